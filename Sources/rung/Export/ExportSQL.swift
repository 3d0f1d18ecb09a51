import Arguments
import SkillCore
import SkillExchange

struct ExportSQL: Verb {
  static var name: String { "sql" }
  static var form: Form {
    Form(
      Text("A script for a database server.", zh: "导出为数据库服务器的脚本。"),
      more: Text(
        "For a team or a school: tables, data and a view level_matrix in a schema of its own, rung, loaded in one transaction; scripts of many learners' machines can be loaded repeatedly without duplicates. Of all learners, unless --learner is given. Load it with: psql --set ON_ERROR_STOP=1 --file FILE DATABASE",
        zh:
          "供团队或学校使用：在单独的 rung 模式中建表、写入数据并提供视图 level_matrix，一个事务内完成，可反复加载而不重复，数据可来自多位学习者的电脑。默认包含所有学习者，除非给出 --learner。加载：psql --set ON_ERROR_STOP=1 --file 文件 数据库"
      ),
      options: [
        .value(
          "--dialect", kind: .choice,
          help: Text(
            "The SQL dialect: postgresql (15 or later).", zh: "目标服务器：postgresql（15 或更高版本）。"),
          choices: Dialect.allCases.map(\.rawValue)),
        .value("--output", "-o", kind: .file, help: Text("Write to a file.", zh: "写入文件。")),
      ],
      examples: [
        Text(same: "rung export sql --dialect postgresql -o rung.sql")
      ])
  }

  let dialect: Dialect
  let output: String?
  let options: GlobalOptions

  init(_ line: Line) throws {
    dialect = try Dialect(line)
    output = line["--output"]
    options = GlobalOptions(line)
  }

  enum Dialect: String, CaseIterable {
    case postgresql

    /// - Throws: `Refusal` 64 if no dialect is given.
    init(_ line: Line) throws {
      guard let dialect = line["--dialect"].flatMap(Dialect.init(rawValue:)) else {
        throw Refusal(
          "usage", .usage, Text("no dialect given", zh: "请说明目标服务器"),
          hint: Text(
            "rung export sql --dialect postgresql -o FILE",
            zh: "rung export sql --dialect postgresql -o 文件"))
      }
      self = dialect
    }
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try Export.refuseJSON(options, Text("an SQL script has no JSON form", zh: "SQL 脚本没有 JSON 形式"))
    let desk = try invocation.desk(for: .reading)
    let source = PostgresSource(
      desk: desk, only: Export.learner(desk, invocation), today: invocation.context.today)
    var replaced = 0
    var answer = try Export.write(to: output, invocation) { replaced = try source.write(to: $0) }
    if replaced > 0 {
      answer.remarks.append(
        say(
          "PostgreSQL cannot store NUL: replaced \(replaced) by ␀ (U+2400).",
          zh: "PostgreSQL 不能保存 NUL：已将 \(replaced) 个替换为 ␀（U+2400）。"))
    }
    return answer
  }
}
