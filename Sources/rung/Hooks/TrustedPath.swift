import SkillCore

/// Checks that only the user and root can change what a path leads to.
enum TrustedPath {
  /// The first part of the path that others could change: a folder, a link, or the file itself.
  ///
  /// - Parameter folder: others may not add to it, either; above it a sticky folder such as `/tmp`
  ///   is accepted, where others cannot delete or rename the user's files.
  static func weakness(of path: String, from folder: String) -> Text? {
    var rest: [Substring] = path.split(separator: "/").reversed()
    var place = path.hasPrefix("/") ? "/" : "./"
    var links = 0
    if let weakness = weakness(ofOne: place, isAbove: true) { return weakness }
    while let part = rest.popLast() {
      if part == "." { continue }
      // `..` is kept: the system resolves it after links.
      let next = place.hasSuffix("/") ? place + part : "\(place)/\(part)"
      var target = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(next, &target, target.count)
      guard count > 0 else {
        let isAbove = !rest.isEmpty && next != folder && !isSame(next, folder)
        if let weakness = weakness(ofOne: next, isAbove: isAbove) { return weakness }
        place = next
        continue
      }
      links += 1
      if links > 40 {
        let reason = SystemFailure(number: ELOOP).reason
        return Text("\(path): \(reason)", zh: "\(path)：\(reason)")
      }
      if let weakness = weakness(ofLink: next) { return weakness }
      let words = String(
        decoding: target.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if words.hasPrefix("/") { place = "/" }
      rest += words.split(separator: "/").reversed()
    }
    return nil
  }

  private static func isSame(_ path: String, _ other: String) -> Bool {
    SamePath.isSame(path, other)
  }

  private static func weakness(ofOne path: String, isAbove: Bool) -> Text? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let failure = SystemFailure(number: errno)
      return Text("\(path): \(failure.reason)", zh: "\(path)：\(failure.reason)")
    }
    if let stranger = stranger(path, status) { return stranger }
    let isShared = status.st_mode & (S_IWGRP | S_IWOTH) != 0
    let isSticky = status.st_mode & S_IFMT == S_IFDIR && status.st_mode & S_ISVTX != 0
    guard isShared, !(isAbove && isSticky) else { return nil }
    return Text(
      "others may write to \(path): chmod go-w \(typed(path))",
      zh: "其他用户可写 \(path)：chmod go-w \(typed(path))")
  }

  private static func weakness(ofLink path: String) -> Text? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return stranger(path, status)
  }

  private static func stranger(_ path: String, _ status: stat) -> Text? {
    guard ![geteuid(), 0].contains(status.st_uid) else { return nil }
    return Text("\(path) belongs to another user", zh: "\(path) 属于其他用户")
  }
}
