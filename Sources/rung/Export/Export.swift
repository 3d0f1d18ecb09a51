import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Export: Verb {
  static var name: String { "export" }
  static var verbs: [any Verb.Type] {
    [
      ExportCSV.self, ExportJSON.self, ExportMarkdown.self, ExportHTML.self, ExportSQL.self,
    ]
  }
  static var form: Form {
    Form(
      Text("Write the record as CSV, JSON, HTML, Markdown or SQL.", zh: "导出记录。"),
      examples: [
        Text(same: "rung export csv --bom -o sessions.csv"),
        Text(same: "rung export json -o record.json"),
        Text(same: "rung export html -o page.html"),
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    throw Refusal(
      "usage", .usage, Text("no format given", zh: "请说明导出格式"),
      hint: Text(
        "For a spreadsheet: rung export csv -o sessions.csv --bom. All formats: rung help export",
        zh: "用于表格软件：rung export csv -o sessions.csv --bom。全部格式：rung help export"))
  }
}

struct ExportCSV: Verb {
  static var name: String { "csv" }
  static var form: Form {
    let tables = CSVTable.allCases.map(\.rawValue).joined(separator: ", ")
    return Form(
      Text("A table as CSV (RFC 4180, UTF-8).", zh: "导出为 CSV（RFC 4180，UTF-8）。"),
      more: Text(
        "Tables: \(tables). Of all learners, unless --learner is given.",
        zh: "可选的表：\(tables)。默认包含所有学习者，除非给出 --learner。"),
      words: [
        Word(
          .table, Text("Which table.", zh: "哪张表。"), .optional,
          choices: CSVTable.allCases.map(\.rawValue))
      ],
      options: [
        .value(
          "--output", "-o", kind: .file,
          help: Text("Write to a file; with --all, into a folder.", zh: "写入文件；与 --all 同用时写入文件夹。")),
        .flag(
          "--all",
          help: Text("Every table, one file each; needs -o FOLDER.", zh: "导出所有表，每表一个文件；需要 -o 文件夹。")),
        .flag(
          "--bom", "--excel",
          help: Text("Start with a byte order mark, for Excel.", zh: "以 BOM 开头，便于 Excel 打开。")),
        .flag(
          "--safe",
          help: Text(
            "Guard cells that a spreadsheet would run as formulas.", zh: "保护会被表格软件当作公式的单元格。")
        ),
      ],
      examples: [
        Text(same: "rung export csv --bom -o sessions.csv"),
        Text(same: "rung export csv completions"),
        Text(same: "rung export csv --all -o tables"),
      ])
  }

  let table: CSVTable?
  let output: String?
  let all: Bool
  let bom: Bool
  let safe: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    table = line.word(0).flatMap(CSVTable.init(rawValue:))
    output = line["--output"]
    all = line.has("--all")
    bom = line.has("--bom")
    safe = line.has("--safe")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try Export.refuseJSON(options, Text("a CSV export has no JSON form", zh: "CSV 导出没有 JSON 形式"))
    let desk = try invocation.desk(for: .reading)
    let source = CSVSource(desk, only: Export.learner(desk, invocation), invocation)
    // One read transaction: all tables show the same state.
    if all { return try desk.store.reading { try everyTable(source, invocation) } }
    let table = table ?? .sessions
    return try Export.write(to: output, invocation) { try write(table, source, $0) }
  }

  private func everyTable(_ source: CSVSource, _ invocation: Invocation) throws -> Answer {
    guard let output, table == nil else {
      throw Refusal(
        "usage", .usage, Text("--all writes every table into a folder", zh: "--all 会把所有表写入一个文件夹"),
        hint: Text("rung export csv --all -o FOLDER", zh: "rung export csv --all -o 文件夹"))
    }
    guard output != "-", !output.isEmpty else {
      throw Refusal(
        "usage", .usage, Text("--all needs a folder", zh: "--all 需要文件夹名"),
        hint: Text("rung export csv --all -o FOLDER", zh: "rung export csv --all -o 文件夹"))
    }
    try DatabasePath.makeFolder(output, option: "-o FOLDER")
    for table in CSVTable.allCases {
      try OutputFile.write("\(output)/\(table.rawValue).csv") { try write(table, source, $0) }
    }
    let count = CSVTable.allCases.count
    return Answer(
      "",
      remarks: [
        say(
          "Wrote \(count) files to \(visible(output))", zh: "已将 \(count) 个文件写入 \(visible(output))")
      ])
  }

  private func write(
    _ table: CSVTable, _ source: CSVSource, _ sink: @escaping ([UInt8]) throws -> Void
  ) throws {
    var writer = CSVWriter(bom: bom, safe: safe, write: sink)
    try writer.append(table.header)
    if table == .sessions && !safe {
      try source.write(sessions: &writer)
    } else {
      try source.rows(of: table) { try writer.append($0) }
    }
    try writer.finish()
  }
}

extension Export {
  /// Writes to a file, atomically, or streams to stdout (also `-`).
  static func write(
    to path: String?, _ invocation: Invocation,
    _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws -> Answer {
    guard let path, path != "-", path != "/dev/stdout" else {
      try body(invocation.context.write)
      return Answer("")
    }
    try OutputFile.write(path, body)
    return Answer("", remarks: [say("Wrote \(visible(path))", zh: "已写入 \(visible(path))")])
  }

  /// The learner that was named; nil is all learners.
  static func learner(_ desk: Desk, _ invocation: Invocation) -> Learner? {
    let name = invocation.options.learner ?? invocation.context.environment["RUNG_LEARNER"]
    return name?.isEmpty == false ? desk.learner : nil
  }

  static func refuseJSON(_ options: GlobalOptions, _ message: Text) throws {
    guard options.json else { return }
    throw Refusal(
      "usage", .usage, message, hint: Text("Leave out --json.", zh: "请去掉 --json。"))
  }
}
