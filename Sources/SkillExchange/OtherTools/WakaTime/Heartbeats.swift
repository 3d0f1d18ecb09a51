import SkillCore

/// The first of an entry's names that means a skill, with that skill. Nil if none does.
public typealias ForeignNaming = ([String]) -> (name: String, skill: String)?

/// Merges heartbeats of an editor into sessions by name: a session continues while the next
/// heartbeat is at most 15 minutes later. In any order; memory grows with the sessions, not with
/// the heartbeats.
struct Heartbeats {
  static let longestGap = 900.0

  private struct Run {
    var first: Double
    var last: Double
    /// The first heartbeat's.
    var id: String?
    var position: FilePosition
    var words: [String]
  }

  private let naming: ForeignNaming
  private var runs: [String: [Run]] = [:]
  /// A cache of what names mean.
  private var deciding: [[String]: String] = [:]

  init(_ naming: @escaping ForeignNaming) {
    self.naming = naming
  }

  mutating func add(
    seconds: Double, second: Int64, id: String?, at position: FilePosition, _ names: [String]
  ) {
    let name = deciding[names] ?? naming(names)?.name ?? names.first ?? ""
    deciding[names] = name
    func run() -> Run {
      Run(
        first: seconds, last: seconds, id: id, position: position,
        words: names.filter { $0 != name })
    }
    guard let index = runs[name]?.indices.last, let last = runs[name]?[index] else {
      runs[name] = [run()]
      return
    }
    if seconds >= last.first, seconds <= last.last + Heartbeats.longestGap {
      runs[name]?[index].last = max(last.last, seconds)
    } else if seconds < last.first, seconds >= last.first - Heartbeats.longestGap {
      var earlier = run()
      earlier.last = last.last
      runs[name]?[index] = earlier
    } else {
      runs[name]?.append(run())
    }
  }

  /// The sessions, in order of time.
  func forEach(_ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void) throws {
    let joined = runs.flatMap { name, runs in Heartbeats.joined(runs).map { (name, $0) } }
    for (name, run) in joined.sorted(by: { ($0.1.first, $0.0) < ($1.1.first, $1.0) }) {
      try take(entry(name, run, reading))
    }
  }

  /// Runs that came out of order may overlap.
  private static func joined(_ runs: [Run]) -> [Run] {
    var joined: [Run] = []
    for run in runs.sorted(by: { $0.first < $1.first }) {
      if let last = joined.last, run.first <= last.last + longestGap {
        joined[joined.count - 1].last = max(last.last, run.last)
      } else {
        joined.append(run)
      }
    }
    return joined
  }

  private func entry(_ name: String, _ run: Run, _ reading: ForeignReading) -> ForeignEntry {
    guard let start = reading.moment(epochSeconds: run.first),
      let end = reading.moment(epochSeconds: run.last), start.instant < end.instant
    else { return .leftOut(.lone) }
    let names = ForeignNames(project: name, words: run.words)
    return reading.entry(at: run.position, from: start, to: end, named: names) { time in
      var session = ForeignSession(
        position: run.position, externalID: run.id ?? "\0\(start.instant.seconds)\0\(name)",
        time: time,
        project: name, tags: [])
      session.hasID = true
      session.words = run.words
      return session
    }
  }
}
