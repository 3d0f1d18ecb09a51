import SkillCore

/// The time of each name on each local day, by machine.
struct ActivitySums {
  private struct Key: Hashable {
    let host: String
    let day: LocalDay
    let name: String
  }

  private struct Sum {
    var microseconds: Int64 = 0
    let position: FilePosition
    let name: String
    let words: [String]
  }

  private var sums: [Key: Sum] = [:]
  private let naming: ForeignNaming
  /// A cache of what names mean.
  private var known: [[String]: (key: String, name: String)] = [:]
  private var days: Days

  init(_ zone: Zone, _ naming: @escaping ForeignNaming) {
    self.naming = naming
    days = Days(zone)
  }

  mutating func add(
    _ spans: [Range<Int64>], _ event: ActivityEvent, isEditor: Bool, host: String
  ) {
    guard !spans.isEmpty else { return }
    let fields = isEditor ? ["project", "language"] : ["app"]
    let words = fields.compactMap { event[$0] }.filter { !$0.isEmpty }
    let title = isEditor ? nil : event["title"].flatMap { $0.isEmpty ? nil : "title:" + $0 }
    let (key, name) = decide(words, title)
    for span in spans {
      for (day, microseconds) in days.divide(span) {
        let key = Key(host: host, day: day, name: key)
        let fresh = Sum(
          position: event.json.position, name: name, words: words.filter { $0 != name })
        sums[key, default: fresh].microseconds += microseconds
      }
    }
  }

  /// The key to sum by, with a name for it. All titles of one skill are summed together, as each by
  /// itself would be short.
  private mutating func decide(_ words: [String], _ title: String?) -> (key: String, name: String) {
    let names = words + (title.map { [$0] } ?? [])
    if let decided = known[names] { return decided }
    let found = naming(names)
    let decided: (key: String, name: String) =
      if let found, found.name == title {
        (key: "title:=\(found.skill)", name: found.name)
      } else {
        (key: found?.name ?? words.first ?? "", name: found?.name ?? words.first ?? "")
      }
    if known.count >= 4096 { known = [:] }
    known[names] = decided
    return decided
  }

  /// The lengths, by day.
  func forEach(_ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void) throws {
    let sorted = sums.sorted {
      ($0.key.day, $0.key.name, $0.key.host) < ($1.key.day, $1.key.name, $1.key.host)
    }
    for (key, sum) in sorted {
      let seconds = Int(sum.microseconds / 1_000_000)
      guard seconds >= 60 else {
        try take(.leftOut(.short))
        continue
      }
      let names = ForeignNames(project: sum.name, words: sum.words)
      try take(
        reading.entry(
          at: sum.position, StudyTime(seconds: seconds), on: key.day, named: names
        ) { time in
          var session = ForeignSession(
            position: sum.position, externalID: "\(key.host)\0\(key.day)\0\(key.name)", time: time,
            project: sum.name, tags: [])
          session.hasID = true
          session.words = sum.words
          return session
        })
    }
  }
}

/// Splits time at the boundaries of local days.
private struct Days {
  private let zone: Zone
  /// The last day, in microseconds.
  private var span: Range<Int64> = 0..<0
  private var day = LocalDay(number: 0)

  init(_ zone: Zone) {
    self.zone = zone
  }

  mutating func divide(_ whole: Range<Int64>) -> [(day: LocalDay, microseconds: Int64)] {
    var parts: [(day: LocalDay, microseconds: Int64)] = []
    var start = whole.lowerBound
    while start < whole.upperBound {
      find(start)
      let end = min(whole.upperBound, span.upperBound)
      parts.append((day, end - start))
      start = end
    }
    return parts
  }

  private mutating func find(_ time: Int64) {
    if span.contains(time) { return }
    let second = time / 1_000_000 - (time % 1_000_000 < 0 ? 1 : 0)
    day = zone.moment(Instant(seconds: second)).localDay
    let from = zone.start(of: day).seconds * 1_000_000
    let to = zone.start(of: day + 1).seconds * 1_000_000
    // In an odd zone, advance at least a second.
    span = min(from, time)..<max(to, (second + 1) * 1_000_000)
  }
}
