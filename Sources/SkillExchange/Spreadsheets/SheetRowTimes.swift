import SkillCore

/// What a row's cells say together: a session from a start to an end, or a length on a day.
struct SheetRowTimes {
  struct Cell {
    var day: LocalDay?
    var clock: Int?
    var offset: Int?
  }

  struct Cells {
    var date, start, end, endDate: Cell?
  }

  private let cells: Cells
  private let row: SheetRow
  private let columns: SheetColumns
  private let reading: ForeignReading
  private var names = ForeignNames()

  init(_ cells: Cells, _ row: SheetRow, _ columns: SheetColumns, _ reading: ForeignReading) {
    (self.cells, self.row, self.columns, self.reading) = (cells, row, columns, reading)
  }

  /// - Parameter names: those of the session, by which it may be skipped when it cannot be one.
  mutating func entry(
    named names: ForeignNames, _ session: @escaping (Session) -> ForeignSession
  ) throws(SheetRowFault) -> ForeignEntry {
    self.names = names
    return try entry(session)
  }

  private func entry(
    _ session: @escaping (Session) -> ForeignSession
  ) throws(SheetRowFault) -> ForeignEntry {
    let lengths = SheetRowLengths(row, columns)
    guard let start = try start() else {
      if let length = try lengths.seconds(), let span = try span(endingIn: length) {
        return made(span, session, lengths)
      }
      guard let day = cells.start?.day ?? cells.date?.day ?? cells.endDate?.day ?? cells.end?.day
      else {
        throw fault(.date, missingDay)
      }
      guard let length = try lengths.seconds() else {
        throw cells.end?.clock == nil
          ? fault(lengths.column, Text("the length is missing", zh: "缺少时长"))
          : fault(.start, Text("the start is missing", zh: "缺少开始时间"))
      }
      return made(
        reading.entry(at: row.position, StudyTime(seconds: length), on: day, session), lengths)
    }
    guard let end = try end(after: start) else {
      guard let length = try lengths.seconds() else {
        throw fault(.end, Text("there is neither an end nor a length", zh: "既没有结束时间也没有时长"))
      }
      let found = try located { zone, place throws(FileFault) in
        try WallSpan(start, lasting: Int64(length), in: zone, at: place)
      }
      return made(found, session, lengths)
    }
    let possible = try lengths.possible()
    var found = try span(start, end, lasting: nil)
    if found.isGuess {
      for length in possible {
        let other = try span(start, end, lasting: length)
        guard !other.isGuess else { continue }
        found = other
        break
      }
    }
    let seconds = Int(clamping: found.end.instant.seconds - found.start.instant.seconds)
    if seconds >= 0, !possible.isEmpty, !possible.contains(where: { abs($0 - seconds) <= 60 }) {
      throw fault(
        lengths.column,
        Text(
          "“\(shown(trimmed(row[lengths.column])))”, but from start to end are \(StudyTime(seconds: seconds).text(in: .english)); correct one of them",
          zh:
            "“\(shown(trimmed(row[lengths.column])))”，但从开始到结束是 \(StudyTime(seconds: seconds).text(in: .chinese))；请更正其一"
        ))
    }
    return made(found, session, lengths)
  }

  /// The start with its clock; nil for a row that has none.
  private func start() throws(SheetRowFault) -> WallTime? {
    let date = cells.date
    if let start = cells.start, let clock = start.clock {
      guard let day = start.day ?? date?.day else {
        throw fault(.date, missingDay)
      }
      if let said = date?.day, said != day {
        throw fault(
          .date,
          Text("this is another day than the start's (\(day))", zh: "与开始时间的日期（\(day)）不符"))
      }
      // Who writes the offset once means it for both.
      return WallTime(day: day, second: clock, offset: start.offset ?? cells.end?.offset)
    }
    // Programs write a bare day as its midnight.
    guard cells.start == nil, let date, let day = date.day, let clock = date.clock, clock != 0
    else {
      return nil
    }
    return WallTime(day: day, second: clock, offset: date.offset ?? cells.end?.offset)
  }

  private func end(after start: WallTime) throws(SheetRowFault) -> WallTime? {
    guard let end = cells.end else { return nil }
    guard let clock = end.clock else {
      throw fault(.end, Text("this is a day without a clock", zh: "只有日期，没有时刻"))
    }
    let offset = end.offset ?? start.offset
    if let day = end.day ?? cells.endDate?.day {
      return WallTime(day: day, second: clock, offset: offset)
    }
    if clock >= start.second { return WallTime(day: start.day, second: clock, offset: offset) }
    // After midnight.
    guard clock + 86_400 - start.second <= 43_200 else {
      throw fault(
        .end,
        Text(
          "this is before the start; if it is on another day, write that day too",
          zh: "早于开始时间；若在另一天，请写上日期"))
    }
    return WallTime(day: start.day + 1, second: clock, offset: offset)
  }

  /// Of a row without a start: it is that long before the end.
  private func span(endingIn length: Int) throws(SheetRowFault) -> WallSpan? {
    guard let end = cells.end, let clock = end.clock else { return nil }
    let own = end.day ?? cells.endDate?.day
    guard let day = own ?? cells.start?.day ?? cells.date?.day else { return nil }
    guard own != nil || clock >= length else {
      throw fault(
        .end,
        Text(
          "with this length it began on another day; write the start, or the day beside the end",
          zh: "按此时长，开始时间在另一天；请写上开始时间，或在结束时间处写上日期"))
    }
    let to = WallTime(day: day, second: clock, offset: end.offset)
    return try located { zone, place throws(FileFault) in
      try WallSpan(endingAt: to, lasting: Int64(length), in: zone, at: place)
    }
  }

  private func span(
    _ start: WallTime, _ end: WallTime, lasting: Int?
  ) throws(SheetRowFault) -> WallSpan {
    try located { zone, place throws(FileFault) in
      try WallSpan(start, end, lasting: lasting.map { Int64($0) }, in: zone, at: place)
    }
  }

  private func located(
    _ span: (Zone, FilePosition) throws(FileFault) -> WallSpan
  ) throws(SheetRowFault) -> WallSpan {
    do throws(FileFault) {
      return try span(reading.zone, row.position(of: columns[.start] ?? columns[.end]))
    } catch {
      throw fault(columns[.start] == nil ? .end : .start, error.message)
    }
  }

  private func made(
    _ span: WallSpan, _ session: @escaping (Session) -> ForeignSession, _ lengths: SheetRowLengths
  ) -> ForeignEntry {
    let isLocal = [cells.start, cells.date, cells.end].allSatisfy { $0?.offset == nil }
    let entry = reading.entry(at: row.position, from: span.start, to: span.end) { time in
      var session = session(time)
      session.isLocal = isLocal
      session.isGuess = span.isGuess
      return session
    }
    return made(entry, lengths)
  }

  /// What is wrong with a session is said with the column that makes it so.
  private func made(_ entry: ForeignEntry, _ lengths: SheetRowLengths) -> ForeignEntry {
    guard case .refused(let fault, _, let length) = entry else { return entry }
    if let seconds = try? lengths.seconds(), seconds > Session.longest.seconds {
      return .refused(lengths.tooLong.fault, names: names, seconds: length)
    }
    let column = columns[cells.start?.clock == nil ? .date : .start] ?? columns[.start]
    return .refused(self.fault(column, fault.message).fault, names: names, seconds: length)
  }

  private var missingDay: Text {
    columns[.date] == nil
      ? Text("the day is missing", zh: "缺少日期")
      : Text(
        "the day is missing; if it is that of the row above, write it here too",
        zh: "缺少日期；若与上一行同一天，请在此也写上")
  }

  private func fault(_ meaning: SheetMeaning, _ message: Text) -> SheetRowFault {
    fault(columns[meaning], message)
  }

  private func fault(_ column: Int?, _ message: Text) -> SheetRowFault {
    SheetRowFault(row, columns, column, message)
  }
}

extension Moment {
  /// What the clock on the wall showed: the same wherever the file is read again.
  var clockText: String { "\(calendarDay) \(secondOfDay)" }
}
