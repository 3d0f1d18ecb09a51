import SkillCore

/// The pages of a roadmap.sh map: `content/NAME@NODE.md` beside it.
struct TopicPages {
  private let paths: [String: String]

  init(beside file: String) {
    guard file != "-" else {
      paths = [:]
      return
    }
    let end = file.lastIndex(of: "/").map { file[...$0] } ?? ""
    let folder = end + "content"
    var paths: [String: String] = [:]
    if let opened = opendir(String(folder)) {
      defer { closedir(opened) }
      while let entry = readdir(opened) {
        let name = TopicPages.name(of: entry)
        guard name.hasSuffix(".md"), let mark = name.lastIndex(of: "@") else { continue }
        let id = name[name.index(after: mark)...].dropLast(3)
        paths[String(id)] = "\(folder)/\(name)"
      }
    }
    self.paths = paths
  }

  /// Nil if there is none or it cannot be read: a map is complete without its pages.
  func page(_ id: String) -> [UInt8]? {
    guard let path = paths[id], let file = try? InputFile.opened(path) else { return nil }
    defer { close(file) }
    return try? readAll(file, limit: 1 << 16)
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
