import SkillCore

/// Reads whole input files.
enum InputFile {
  /// `-` reads standard input.
  ///
  /// - Parameter limit: in bytes.
  /// - Throws: `Refusal` 66 if it is missing or not a file, 77 without permission, 65 if it is
  ///   larger than `limit`, 74 if it cannot be read.
  static func read(_ path: String, limit: Int, _ context: Context) throws -> [UInt8] {
    let bytes = try path == "-" ? context.readInput(limit) : readFile(path, limit)
    guard bytes.count <= limit else { throw tooLarge(path, limit) }
    return bytes
  }

  static func tooLarge(_ path: String, _ limit: Int) -> Refusal {
    Refusal(
      "too-large", .badFile,
      Text(
        "\(shown(path)) is larger than \(limit >> 20) MiB",
        zh: "\(shown(path)) 超过 \(limit >> 20) MiB"),
      hint: Text("Is it the right file?", zh: "请确认文件是否正确。"))
  }

  /// The name in messages.
  static func shown(_ path: String) -> String { path == "-" ? "<stdin>" : path }

  private static func readFile(_ path: String, _ limit: Int) throws -> [UInt8] {
    let file = try opened(path)
    defer { close(file) }
    return try readAll(file, limit: limit)
  }

  /// Opens a file for reading; the caller closes it.
  ///
  /// - Throws: `Refusal` 66 if it is missing or a folder, 77 without permission.
  static func opened(_ path: String) throws -> Int32 {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw cannotOpen(path, errno) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(file)
      throw cannotOpen(path, EISDIR)
    }
    return file
  }

  static func cannotOpen(_ path: String, _ failure: Int32) -> Refusal {
    let reason = String(cString: strerror(failure))
    let denied = failure == EACCES || failure == EPERM
    return Refusal(
      denied ? "no-permission" : "no-input", denied ? .noPermission : .noInput,
      Text("cannot read \(path): \(reason)", zh: "无法读取 \(path)：\(reason)"),
      hint: denied
        ? Text("Make it readable: chmod u+r FILE", zh: "请开放读权限：chmod u+r 文件")
        : [EMFILE, ENFILE].contains(failure)
          ? Text(
            "Close other programs, or allow more files: ulimit -n 256",
            zh: "请关闭其他程序，或放宽限制：ulimit -n 256")
          : Text("Check the path; - reads standard input.", zh: "请检查路径；- 表示读取标准输入。"))
  }
}
