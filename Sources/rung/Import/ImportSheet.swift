import Arguments
import SkillCore
import SkillExchange

/// `rung import table`: any spreadsheet.
struct ImportSheet: Verb {
  static var name: String { "table" }
  static var form: Form {
    let format = ForeignFormat.table([])
    return Form(
      format.abstract, effect: .records, more: format.more, words: [ImportOptions.word],
      options: ImportOptions.form + [
        .value(
          "--column", kind: .column,
          help: Text(
            "Which column means what: date=When. Meanings: \(meanings.en).",
            zh: "哪一列是什么：date=日期列的表头。可用：\(meanings.zh)。"), repeats: true),
        .value(
          "--sheet", kind: .text,
          help: Text(
            "The sheet of a workbook to read; else the first with headings.",
            zh: "要读取的工作表；默认是第一个有表头的。")),
        ImportTool.dateOrderOption,
      ],
      examples: format.examples.map { Text(same: $0) })
  }

  private static var meanings: Text {
    let names = SheetMeaning.allCases.map(\.rawValue)
    return Text(names.joined(separator: ", "), zh: names.joined(separator: "、"))
  }

  let files: ImportOptions
  let dateOrder: DateOrder?
  /// As they were typed.
  private let columns: [String]
  private let sheet: String?
  let options: GlobalOptions

  init(_ line: Line) {
    files = ImportOptions(line)
    dateOrder = line["--date-order"].flatMap(DateOrder.init(rawValue:))
    columns = line.all("--column")
    sheet = line["--sheet"]
    options = GlobalOptions(line)
  }

  /// - Throws: `Refusal` 64 for what is no `MEANING=HEADING`.
  private static func choice(_ text: String) throws -> SheetChoice {
    // By scalars: an accent after the sign would hide it in a Character.
    let scalars = text.unicodeScalars
    guard let sign = scalars.firstIndex(of: "="), scalars.index(after: sign) < scalars.endIndex,
      let meaning = SheetMeaning(rawValue: String(scalars[..<sign]).lowercased())
    else {
      throw Refusal(
        "bad-column", .usage,
        Text("--column '\(text)' is not MEANING=HEADING", zh: "--column '\(text)' 不是“含义=表头”"),
        hint: Text(
          "Write it like --column 'date=When'. Meanings: \(meanings.en)",
          zh: "例如 --column 'date=日期'。可用的含义：\(meanings.zh)"))
    }
    return SheetChoice(meaning, heading: String(scalars[scalars.index(after: sign)...]))
  }

  /// What a tool or Rung itself wrote is read as that.
  func answer(_ invocation: Invocation) throws -> Answer {
    let chosen = try columns.map(ImportSheet.choice)
    // Opened once: a pipe cannot be read again.
    let inputs = try files.file.map { try ImportInput($0, invocation.context) }
    if chosen.isEmpty, sheet == nil {
      if try inputs.allSatisfy({ try $0.isOwnTable() }) {
        return try TableImport(files, table: nil, dateOrder, invocation, opened: inputs).answer()
      }
      if let format = try ImportSheet.format(of: inputs) {
        return try ToolImport(format, dateOrder, files, invocation, opened: inputs).answer()
      }
    }
    return try ToolImport(
      .table(chosen, sheet: sheet), dateOrder, files, invocation, opened: inputs
    ).answer()
  }

  /// The format that all of the files are of, if that is a table which another importer reads.
  private static func format(of inputs: [ImportInput]) throws -> ForeignFormat? {
    let formats = try inputs.map { input -> ForeignFormat? in
      guard case .foreign(let format, let looks)? = FileGuess(FileHead(try input.head())),
        format.shape == .table, looks.instead == nil
      else { return nil }
      return format
    }
    guard let first = formats.first, let format = first,
      formats.allSatisfy({ $0?.name == format.name })
    else { return nil }
    return format
  }
}

/// How the columns of tables are understood, shown before anything is written.
struct SheetColumnsText {
  private let files: [(file: String, columns: [SheetMapping])]
  private let invocation: Invocation

  init(_ files: [(file: String, columns: [SheetMapping])], _ invocation: Invocation) {
    self.files = files
    self.invocation = invocation
  }

  var text: String {
    files.map { file, columns in
      var table = Table([.init(""), .init(""), .init(""), .init("")])
      table.add([
        .init(say("meaning", zh: "含义"), .dim), .init(say("column", zh: "列"), .dim),
        .init(say("for example", zh: "例如"), .dim), .init(say("read as", zh: "读作"), .dim),
      ])
      for column in columns {
        table.add([
          .init(column.meaning.label.said, .bold), .init(shortened(column.heading)),
          .init(shortened(column.example ?? "")), .init(shortened(column.reading.said)),
        ])
      }
      let title = files.count > 1 ? visible(file) + "\n" : ""
      return title + invocation.text(table) + "\n"
    }.joined()
  }

  static func json(_ files: [(file: String, columns: [SheetMapping])]) -> JSON {
    .array(
      files.map { file, columns in
        [
          "file": .string(file),
          "columns": .array(
            columns.map { column in
              [
                "meaning": .string(column.meaning.rawValue), "heading": .string(column.heading),
                "example": JSON(column.example), "readAs": .string(column.reading.said),
              ]
            }),
        ]
      })
  }

  private func shortened(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}
