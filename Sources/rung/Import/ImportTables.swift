import Arguments
import SkillCore
import SkillExchange

struct ImportCSV: Verb {
  static var name: String { "csv" }
  static var form: Form {
    Form(
      Text(
        "Tables from rung export csv, or written by hand.", zh: "rung export csv 导出的表，或手写的表。"),
      effect: .records,
      more: Text(
        "A folder is read as a whole (rung export csv --all). Columns are found by name; a session needs skill, start and end or duration. An empty id is a new record. Rows without a learner belong to --learner.",
        zh:
          "可给出整个文件夹（rung export csv --all）。按列名识别；学习记录至少要有 skill、start 以及 end 或 duration。id 留空表示新记录。没有写明学习者的行归 --learner。"
      ),
      words: [ImportOptions.word],
      options: ImportOptions.form + [
        .value(
          "--table", kind: .table,
          help: Text("The table, if it does not follow from the columns.", zh: "哪张表；列名无法判断时使用。"),
          choices: CSVTable.allCases.map(\.rawValue)),
        ImportTool.dateOrderOption,
      ],
      examples: [
        Text(same: "rung import csv sessions.csv --dry-run"),
        Text(same: "rung import csv tables"),
      ])
  }

  let files: ImportOptions
  let table: CSVTable?
  let dateOrder: DateOrder?
  let options: GlobalOptions

  init(_ line: Line) {
    files = ImportOptions(line)
    table = line["--table"].flatMap(CSVTable.init(rawValue:))
    dateOrder = line["--date-order"].flatMap(DateOrder.init(rawValue:))
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try TableImport(files, table: table, dateOrder, invocation).answer()
  }
}
