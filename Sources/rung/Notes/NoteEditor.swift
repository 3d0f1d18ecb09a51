import SkillCore
import SkillStore

/// A note written in the learner's editor.
enum NoteEditor {
  /// Opens the editor (`$RUNG_EDITOR`, `config.json`, `$VISUAL`, `$EDITOR`, `vi`) on a new file
  /// beside the database (0600), and reads the result without its final newline.
  ///
  /// - Parameter old: the initial text.
  /// - Returns: nil for a blank text.
  /// - Throws: `Refusal` 64 without a terminal, 69 if the editor cannot be run or fails, 73 or 77
  ///   if the file cannot be created.
  static func text(_ invocation: Invocation, editing old: String = "") throws -> String? {
    guard let run = invocation.context.run else {
      throw Refusal(
        "no-terminal", .usage, Text("no text was given", zh: "没有给出文字"),
        hint: Text(
          "rung note TEXT, or rung note - to read standard input; alone on a terminal it opens $EDITOR",
          zh: "rung note 文字；rung note - 从标准输入读取；在终端中单独使用会打开 $EDITOR"))
    }
    let path = try DatabasePath.prepared(invocation) + ".note-\(invocation.context.newID()).txt"
    try make(path, old)
    Draft.begin(path)
    defer {
      unlink(path)
      Draft.end(path)
    }
    let command = command(
      invocation.context.environment, invocation.context.preferences)
    guard try run(command + [path]) == 0 else {
      throw failed(command, Text("it exited with an error", zh: "它以错误结束"))
    }
    return try written(path, invocation)
  }

  /// Split at blanks, as in `EDITOR='code --wait'`, without a shell.
  static func command(
    _ environment: Variables, _ preferences: Preferences = Preferences()
  ) -> [String] {
    preferences.command(.editor, environment)
  }

  static func failed(_ command: [String], _ reason: Text) -> Refusal {
    let name = command.first ?? ""
    return Refusal(
      "editor-failed", .unavailable,
      Text("the editor \(name): \(reason.en)", zh: "编辑器 \(name)：\(reason.zh)"),
      hint: Text(
        "Nothing was recorded. Set VISUAL or EDITOR, or: rung note TEXT",
        zh: "没有记录任何内容。请设置 VISUAL 或 EDITOR，或使用：rung note 文字"))
  }

  private static func make(_ path: String, _ text: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      let denied = errno == EACCES || errno == EPERM || errno == EROFS
      let reason = String(cString: strerror(errno))
      throw Refusal(
        "cannot-create", denied ? .noPermission : .cannotCreate,
        Text("cannot create \(path): \(reason)", zh: "无法创建 \(path)：\(reason)"),
        hint: Text("Give the text instead: rung note TEXT", zh: "可直接给出文字：rung note 文字"))
    }
    defer { close(file) }
    // Editors expect a final newline; it is removed again.
    if !text.isEmpty { try writeAll(Array(text.utf8) + [10], file) }
  }

  private static func written(_ path: String, _ invocation: Invocation) throws -> String? {
    // Reopened, since editors may replace the file.
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = try readAll(file, limit: TextArgument.limit + 1)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    let isBlank = bytes.allSatisfy { [9, 10, 13, 32].contains($0) }
    guard !isBlank else { return nil }
    return try TextArgument.read(bytes, as: TextArgument.note)
  }
}
