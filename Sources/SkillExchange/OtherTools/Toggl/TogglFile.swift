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
    let project, task, description, client, tags, user, type: Int?

    init(_ rows: ForeignRows) throws(FileFault) {
      startDate = try rows.column("start date")
      startTime = try rows.column("start time")
      endDate = rows.find("end date", "stop date")
      endTime = rows.find("end time", "stop time")
      duration = rows.find("duration", "duration (h)", "duration (decimal)")
      if endTime == nil || endDate == nil, duration == nil { throw rows.missing("end time") }
      project = rows.find("project")
      // In Clockify an account can rename its tasks.
      task = rows.find("task", "activity")
      description = rows.find("description")
      client = rows.find("client")
      tags = rows.find("tags", "tag")
      user = rows.find("user", "member")
      type = rows.find("type")
    }

    var all: [Int] {
      [
        startDate, startTime, endDate, endTime, duration, project, task, description, client, tags,
        user, type,
      ].compactMap { $0 }
    }
  }

  /// Columns without information on the study.
  private static let ofNoUse = [
    "email", "group", "billable", "amount", "rate", "cost", "currency", "duration",
    "date of creation",
  ]

  /// The order of the file's dates; nil if several are possible. A date that fits no order is
  /// ignored.
  ///
  /// - Throws: `FileFault` at the first date that does not fit the order of the others.
  public static func dateOrder(of reader: CSVReader) throws -> DateOrder? {
    var rows = try ForeignRows(reader, knownAs: file)
    let columns = try Columns(rows)
    var possible = Set(DateOrder.allCases)
    var isEmpty = true
    while let row = try rows.next() {
      for column in [columns.startDate, columns.endDate].compactMap({ $0 }) {
        let readable = DateOrder.allCases.filter { TogglTime.day(row[column], $0) != nil }
        if readable.isEmpty { continue }
        isEmpty = false
        possible.formIntersection(readable)
        guard !possible.isEmpty else { throw TogglTime.badDate(row, column, nil) }
      }
    }
    // Without dates any order will do.
    if isEmpty { return .ymd }
    return possible.count == 1 ? possible.first : nil
  }

  public static func read(
    _ reader: CSVReader, order: DateOrder, _ reading: ForeignReading,
    _ take: (ForeignEntry) throws -> Void
  ) throws {
    var rows = try ForeignRows(reader, knownAs: file)
    let columns = try Columns(rows)
    var unused = rows.others(than: columns.all, but: ofNoUse)
    var withText: [String] = []
    var people: Set<String> = []
    while let row = try rows.next() {
      let person = row[columns.user]
      if people.insert(person).inserted, people.count > 1 {
        throw FileFault(
          at: row.position(columns.user),
          Text(
            "the file has several people; export one person's report",
            zh: "文件中有多个人的时间；请只导出一个人的报表"))
      }
      unused.removeAll { column in
        guard !trimmed(row[column.index]).isEmpty else { return false }
        withText.append(column.title)
        return true
      }
      try take(entry(row, columns, order, reading))
    }
    guard !withText.isEmpty else { return }
    let names = withText.joined(separator: ", ")
    try take(.remark(Text("Columns not used: \(names)", zh: "未使用的列：\(names)")))
  }

  private static func entry(
    _ row: ForeignRows.Row, _ columns: Columns, _ order: DateOrder, _ reading: ForeignReading
  ) -> ForeignEntry {
    if trimmed(row[columns.type]).lowercased() == "break" { return .leftOut(.pause) }
    let tags = row[columns.tags].split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
    let texts = [row[columns.task], row[columns.description]].filter { !$0.isEmpty }
    let client = trimmed(row[columns.client])
    let names = ForeignNames(
      project: trimmed(row[columns.project]), tags: tags,
      words: texts + (client.isEmpty ? [] : [client]),
      pieces: texts.flatMap { $0.split(separator: " ").map { String($0) } })
    do throws(FileFault) {
      let start = try TogglTime.time(row, columns.startDate, columns.startTime, order)
      let length = TogglTime.seconds(row[columns.duration])
      var span: WallSpan
      var end = start
      var hasOddLength = false
      if let endDate = columns.endDate, let endTime = columns.endTime {
        if trimmed(row[endTime]).isEmpty, trimmed(row[endDate]).isEmpty { return .running }
        end = try TogglTime.time(row, endDate, endTime, order)
        span = try WallSpan(start, end, lasting: length, in: reading.zone, at: row.position)
        let shown = span.end.instant.seconds - span.start.instant.seconds
        if let length, length != shown, abs(length - shown) < 60 {
          // Some accounts show times without seconds: then the length gives the end.
          span = span.lasting(length, in: reading.zone)
        } else if length != shown, !trimmed(row[columns.duration]).isEmpty {
          hasOddLength = true
        }
      } else {
        if trimmed(row[columns.duration]).isEmpty { return .running }
        guard let length else { throw TogglTime.badLength(row, columns.duration) }
        span = try WallSpan(start, lasting: length, in: reading.zone, at: row.position)
      }
      return reading.entry(
        at: row.position, from: span.start, to: span.end, named: names
      ) { time in
        var session = ForeignSession(
          position: row.position,
          externalID: [
            start.text, end.text, "\(length ?? 0)", row[columns.project], row[columns.task],
            row[columns.description], tags.joined(separator: ","),
          ].joined(separator: "\0"),
          time: time, project: names.project, tags: tags,
          note: texts.isEmpty ? nil : texts.joined(separator: ": "))
        (session.words, session.pieces) = (names.words, names.pieces)
        session.isLocal = true
        session.isGuess = span.isGuess
        session.hasOddLength = hasOddLength
        return session
      }
    } catch {
      return .refused(error, names: names)
    }
  }
}
