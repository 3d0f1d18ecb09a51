import SkillCore

/// The environment's variables, looked up on demand.
struct Variables {
  private let value: (String) -> String?

  init(_ value: @escaping (_ name: String) -> String?) { self.value = value }

  subscript(name: String) -> String? { value(name) }

  /// A variable that names a file or a folder.
  ///
  /// - Throws: `Refusal` 64 if it is not UTF-8: repaired, it would name another path.
  func place(_ name: String) throws -> String? {
    guard let path = value(name) else { return nil }
    guard !path.unicodeScalars.contains("\u{FFFD}") else {
      throw Refusal(
        "not-utf8", .usage, Text("\(name) is not UTF-8: \(path)", zh: "\(name) 不是 UTF-8：\(path)"),
        hint: Text(
          "Rename the folder or file in UTF-8, or use another: \(name)=PATH",
          zh: "请让文件夹或文件的名字使用 UTF-8，或另指一处：\(name)=路径"))
    }
    return path
  }
}
