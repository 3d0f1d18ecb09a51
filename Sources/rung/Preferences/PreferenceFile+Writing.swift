import SkillCore
import SkillExchange

extension PreferenceFile {
  /// Sets or removes one key; the others stay as they are, known or not.
  ///
  /// - Returns: false if nothing changed.
  /// - Throws: `Refusal` 65 for a file that is not a JSON object.
  func set(_ key: String, to value: JSON?) throws -> Bool {
    let old = try (members() ?? []).map { member in
      // Rung writes no fractions; only the key that changes may hold one.
      guard let plain = member.key == key ? member.value.plain ?? .null : member.value.plain else {
        throw unfit(member)
      }
      return (member.key, plain)
    }
    var new = old.filter { $0.0 != key }
    if let value {
      let place = old.firstIndex { $0.0 == key } ?? new.count
      new.insert((key, value), at: place)
    }
    let (before, after) = (JSON.object(old), JSON.object(new))
    guard before.text() != after.text() else { return false }
    try write(after)
    return true
  }

  /// Renames the file, whatever is in it.
  ///
  /// - Returns: its new path; nil if there was none.
  func putAside() throws -> String? {
    let aside = path + ".old"
    guard rename(path, aside) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      let reason = String(cString: strerror(errno))
      throw Refusal(
        "cannot-create", .noPermission,
        Text("cannot move \(path): \(reason)", zh: "无法移动 \(path)：\(reason)"),
        hint: Text(
          "Make its folder writable (chmod u+w).", zh: "请开放所在文件夹的写权限（chmod u+w）。")
      )
    }
    return aside
  }

  /// Atomically, with mode 0600.
  private func write(_ json: JSON) throws {
    try DatabasePath.makeFolder(folder, option: "XDG_CONFIG_HOME")
    try OutputFile.write(path, isPrivate: true) { write in
      try write(json.bytes(pretty: true) + [UInt8(ascii: "\n")])
    }
  }
}
