import SkillCore

extension ForeignFormat {
  static let toggl = ForeignFormat(
    name: "toggl",
    abstract: Text(
      "The detailed report of Toggl or Clockify as CSV.", zh: "Toggl 或 Clockify 的详细报表（CSV）。"),
    more: Text(
      "The project decides the skill, then the tags, then the description. Times are this machine's.",
      zh: "先按项目、再按标签、最后按描述确定技能。时间按本机时区理解。"),
    examples: ["rung import toggl report.csv"],
    hasDateOrder: true, shape: .table, recognise: TogglFile.looks
  ) { file, reading, take in
    let order = try reading.dateOrder ?? TogglFile.dateOrder(of: CSVReader(read: file.pieces()))
    guard let order else { throw DateOrder.Unknown() }
    try TogglFile.read(CSVReader(read: file.pieces()), order: order, reading, take)
  }
}

/// A detailed report of Toggl Track or Clockify as CSV. Its times have no zone: they are the
/// machine's. Columns are found by their names.
public enum TogglFile {
  private static let file = Text(
    "the detailed report of Toggl or Clockify as CSV", zh: " Toggl 或 Clockify 的详细报表（CSV）")

  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    head.titles.contains("start date") && head.titles.contains("start time")
      ? .init("Toggl / Clockify CSV") : nil
  }

  private struct Columns {
    let startDate: Int
    let startTime: Int
    let endDate: Int?
    let endTime: Int?
    let duration: Int?
    let project, task, description, tags, user: Int?

    init(_ rows: ForeignRows) throws(FileFault) {
      startDate = try rows.column("start date")
      startTime = try rows.column("start time")
      endDate = rows.find("end date", "stop date")
      endTime = rows.find("end time", "stop time")
      duration = rows.find("duration", "duration (h)")
      if endTime == nil || endDate == nil, duration == nil { throw rows.missing("end time") }
      project = rows.find("project")
      task = rows.find("task")
      description = rows.find("description")
      tags = rows.find("tags", "tag")
      user = rows.find("user", "member")
    }
  }

  /// The order in which the file's dates must be read; nil where several would do.
  ///
  /// - Throws: `FileFault` at the first date that fits no order, or not the others.
  public static func dateOrder(of reader: CSVReader) throws -> DateOrder? {
    var rows = try ForeignRows(reader, knownAs: file)
    let columns = try Columns(rows)
    var possible = Set(DateOrder.allCases)
    var isEmpty = true
    while let row = try rows.next() {
      isEmpty = false
      for column in [columns.startDate, columns.endDate].compactMap({ $0 }) {
        let fitting = possible.filter { day(row[column], $0) != nil }
        guard !fitting.isEmpty else {
          throw badDate(row, column, nil)
        }
        possible = fitting
      }
    }
    // Without a date any order will do.
    if isEmpty { return .ymd }
    return possible.count == 1 ? possible.first : nil
  }

  public static func read(
    _ reader: CSVReader, order: DateOrder, _ reading: ForeignReading,
    _ take: (ForeignEntry) throws -> Void
  ) throws {
    var rows = try ForeignRows(reader, knownAs: file)
    let columns = try Columns(rows)
    var people: Set<String> = []
    while let row = try rows.next() {
      let person = row[columns.user]
      if people.insert(person).inserted, people.count > 1 {
        throw FileFault(
          at: row.position(columns.user),
          Text(
            "the file holds the time of several people; export one person's report",
            zh: "文件中有多个人的时间；请只导出一个人的报表"))
      }
      try take(entry(row, columns, order, reading))
    }
  }

  private static func entry(
    _ row: ForeignRows.Row, _ columns: Columns, _ order: DateOrder, _ reading: ForeignReading
  ) throws(FileFault) -> ForeignEntry {
    let start = try time(row, columns.startDate, columns.startTime, order)
    let length = try columns.duration.map { column throws(FileFault) in
      try seconds(row, column)
    }
    let found: (WallTime, WallSpan)
    do {
      if let endDate = columns.endDate, let endTime = columns.endTime {
        let end = try time(row, endDate, endTime, order)
        let span = try WallSpan(start, end, lasting: length, in: reading.zone, at: row.position)
        found = (end, try exact(span, length, row, columns, reading))
      } else {
        found = (start, try WallSpan(start, lasting: length ?? 0, reading.zone, at: row.position))
      }
    } catch {
      return .refused(error)
    }
    let (end, span) = found
    let tags = row[columns.tags].split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
    let texts = [row[columns.task], row[columns.description]].filter { !$0.isEmpty }
    return reading.entry(at: row.position, from: span.start, to: span.end) { time in
      var session = ForeignSession(
        position: row.position,
        externalID: [
          start.text, end.text, "\(length ?? 0)", row[columns.project], row[columns.task],
          row[columns.description], tags.joined(separator: ","),
        ].joined(separator: "\0"),
        time: time, project: trimmed(row[columns.project]), tags: tags,
        note: texts.isEmpty ? nil : texts.joined(separator: ": "))
      session.words = texts + texts.flatMap { $0.split(separator: " ").map { String($0) } }
      session.isLocal = true
      session.isGuess = span.isGuess
      return session
    }
  }

  /// Some accounts show times without seconds: there the length says the end.
  private static func exact(
    _ span: WallSpan, _ length: Int64?, _ row: ForeignRows.Row, _ columns: Columns,
    _ reading: ForeignReading
  ) throws(FileFault) -> WallSpan {
    let shown = span.end.instant.seconds - span.start.instant.seconds
    guard let length, length != shown else { return span }
    guard abs(length - shown) < 60 else {
      throw FileFault(
        at: row.position(columns.duration),
        Text(
          "the duration is not what lies between start and end", zh: "时长与起止时间不符"))
    }
    return WallSpan(span, lasting: length, reading.zone)
  }

  private static func time(
    _ row: ForeignRows.Row, _ date: Int, _ clock: Int, _ order: DateOrder
  ) throws(FileFault) -> WallTime {
    guard let day = day(row[date], order) else { throw badDate(row, date, order) }
    var scanner = ByteScanner(trimmed(row[clock]))
    guard let second = scanner.clock(), scanner.isAtEnd else {
      throw FileFault(
        at: row.position(clock),
        Text(
          "“\(shown(row[clock]))” is not a time of day", zh: "“\(shown(row[clock]))”不是一天中的时刻"))
    }
    return WallTime(day: day, second: second)
  }

  private static func badDate(
    _ row: ForeignRows.Row, _ column: Int, _ order: DateOrder?
  ) -> FileFault {
    let text = shown(row[column])
    func fault(_ message: Text) -> FileFault { FileFault(at: row.position(column), message) }
    let fitting = DateOrder.allCases.filter { day(row[column], $0) != nil }
    if let order, let fit = fitting.first {
      return fault(
        Text(
          "“\(text)” is no date in the order \(order.rawValue); it would be in --date-order \(fit.rawValue)",
          zh: "按 \(order.rawValue) 的顺序，“\(text)”不是日期；可改用 --date-order \(fit.rawValue)"))
    }
    if !fitting.isEmpty {
      return fault(
        Text(
          "“\(text)” is no date in the order of the others; write all of them in one order",
          zh: "“\(text)”与其他行的日期顺序不一致；请统一顺序"))
    }
    let isShaped = DateOrder.allCases.contains { parts(row[column], $0) != nil }
    return fault(
      isShaped
        ? Text("“\(text)” is a date that does not exist", zh: "“\(text)”这个日期不存在")
        : Text("“\(text)” is no date", zh: "“\(text)”不是日期"))
  }

  /// `2026-01-15`, `15/01/2026`, `01.15.2026`.
  private static func day(_ text: String, _ order: DateOrder) -> LocalDay? {
    guard let (first, second, third) = parts(text, order) else { return nil }
    return switch order {
    case .ymd: LocalDay(year: first, month: second, day: third)
    case .dmy: LocalDay(year: third, month: second, day: first)
    case .mdy: LocalDay(year: third, month: first, day: second)
    }
  }

  /// The three numbers, whether or not there is such a day.
  private static func parts(_ text: String, _ order: DateOrder) -> (Int, Int, Int)? {
    var scanner = ByteScanner(trimmed(text))
    func next(_ digits: ClosedRange<Int>) -> Int? { scanner.number(digits) }
    func eatMark() -> Bool { scanner.eat("-") || scanner.eat("/") || scanner.eat(".") }
    let isYearFirst = order == .ymd
    guard let first = next(isYearFirst ? 4...4 : 1...2), eatMark(), let second = next(1...2),
      eatMark(), let third = next(isYearFirst ? 1...2 : 4...4), scanner.isAtEnd
    else { return nil }
    return (first, second, third)
  }

  /// `1:30:00`, `01:30`.
  private static func seconds(
    _ row: ForeignRows.Row, _ column: Int
  ) throws(FileFault) -> Int64 {
    var scanner = ByteScanner(trimmed(row[column]))
    if let hours = scanner.number(1...5), scanner.eat(":"), let minutes = scanner.number(2...2),
      minutes < 60
    {
      let seconds = scanner.eat(":") ? scanner.number(2...2) : 0
      if let seconds, seconds < 60, scanner.isAtEnd {
        return Int64(hours * 3600 + minutes * 60 + seconds)
      }
    }
    throw FileFault(
      at: row.position(column),
      Text(
        "“\(shown(row[column]))” is not a length of time like 1:30:00",
        zh: "“\(shown(row[column]))”不是时长，应如 1:30:00"))
  }
}

extension WallSpan {
  /// So long from a start on.
  fileprivate init(
    _ from: WallTime, lasting: Int64, _ zone: Zone, at position: FilePosition
  ) throws(FileFault) {
    let starts = try zone.readings(of: from, at: position)
    guard let start = starts.first else {
      throw FileFault(at: position, Text("this time cannot be", zh: "时间无效"))
    }
    self.init(start: start, lasting: lasting, zone, isGuess: starts.count > 1)
  }

  fileprivate init(_ span: WallSpan, lasting: Int64, _ zone: Zone) {
    self.init(start: span.start, lasting: lasting, zone, isGuess: span.isGuess)
  }

  private init(start: Moment, lasting: Int64, _ zone: Zone, isGuess: Bool) {
    self.start = start
    end = zone.moment(Instant(seconds: start.instant.seconds + lasting))
    self.isGuess = isGuess
  }
}
