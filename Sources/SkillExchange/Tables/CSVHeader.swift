import SkillCore

/// The header of one of Rung's own tables: which table it is, and the places of its columns.
struct CSVHeader {
  let table: CSVTable
  let places: CSVPlaces
  /// Columns that the table does not have.
  private(set) var unused: [String] = []

  init(_ row: CSVReader.Row, table named: CSVTable?) throws(FileFault) {
    let titles = row.cells.map { trimmed($0).lowercased() }
    if let named {
      table = named
    } else {
      table = try CSVHeader.table(with: titles, at: row.position)
    }
    guard table.holdsFacts else { throw CSVHeader.answers(table, at: row.position) }
    var places: [String: Int] = [:]
    for (index, title) in titles.enumerated() where !title.isEmpty {
      guard table.header.contains(title) else {
        let others = table.header.filter { !titles.contains($0) }
        if let near = nearestWord(to: title, in: others) {
          throw CSVHeader.unknown(title, table, near, at: row.positions[index])
        }
        unused.append(trimmed(row.cells[index]))
        continue
      }
      guard places[title] == nil else {
        throw FileFault(
          at: row.positions[index],
          Text("duplicate column “\(title)”", zh: "“\(title)”列出现了两次"))
      }
      places[title] = index
    }
    for title in table.required where places[title] == nil {
      throw CSVHeader.missing(title, table, at: row.position)
    }
    if table == .sessions,
      ["end", "duration", "duration_seconds"].allSatisfy({ places[$0] == nil })
    {
      throw CSVHeader.missing("end", table, at: row.position)
    }
    self.places = CSVPlaces(places)
  }

  /// The table with all of these columns; several need `--table`.
  private static func table(
    with titles: [String], at position: FilePosition
  ) throws(FileFault) -> CSVTable {
    let titles = titles.filter { !$0.isEmpty }
    func shared(_ table: CSVTable) -> Int { titles.count { table.header.contains($0) } }
    let fitting = CSVTable.allCases.filter { table in
      shared(table) == titles.count && table.required.allSatisfy(titles.contains)
    }
    if let one = fitting.first, fitting.count == 1 { return one }
    if fitting.contains(.notes), titles.contains("session") { return .notes }
    if !fitting.isEmpty {
      let names = fitting.map(\.rawValue).joined(separator: ", ")
      throw FileFault(
        at: position,
        Text(
          "these columns fit several tables (\(names)); say which: --table NAME",
          zh: "这些列与多张表相符（\(names)）；请用 --table 名称 指明"))
    }
    let nearest = CSVTable.allCases.max { shared($0) < shared($1) }
    guard let nearest, shared(nearest) * 2 > titles.count else {
      throw FileFault(
        at: position,
        Text(
          "the first row does not name the columns of one of Rung's tables, such as learner,skill,start,end; for any other spreadsheet: rung import table FILE",
          zh: "第一行不是 Rung 的表的列名（如 learner,skill,start,end）；其他表格请用：rung import table 文件"))
    }
    return nearest
  }

  private static func answers(_ table: CSVTable, at position: FilePosition) -> FileFault {
    FileFault(
      at: position,
      Text(
        "\(table.rawValue) is computed by Rung and not a record: import the tables it follows from (sessions, completions, evidence)",
        zh: "\(table.rawValue) 是 Rung 推算的结果，不是记录：请导入其依据（sessions、completions、evidence）"))
  }

  private static func unknown(
    _ title: String, _ table: CSVTable, _ near: String, at position: FilePosition
  ) -> FileFault {
    FileFault(
      at: position,
      Text(
        "\(table.rawValue) has no column “\(shown(title))”; did you mean “\(near)”?",
        zh: "\(table.rawValue) 没有“\(shown(title))”列；是否想写“\(near)”？"))
  }

  /// How many cells of a row name a column of Rung's tables.
  @Sendable static func score(_ cells: [String]) -> Int {
    cells.count { names.contains(trimmed($0).lowercased()) }
  }

  private static let names = Set(CSVTable.allCases.flatMap(\.header))

  private static func missing(
    _ title: String, _ table: CSVTable, at position: FilePosition
  ) -> FileFault {
    FileFault(
      at: position,
      Text(
        "\(table.rawValue) needs a column “\(title)”", zh: "\(table.rawValue) 需要“\(title)”列"))
  }
}

/// A column of a table of records, as an index, since each row looks up its cells twenty times.
enum CSVColumn: Int, CaseIterable, Sendable {
  case id, learner, skill, habit, stage, start, end, at, completedAt, zone, localDate,
    durationSeconds
  case duration, tags, note, evidence, session, rating

  /// Its name in the header.
  var name: String {
    switch self {
    case .completedAt: "completed_at"
    case .localDate: "local_date"
    case .durationSeconds: "duration_seconds"
    default: "\(self)"
    }
  }
}

/// The places of the columns; nil for missing ones.
struct CSVPlaces: Sendable {
  private let places: [Int?]

  init(_ named: [String: Int]) {
    places = CSVColumn.allCases.map { named[$0.name] }
  }

  subscript(_ column: CSVColumn) -> Int? { places[column.rawValue] }
}

extension CSVTable {
  /// Whether its rows are records; the others are answers.
  public var holdsFacts: Bool { self != .skills && self != .levels }

  /// The columns that cannot be derived.
  fileprivate var required: [String] {
    switch self {
    case .sessions: ["skill", "start"]
    case .completions: ["skill", "completed_at"]
    case .evidence: ["skill", "at", "evidence"]
    case .notes: ["at", "note"]
    case .checkins: ["habit", "at"]
    case .waivers, .notApplicable: ["skill", "at", "note"]
    case .ratings: ["skill", "at", "rating"]
    case .skills, .levels: header
    }
  }
}
