import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct DatabaseVerb: Verb {
  static var name: String { "db" }
  static var verbs: [any Verb.Type] {
    [
      ShowPath.self, ShowInfo.self, CheckDatabase.self, BackUp.self, Restore.self, Migrate.self,
      VerifyDatabase.self,
    ]
  }
  static var form: Form {
    Form(
      Text("The database file itself.", zh: "数据库文件本身。"),
      examples: [
        Text(same: "rung db info"),
        Text(same: "rung db backup"),
        Text(same: "rung db check"),
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ShowInfo.info(invocation)
  }
}

struct ShowPath: Verb {
  static var name: String { "path" }
  static var form: Form {
    Form(
      Text("Print the path of the database.", zh: "文件位置。"),
      examples: [
        Text(same: "rung db path")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let path = try DatabasePath.resolved(invocation)
    return invocation.answer(
      json: .object([("path", .string(path))]), text: visible(path) + "\n")
  }
}

struct ShowInfo: Verb {
  static var name: String { "info" }
  static var form: Form {
    Form(
      Text("Schema version, size and contents.", zh: "结构版本、大小与内容。"),
      examples: [
        Text(same: "rung db info")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ShowInfo.info(invocation)
  }

  static func info(_ invocation: Invocation) throws -> Answer {
    let file = try invocation.databaseFile()
    let info = try file.info()
    let migrations =
      info.version == info.latest
      ? "" : say(" (this Rung knows \(info.latest))", zh: "（当前 Rung 为 \(info.latest)）")
    var table = Table([.init(""), .init("")])
    for (name, value) in [
      (say("file", zh: "文件"), visible(file.path)),
      (say("schema", zh: "结构版本"), "\(info.version)\(migrations)"),
      (say("size", zh: "大小"), say("\(info.bytes / 1024) KiB", zh: "\(info.bytes / 1024) KiB")),
      (say("learners", zh: "学习者"), "\(info.learners)"),
      (say("facts", zh: "记录"), "\(info.facts)"), (say("actions", zh: "操作"), "\(info.actions)"),
      ("SQLite", info.sqlite),
      (
        say("journal", zh: "日志"),
        info.journal == "wal"
          ? say("write-ahead log", zh: "预写日志（WAL）") : say("rollback", zh: "回滚日志")
      ),
    ] { table.add([Table.Cell(name, .dim), Table.Cell(value)]) }
    return invocation.answer(
      remarks: try file.journalRemarks(),
      json: .object([
        ("path", .string(file.path)), ("schema", .integer(info.version)),
        ("latestSchema", .integer(info.latest)), ("bytes", .integer(info.bytes)),
        ("learners", .integer(info.learners)), ("facts", .integer(info.facts)),
        ("actions", .integer(info.actions)), ("sqlite", .string(info.sqlite)),
        ("rung", .string(Version.number)), ("journal", .string(info.journal)),
      ]),
      text: invocation.text(table))
  }
}

struct VerifyDatabase: Verb {
  static var name: String { "verify" }
  static var form: Form {
    Form(
      Text(
        "Compare the schema and its history with this Rung's; exit code 1 with findings.",
        zh: "对照当前 Rung 核对结构及其历史；有问题时退出码为 1。"),
      examples: [
        Text(same: "rung db verify")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    Findings.answer(
      try invocation.databaseFile().verify(),
      sound: Text("The schema is as the migrations make it.", zh: "结构与其迁移一致。"), invocation)
  }
}

private enum Findings {
  static func answer(_ findings: [DatabaseFile.Difference], sound: Text, _ invocation: Invocation)
    -> Answer
  {
    invocation.answer(
      remarks: findings.isEmpty || invocation.options.json
        ? []
        : DatabaseFile.Difference.Remedy.allCases.filter { remedy in
          findings.contains { $0.remedy == remedy }
        }.map(\.text.said),
      code: findings.isEmpty ? .done : .no,
      json: .object([
        ("ok", .bool(findings.isEmpty)), ("findings", JSON(findings.map(\.text.said))),
      ]),
      text: findings.isEmpty
        ? sound.said + "\n" : findings.map { visible($0.text.said) + "\n" }.joined())
  }
}

extension DatabaseFile.Difference.Remedy {
  fileprivate var text: Text {
    switch self {
    case .restore:
      Text(
        "Copy the file first (cp), then restore a backup: rung db restore FILE",
        zh: "请先复制一份文件（cp），再恢复备份：rung db restore 文件")
    case .otherVersion:
      Text(
        "Find the version that wrote it: rung db migrate --status; open it with that version.",
        zh: "查看由哪个版本写入：rung db migrate --status；请用该版本打开。")
    case .fix:
      Text("Rung can repair it: rung db check --fix", zh: "Rung 可以修正：rung db check --fix")
    case .takeAway:
      Text(
        "Rung does not create such a table. Copy the file (cp), then drop or rename what is not Rung's.",
        zh: "这样的表不是 Rung 建立的。请先复制一份文件（cp），再删除或改名不属于 Rung 的部分。")
    }
  }
}

extension Invocation {
  /// Opens the file as it is: no migration, no seeding.
  ///
  /// - Throws: `Refusal` 66 if there is none.
  func databaseFile() throws -> DatabaseFile {
    let path = try DatabasePath.resolved(self)
    guard try DatabasePath.exists(self) else {
      throw Refusal(
        "no-database", .noInput, Text("no database at \(path)", zh: "\(path) 处没有数据库"),
        hint: Text("The first command creates it: rung", zh: "运行任意命令即可创建：rung"))
    }
    return try DatabaseFile(path: path, tool: Version.tool)
  }
}
