import SkillCore

/// Parses and validates cells.
struct CSVFactValues {
  private let reading: ForeignReading
  /// Decides days whose order a cell does not tell.
  var dates: SheetDates

  init(_ reading: ForeignReading) {
    self.reading = reading
    dates = SheetDates(reading.dateOrder, before: reading.endOfDays) { _, _ in }
  }

  func id(_ cells: CSVFactCells, _ name: CSVColumn) throws(FileFault) -> FactID? {
    let text = cells[name]
    if text.isEmpty { return nil }
    guard let id = FactID(text) else {
      throw cells.fault(
        name,
        Text(
          "an id has 32 hexadecimal digits; leave it empty for a new one",
          zh: "编号为 32 位十六进制数；新记录请留空"))
    }
    return id
  }

  /// A time with its zone. Without an offset it is in the machine's zone; a day alone is its noon.
  func moment(
    _ cells: CSVFactCells, _ name: CSVColumn, zone: String, wantsClock: Bool
  ) throws(FileFault) -> Moment {
    let text = cells[name]
    try checkZone(cells, zone)
    var time = WallTime(iso8601: text)
    if time == nil, !wantsClock, let day = LocalDay(iso8601: text) {
      time = WallTime(day: day, second: 43_200)
    }
    if time == nil, let said = SheetTime(text), let day = try day(said, cells, name),
      let second = said.clock ?? (wantsClock ? nil : 43_200)
    {
      time = WallTime(day: day, second: second, offset: said.offset)
    }
    guard let time else {
      throw cells.fault(
        name,
        dateFault(
          text,
          otherwise: Text(
            "“\(shown(text))” is not a time like 2026-01-15T14:00:00+08:00",
            zh: "“\(shown(text))”不是时间，应如 2026-01-15T14:00:00+08:00")))
    }
    if let offset = time.offset, let instant = time.instantIfFixed, !zone.isEmpty {
      guard reading.mayHave(offset, zone) else {
        throw cells.fault(
          name,
          Text(
            "the zone \(shown(zone)) never had this offset, as far as this machine knows; correct one of the two",
            zh: "据本机的时区数据，\(shown(zone)) 从未有过这个偏移量；请更正其一"))
      }
      return Moment(instant, zone: zone, offset: offset)
    }
    guard time.offset != nil || zone.isEmpty || zone == reading.zone.name else {
      throw cells.fault(
        name,
        Text(
          "without an offset the time is the machine's (\(reading.zone.name)); write one, such as +08:00",
          zh: "没有偏移量的时间按本机时区（\(reading.zone.name)）理解；请写上，例如 +08:00"))
    }
    guard let first = try reading.zone.readings(of: time, at: cells.position(name)).first else {
      throw cells.fault(name, Text("no such time", zh: "没有这个时间"))
    }
    return first
  }

  /// The start that an end and a length together mean, where clocks were put back over one of them.
  func meant(_ cells: CSVFactCells, _ start: Moment) -> Moment {
    guard !cells[.end].isEmpty else { return start }
    let starts = readings(cells, .start)
    // Most files have offsets, and no hour is two.
    guard starts.count > 1 else { return start }
    let lengths = [CSVColumn.durationSeconds, .duration].lazy.compactMap { name in
      (try? length(cells, name)) ?? nil
    }
    guard let length = lengths.first else { return start }
    let fixed = WallTime(iso8601: cells[.end])?.instantIfFixed.map { [reading.zone.moment($0)] }
    let ends = fixed ?? readings(cells, .end)
    return starts.first { start in ends.contains { $0.lies(length, after: start) } } ?? start
  }

  /// The moments when the machine's clock showed what a cell without an offset says.
  private func readings(_ cells: CSVFactCells, _ name: CSVColumn) -> [Moment] {
    guard let time = WallTime(iso8601: cells[name]), time.offset == nil else { return [] }
    return (try? reading.zone.readings(of: time, at: cells.position(name))) ?? []
  }

  /// The end of a session, given or computed; a given length must match.
  func end(
    _ cells: CSVFactCells, from start: Moment, zone: String
  ) throws(FileFault) -> Moment {
    var lengths: [(CSVColumn, Int64)] = []
    for name in [CSVColumn.durationSeconds, .duration] {
      // Most files are Rung's own, which have the seconds in both forms.
      if let seconds = lengths.first?.1,
        cells[name] == StudyTime(seconds: Int(seconds)).spreadsheetText
      {
        continue
      }
      if let said = try length(cells, name) { lengths.append((name, said)) }
    }
    guard !cells[.end].isEmpty else {
      guard let (name, length) = lengths.first else {
        throw cells.fault(.end, Text("give an end or a duration", zh: "请给出结束时间或时长"))
      }
      let instant = Instant(seconds: start.instant.seconds + length)
      let end =
        zone.isEmpty || zone == reading.zone.name
        ? reading.zone.moment(instant) : Moment(instant, zone: zone, offset: start.offset)
      try check(cells, name) { () throws(SessionFault) in try Session(from: start, to: end) }
      try check(lengths, length, cells)
      return end
    }
    let first = try moment(cells, .end, zone: zone, wantsClock: true)
    let end = readings(cells, .end).first { $0.lies(lengths.first?.1, after: start) } ?? first
    try check(cells, .end) { () throws(SessionFault) in try Session(from: start, to: end) }
    try check(lengths, end.instant.seconds - start.instant.seconds, cells)
    return end
  }

  /// A row without a clock, or with a bare day instead: a length on that day. Nil for others.
  func lengthOnDay(_ cells: CSVFactCells, zone: String) throws(FileFault) -> Session? {
    guard cells[.end].isEmpty else { return nil }
    let bare = try bareDay(cells, .start)
    guard bare != nil || cells[.start].isEmpty else { return nil }
    let said = try bareDay(cells, .localDate)
    guard let day = bare ?? said else { return nil }
    try checkZone(cells, zone)
    if let said, said != day { throw otherDay(cells, day) }
    var lengths: [(CSVColumn, Int64)] = []
    for name in [CSVColumn.durationSeconds, .duration] {
      if let said = try length(cells, name) { lengths.append((name, said)) }
    }
    guard let (name, seconds) = lengths.first else {
      throw cells.fault(.durationSeconds, Text("give a duration", zh: "请给出时长"))
    }
    // In whole seconds in both forms.
    try check(lengths, seconds, cells)
    return try check(cells, name) { () throws(SessionFault) in
      try Session(
        StudyTime(seconds: Int(seconds)), on: day, zone: zone.isEmpty ? reading.zone.name : zone)
    }
  }

  @discardableResult
  private func check(
    _ cells: CSVFactCells, _ name: CSVColumn, _ session: () throws(SessionFault) -> Session
  ) throws(FileFault) -> Session {
    do throws(SessionFault) {
      let session = try session()
      try session.requirePast(now: reading.now, zone: reading.zone)
      return session
    } catch {
      throw cells.fault(name, error.message)
    }
  }

  private func check(
    _ said: [(CSVColumn, Int64)], _ length: Int64, _ cells: CSVFactCells
  ) throws(FileFault) {
    guard let wrong = said.first(where: { $0.1 != length }) else { return }
    throw cells.fault(
      wrong.0,
      Text(
        "\(wrong.1) seconds, but from start to end are \(length); leave it empty to compute it",
        zh: "\(wrong.1) 秒，但从开始到结束是 \(length) 秒；留空即可自动算出"))
  }

  private func length(_ cells: CSVFactCells, _ name: CSVColumn) throws(FileFault) -> Int64? {
    let text = cells[name]
    if text.isEmpty { return nil }
    if name == .durationSeconds, let seconds = Int64(text),
      (0...Int64(Session.longest.seconds)).contains(seconds)
    {
      return seconds
    }
    if name == .duration, let length = try? StudyTime(parsing: text) {
      return Int64(length.seconds)
    }
    // As a spreadsheet program shows it.
    if let length = SheetLength(text), !length.isUnclear(length.isBare ? .seconds : .hours),
      let seconds = length.seconds(.seconds), name == .durationSeconds || !length.isBare,
      (0...Session.longest.seconds).contains(seconds)
    {
      return Int64(seconds)
    }
    throw cells.fault(
      name,
      Text(
        "“\(shown(text))” is not a length of up to 24 hours", zh: "“\(shown(text))”不是 24 小时以内的时长"))
  }

  /// The moment, with the day that the row gives: a night may count on the day before.
  func counted(_ cells: CSVFactCells, _ at: Moment) throws(FileFault) -> Moment {
    guard at.localDay.isRecordable else {
      throw cells.fault(.localDate, SessionFault.before1900.message)
    }
    let said = cells[.localDate]
    guard !said.isEmpty, said != at.localDay.description else { return at }
    let day = try bareDay(cells, .localDate)
    if day == at.localDay { return at }
    guard let day, at.canCount(on: day) else {
      throw otherDay(cells, at.calendarDay)
    }
    return Moment(at.instant, zone: at.zone, offset: at.offset, localDay: day)
  }

  private func otherDay(_ cells: CSVFactCells, _ day: LocalDay) -> FileFault {
    let said = cells[.localDate]
    return cells.fault(
      .localDate,
      Text(
        "“\(shown(said))”, but the time is on \(day); leave it empty to compute it",
        zh: "“\(shown(said))”，但该时间属于 \(day)；留空即可自动算出"))
  }

  private func checkZone(_ cells: CSVFactCells, _ zone: String) throws(FileFault) {
    guard zone.utf8.count <= 256, zone.isOneLine else {
      throw cells.fault(.zone, Text("this is not a time zone", zh: "这不是时区"))
    }
  }

  func checkPast(_ cells: CSVFactCells, _ name: CSVColumn, _ moment: Moment) throws(FileFault) {
    guard moment.instant > reading.now else { return }
    throw cells.fault(
      name, Text("\(moment.iso8601) is in the future", zh: "\(moment.iso8601) 是将来的时间"))
  }
}

extension Moment {
  fileprivate func lies(_ seconds: Int64?, after start: Moment) -> Bool {
    instant.seconds - start.instant.seconds == seconds
  }
}
