import SkillCore

/// A fact from a row of one of Rung's own tables.
public struct CSVFactRow: Sendable {
  public var position: FilePosition
  /// The positions of the skill, the learner, and the session of a note.
  public var skillPosition: FilePosition
  public var learnerPosition: FilePosition
  public var sessionPosition: FilePosition
  /// Nil for a new fact.
  public var id: FactID?
  /// The content of a new fact's row, from which its id is derived, so that the same row again is
  /// the same fact. Empty if the row has an id.
  public var content: String
  /// Nil if the row has no learner.
  public var learner: String?
  /// As written, with `@` before a group; nil for a note on none.
  public var skill: String?
  public var at: Moment
  public var kind: Fact.Kind
  public var note: String?
  public var tags: [String]
  /// Without an offset or a zone in the file: read in the machine's zone.
  public var isLocal: Bool
}

/// Reads the facts of a table written by `rung export csv` or by hand. Columns are found by name;
/// derivable ones may be missing or empty.
public struct CSVFactFile {
  public let table: CSVTable
  /// Columns of the file that no table of Rung's has.
  public let unused: [String]
  /// Where it was found out.
  public private(set) var encoding: SheetEncoding?
  private var reader: CSVReader
  private let columns: CSVPlaces
  private var values: CSVFactValues
  /// The columns from which a new fact's id is derived.
  private let naming: [CSVColumn]

  /// A file as it was exported, or as a spreadsheet program saved it again: encoding and separator are found
  /// out.
  public init(_ file: ForeignFile, table name: CSVTable?, _ reading: ForeignReading) throws {
    let layout = try SheetLayout(file.pieces, score: CSVHeader.score)
    let pieces = file.pieces
    try self.init(layout.reader(pieces, isLoose: false), table: name, reading)
    encoding = layout.encoding
    let places = [
      columns[.start], columns[.end], columns[.at], columns[.completedAt], columns[.localDate],
    ]
    values.dates = SheetDates(reading.dateOrder, before: reading.endOfDays) { orders, end in
      var rows = SheetReader(try layout.reader(pieces))
      try rows.learn(&orders, in: places.compactMap { $0 }, before: end)
    }
  }

  /// Whether the columns are Rung's own, in whatever encoding the file is now.
  public static func recognises(_ file: ForeignFile) -> Bool {
    guard !file.head.isZip,
      let layout = try? SheetLayout(file.pieces, score: CSVHeader.score),
      var reader = try? layout.reader(file.pieces), let row = try? reader.next(),
      (try? CSVHeader(row, table: nil)) != nil
    else { return false }
    let own: Set<String> = ["id", "learner", "local_date", "duration_seconds", "completed_at"]
    return row.cells.contains { own.contains(trimmed($0).lowercased()) }
  }

  /// - Parameters:
  ///   - reader: at the header.
  ///   - name: the table, if known; else it follows from the columns.
  /// - Throws: `FileFault` for an unknown column, a missing one, and a table of answers.
  public init(_ reader: CSVReader, table name: CSVTable?, _ reading: ForeignReading) throws {
    var reader = reader
    guard let header = try reader.next() else {
      throw FileFault(
        at: .start,
        Text(
          "the file is empty; its first row must name the columns", zh: "文件是空的；第一行应为列名"))
    }
    let columns = try CSVHeader(header, table: name)
    // Rung's own `--safe` begins with a bare id; in a file with all cells quoted there are no
    // guards.
    reader.unguards = header.cells.first == "id" && !header.isQuoted
    table = columns.table
    self.reader = reader
    self.columns = columns.places
    unused = columns.unused
    values = CSVFactValues(reading)
    naming = columns.table.header.compactMap { title in
      CSVColumn.allCases.first { $0.name == title }
    }.filter { ![.id, .learner, .stage].contains($0) }
  }

  /// Whether it is a table of answers, as written by `rung export csv`.
  public static func holdsAnswers(_ reader: CSVReader) throws -> Bool {
    var reader = reader
    guard let header = try reader.next() else { return false }
    return CSVTable.allCases.contains { !$0.holdsFacts && $0.header == header.cells }
  }

  /// The next fact; nil after the last.
  public mutating func next() throws -> CSVFactRow? {
    try nextRow().map { try fact($0) }
  }

  /// The next fact that can be one; nil after the last.
  ///
  /// - Parameter refuse: takes what is wrong with each row before it.
  /// - Throws: `FileFault` if the file is no longer a table.
  public mutating func next(refusing refuse: (FileFault) -> Void) throws -> CSVFactRow? {
    while let row = try nextRow() {
      do { return try fact(row) } catch let fault as FileFault { refuse(fault) }
    }
    return nil
  }

  /// The next row with anything in it.
  private mutating func nextRow() throws -> CSVReader.Row? {
    while let row = try reader.next() {
      if !row.cells.allSatisfy(\.isBlank) { return row }
    }
    return nil
  }

  private func fact(_ row: CSVReader.Row) throws -> CSVFactRow {
    let cells = CSVFactCells(row: row, columns: columns)
    let (at, kind) = try happened(cells)
    let skillColumn = table == .checkins ? CSVColumn.habit : .skill
    let skill = cells[skillColumn]
    if skill.isEmpty, table != .notes {
      throw cells.fault(skillColumn, Text("the skill is missing", zh: "此处应写明技能"))
    }
    let id = try values.id(cells, .id)
    return CSVFactRow(
      position: row.position, skillPosition: cells.position(skillColumn),
      learnerPosition: cells.position(.learner), sessionPosition: cells.position(.session),
      id: id, content: id == nil ? content(cells) : "",
      learner: cells[.learner].isEmpty ? nil : cells[.learner],
      skill: skill.isEmpty ? nil : skill, at: at, kind: kind,
      note: try values.text(cells, .note), tags: try values.tags(cells), isLocal: isLocal(cells))
  }

  private func isLocal(_ cells: CSVFactCells) -> Bool {
    let text = cells[timeColumn]
    return cells[.zone].isEmpty && WallTime(iso8601: text)?.offset == nil
      && SheetTime(text)?.offset == nil
  }

  private func happened(_ cells: CSVFactCells) throws(FileFault) -> (Moment, Fact.Kind) {
    let zone = cells[.zone]
    if table == .sessions, let length = try values.lengthOnDay(cells, zone: zone) {
      return (length.at, .length(length.length))
    }
    let said = try values.moment(cells, timeColumn, zone: zone, wantsClock: table == .sessions)
    let meant = table == .sessions ? values.meant(cells, said) : said
    let at = try values.counted(cells, meant)
    guard table == .sessions else {
      try values.checkPast(cells, timeColumn, at)
      return (at, try kind(cells))
    }
    return (at, .session(end: try values.end(cells, from: at, zone: zone)))
  }

  private var timeColumn: CSVColumn {
    switch table {
    case .sessions: .start
    case .completions: .completedAt
    default: .at
    }
  }

  private func kind(_ cells: CSVFactCells) throws(FileFault) -> Fact.Kind {
    switch table {
    case .completions: return .completion
    case .evidence:
      guard let text = try values.text(cells, .evidence) else {
        throw cells.fault(.evidence, Text("the evidence is empty", zh: "证据为空"))
      }
      return .evidence(Evidence(text))
    case .notes:
      try values.requireNote(cells)
      return .note(about: try values.id(cells, .session))
    case .checkins:
      return .checkIn(evidence: try values.text(cells, .evidence).map { Evidence($0) })
    case .ratings:
      guard let rating = Int(cells[.rating]), (1...5).contains(rating) else {
        throw cells.fault(.rating, Text("a rating is a number from 1 to 5", zh: "自评为 1 到 5 的整数"))
      }
      return .rating(rating)
    case .waivers:
      try values.requireNote(cells)
      return .waiver
    case .notApplicable, .sessions, .skills, .levels:
      try values.requireNote(cells)
      return .notApplicable
    }
  }

  private func content(_ cells: CSVFactCells) -> String {
    // The day follows from the time, if there is one.
    let isDayKnown = !cells[timeColumn].isEmpty
    var text = table.rawValue
    text.reserveCapacity(256)
    for column in naming where !(isDayKnown && column == .localDate) {
      text += "\0"
      text += cells[column]
    }
    return text
  }
}

/// A row's cells by the names of their columns; missing ones are empty.
struct CSVFactCells {
  let row: CSVReader.Row
  let columns: CSVPlaces

  subscript(_ column: CSVColumn) -> String {
    columns[column].map { row.cells[$0] } ?? ""
  }

  func position(_ column: CSVColumn) -> FilePosition {
    columns[column].map { row.positions[$0] } ?? row.position
  }

  func fault(_ column: CSVColumn, _ message: Text) -> FileFault {
    FileFault(
      at: position(column),
      Text("\(column.name): \(message.en)", zh: "\(column.name)：\(message.zh)"))
  }
}
