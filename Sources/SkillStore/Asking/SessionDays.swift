import SkillCore
import ThinSQLite

/// The local days of a skill whose sessions suffice for every verdict.
struct SessionDays {
  /// All sessions up to this day.
  private(set) var first: Int?
  /// And those of this day.
  private(set) var last: Int?
  let asOf: Int
  private let enough: StudyTime
  private var timed = StudyTally()
  private var lengths: [Int: StudyTime] = [:]
  private var days: Set<Int> = []

  /// More than four active days do not keep a skill fresh for longer.
  private static let manyDays = 4

  init(asOf: Int, enough: StudyTime) {
    self.asOf = asOf
    self.enough = enough
  }

  /// Called in the order of starts; false ends it. With different zones a later start may be on an
  /// earlier day, so it continues until every later start is a later day.
  mutating func addFirst(_ session: StudyRow) -> Bool {
    if hasEnough, let first { return session.time.at <= LocalDaySpan.latest(on: first) }
    guard session.day <= asOf else { return true }
    if let end = session.time.end {
      timed.add(from: Instant(seconds: session.time.at), to: Instant(seconds: end))
    } else {
      lengths[session.day, default: .zero] += StudyTime(seconds: session.time.length)
    }
    days.insert(session.day)
    first = max(first ?? session.day, session.day)
    return true
  }

  /// A lower bound of what counts: the larger kind alone, as both may be on full days.
  private var hasEnough: Bool {
    days.count >= SessionDays.manyDays
      && max(timed.seconds, lengths.isEmpty ? 0 : StudyTally(lengths: lengths).seconds)
        >= enough.seconds
  }

  /// Called in the reverse order of starts; false ends it.
  mutating func addLast(_ session: StudyRow) -> Bool {
    if let last, session.time.at < LocalDaySpan.earliest(on: last) { return false }
    if session.day <= asOf { last = max(last ?? session.day, session.day) }
    return true
  }
}

/// A session, as the choice needs it.
struct StudyRow {
  let id: FactID
  let day: Int
  let time: SessionTime

  /// - Throws: `StoreError.damaged` for a row that the schema should have refused.
  init(_ row: borrowing Row) throws {
    id = try row.id(0)
    day = try row.int(1)
    time = try SessionTime(row, 2)
    guard LocalDaySpan.earliest(on: day) <= time.at, time.at <= LocalDaySpan.latest(on: day) else {
      throw StoreError.damaged("fact", row: 0)
    }
  }

  func fact(of skill: Slug) -> StudyFact {
    StudyFact(
      id: id, skill: skill, day: LocalDay(number: day),
      time: time.end.map {
        .timed(from: Instant(seconds: time.at), to: Instant(seconds: $0))
      } ?? .length(StudyTime(seconds: time.length)))
  }
}
