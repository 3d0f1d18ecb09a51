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
    let name: Int
  }

  /// What events add to.
  private struct Name {
    let host: String
    let key: String
    let shown: String
    let words: [String]
  }

  private struct Words: Hashable {
    let host: String
    let key: String
    let words: [String]
  }

  private var sums: [Key: Sum] = [:]
  private var names: [Name] = []
  private var indices: [Words: Int] = [:]
  private let naming: ForeignNaming
  /// A cache of what names mean.
  private var known: [[String]: (key: String, name: String)] = [:]
  private var days: Days

  init(_ zone: Zone, _ naming: @escaping ForeignNaming) {
    self.naming = naming
    days = Days(zone)
  }

  /// The index of what an event adds to.
  mutating func index(of event: ActivityEvent, in bucket: ActivityBucket) -> Int {
    let (words, title) = event.names(bucket.kind)
    let (key, shown) = decide(words, title)
    let rest = words.filter { $0 != shown }
    let found = Words(host: bucket.host, key: key, words: rest)
    if let index = indices[found] { return index }
    indices[found] = names.count
    names.append(Name(host: bucket.host, key: key, shown: shown, words: rest))
    return names.count - 1
  }

  func key(of index: Int) -> String { names[index].key }

  mutating func add(_ event: Foreground.Event) {
    let name = names[event.name]
    for (day, microseconds) in days.divide(event.span) {
      let key = Key(host: name.host, day: day, name: name.key)
      let fresh = Sum(position: event.place, name: event.name)
      sums[key, default: fresh].microseconds += microseconds
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
      let name = names[sum.name]
      try take(
        reading.entry(
          at: sum.position, StudyTime(seconds: seconds), on: key.day,
          named: ForeignNames(project: name.shown, words: name.words)
        ) { time in
          var session = ForeignSession(
            position: sum.position, externalID: "\(key.host)\0\(key.day)\0\(key.name)", time: time,
            project: name.shown, tags: [])
          session.hasID = true
          session.words = name.words
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
