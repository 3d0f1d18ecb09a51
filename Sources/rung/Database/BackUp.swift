import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct BackUp: Verb {
  static var name: String { "backup" }
  static var form: Form {
    Form(
      Text("Make a verified copy, even while other programs write.", zh: "制作经过校验的备份，可与写入同时进行。"),
      effect: .maintains,
      words: [
        Word(
          .file,
          Text(
            "The copy (default: beside the database, named after the time).",
            zh: "备份位置；默认放在数据库旁，以时间命名。"),
          .optional)
      ],
      examples: [
        Text(same: "rung db backup"),
        Text(same: "rung db backup copy.db"),
      ])
  }

  let file: String?
  let options: GlobalOptions

  init(_ line: Line) {
    file = line.word(0)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let database = try invocation.databaseFile()
    if let file, SamePath.isSame(file, database.path) {
      throw Refusal(
        "same-file", .usage, Text("that is the database itself", zh: "这就是数据库本身"),
        hint: Text("Name another file.", zh: "请指定另一个文件。"))
    }
    if let file { try CopyPlace.check(file) }
    let progress = CopyProgress(
      say("copying", zh: "正在复制"), bytes: FileSize.of(database.path), invocation.context)
    defer { progress.end() }
    let target: String
    if let file {
      try database.backup(to: file, progress: progress.reach)
      target = file
    } else {
      target = try database.backup(progress: progress.reach)
    }
    return invocation.answer(
      remarks: [
        say(
          "To restore it: rung db restore \(typed(target))",
          zh: "恢复方法：rung db restore \(typed(target))")
      ],
      json: .object([("backup", .string(target))]),
      text: say("Verified copy: \(visible(target))\n", zh: "已校验的备份：\(visible(target))\n"))
  }
}

struct Restore: Verb {
  static var name: String { "restore" }
  static var form: Form {
    Form(
      Text(
        "Replace the database by a copy; the old file is kept.", zh: "用备份替换数据库；被替换的会保留。"),
      effect: .maintains,
      words: [
        Word(.file, Text("The copy.", zh: "备份文件。"))
      ],
      examples: [
        Text(same: "rung db restore copy.db")
      ])
  }

  let file: String
  let options: GlobalOptions

  init(_ line: Line) {
    file = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    guard SamePath.exists(file) else {
      throw Refusal(
        "no-input", .noInput, Text("no such file: \(file)", zh: "没有文件 \(file)"),
        hint: Text(
          "Copies are kept beside the database: rung db path", zh: "备份就在数据库旁边：rung db path")
      )
    }
    try DatabasePath.refuseOddFile(file)
    let path = try DatabasePath.prepared(invocation)
    let progress = CopyProgress(
      say("restoring", zh: "正在恢复"), bytes: FileSize.of(file), invocation.context)
    defer { progress.end() }
    progress.verify()
    let kept = try DatabaseFile(path: path, tool: Version.tool)
      .restore(from: file, progress: progress.reach)
    return invocation.answer(
      json: .object([("restored", .string(file)), ("kept", JSON(kept))]),
      text: say("Restored \(visible(file))\n", zh: "已恢复 \(visible(file))\n")
        + (kept.map {
          say("The file it replaced: \(visible($0))\n", zh: "被替换的已保留：\(visible($0))\n")
        } ?? ""))
  }
}
