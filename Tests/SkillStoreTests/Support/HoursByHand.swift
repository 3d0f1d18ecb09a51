import SkillCore

@testable import SkillStore

/// Study time as TheRule says it ("One notion of hours"), computed naively: time is cut at
/// every start and end, and each piece belongs to the day of the session that began first of those
/// that were going on.
struct HoursByHand {
  private struct Session {
    let (at, end): (Int64, Int64)
    /// Of a length on a day, its seconds; it has no end then.
    let length: Int?
    let day: Int
    let skill: Slug
    let tags: [String]
  }

  /// In the order of their starts, then as they were recorded.
  private var sessions: [Session] = []
  private let days: ClosedRange<Int>

  init(_ store: Store, _ learner: Learner, from: LocalDay?, to: LocalDay?) throws {
    days = (from?.number ?? -99_999)...(to?.number ?? 99_999)
    sessions = try store.db.all(
      """
      select at, coalesce(end_at, at), length, local_day, slug, tags from fact join skill on skill.id = skill_id
      where kind = 'session' and live and learner_id = (select id from learner where uid = ?)
      order by at, fact.id
      """, learner.id.bytes
    ) { row in
      Session(
        at: try row.int64(0), end: try row.int64(1), length: try row.optionalInt(2),
        day: try row.int(3), skill: try row.slug(4),
        tags: try row.optionalText(5).map { $0.split(separator: " ").map(String.init) } ?? [])
    }
  }

  var total: StudySum { sum { _ in true } }

  func sum(of skills: Set<Slug>) -> StudySum { sum { skills.contains($0.skill) } }

  func sum(ofTag tag: String) -> StudySum {
    sum { tag.isEmpty ? $0.tags.isEmpty : $0.tags.contains(tag) }
  }

  var byDay: [Int: StudySum] { sums { _ in true } }

  var skills: Set<Slug> { Set(asked.map(\.skill)) }
  var tags: Set<String> { Set(asked.flatMap { $0.tags.isEmpty ? [""] : $0.tags }) }

  /// How long at least one session was going on, whatever the day.
  var union: Int {
    pieces.filter { piece in
      sessions.contains { $0.at <= piece.lowerBound && $0.end > piece.lowerBound }
    }
    .reduce(0) { $0 + $1.count }
  }

  /// What was studied without a clock.
  var lengths: Int { sessions.reduce(0) { $0 + ($1.length ?? 0) } }

  private var asked: [Session] { sessions.filter { days.contains($0.day) } }

  private var pieces: [Range<Int64>] {
    let cuts = Set(sessions.flatMap { [$0.at, $0.end] }).sorted()
    return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
  }

  private func sum(_ isInRow: (Session) -> Bool) -> StudySum {
    sums(isInRow).values.reduce(into: StudySum()) { $0.add($1) }
  }

  private func sums(_ isInRow: (Session) -> Bool) -> [Int: StudySum] {
    let row = sessions.filter(isInRow)
    var seconds: [Int: Int] = [:]
    for piece in pieces {
      let owner = row.first { $0.at <= piece.lowerBound && piece.lowerBound < $0.end }
      if let owner { seconds[owner.day, default: 0] += piece.count }
    }
    for session in row { seconds[session.day, default: 0] += session.length ?? 0 }
    var sums: [Int: StudySum] = [:]
    for session in row where days.contains(session.day) {
      sums[session.day, default: StudySum()].add(StudySum(sessions: 1))
    }
    for (day, time) in seconds where days.contains(day) {
      sums[day, default: StudySum()].add(StudySum(time: StudyTime(seconds: min(time, 86_400))))
    }
    return sums
  }
}
