import SkillCore

/// The daily totals of a dump, kept until all of it is read: heartbeats of the same day count
/// instead, and a total that the file has twice counts once.
struct DayTotals {
  private struct Total {
    let day: LocalDay
    let name: Int
    let seconds: Int
    let position: FilePosition
  }

  private struct Key: Hashable {
    let day: LocalDay
    let name: Int
    let seconds: Int
  }

  private let reading: ForeignReading
  private var totals: [Total] = []
  private var seen: Set<Key> = []
  private var names: [String] = []
  private var indices: [String: Int] = [:]
  private var left: Set<LocalDay> = []

  init(_ reading: ForeignReading) {
    self.reading = reading
  }

  /// Leaves out the totals of a day.
  mutating func leave(_ day: LocalDay?) {
    if let day { left.insert(day) }
  }

  static func day(_ json: PositionedJSON) throws(FileFault) -> LocalDay {
    let date = try json.asString()
    guard let day = LocalDay(iso8601: date) else {
      throw FileFault(
        at: json.position,
        dateFault(
          date, otherwise: Text("“\(shown(date))” is not a date", zh: "“\(shown(date))”不是日期")))
    }
    return day
  }

  /// - Returns: the refusal of an invalid total.
  mutating func add(
    _ total: PositionedJSON, on day: PositionedJSON?, at position: FilePosition
  ) -> ForeignEntry? {
    var named = ForeignNames()
    do throws(FileFault) {
      let name = try total.find("name")?.asString() ?? ""
      if !name.isEmpty { named.project = name }
      guard let day else {
        throw FileFault(at: position, Text("“date” is missing in this day", zh: "这一天缺少“date”"))
      }
      let local = try DayTotals.day(day)
      let sum = total.find("grand_total") ?? total
      let value = try sum.member("total_seconds", of: WakaTimeFile.file)
      guard let seconds = value.seconds, (0..<1e9).contains(seconds) else {
        throw value.mismatch(Text("a number of seconds", zh: "秒数"))
      }
      let found = Key(day: local, name: index(of: name), seconds: Int(seconds))
      if seen.insert(found).inserted {
        totals.append(
          Total(day: local, name: found.name, seconds: found.seconds, position: total.position))
      }
      return nil
    } catch {
      return .refused(error, names: named)
    }
  }

  private mutating func index(of name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func forEach(_ take: (ForeignEntry) throws -> Void) throws {
    for total in totals where !left.contains(total.day) {
      guard total.seconds >= 60 else {
        try take(.leftOut(.short))
        continue
      }
      let name = names[total.name]
      try take(
        reading.entry(
          at: total.position, StudyTime(seconds: total.seconds), on: total.day,
          named: ForeignNames(project: name)
        ) { time in
          var session = ForeignSession(
            position: total.position, externalID: "\(total.day)\0\(name)", time: time,
            project: name, tags: [])
          session.hasID = true
          return session
        })
    }
  }
}
