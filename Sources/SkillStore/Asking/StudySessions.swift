import SkillCore
import ThinSQLite

/// What to do if a new session overlaps others of the learner.
public enum OverlapRule: Sendable {
  /// Record it as it is and report what it overlaps.
  case tell
  /// Record it as it is and report nothing.
  case allow
  /// Shorten the new one to the free time.
  case trim
}

/// A recorded session.
public struct LoggedSession: Sendable {
  public let fact: Fact
  public let overlaps: [Fact]
  /// Whether `--trim` shortened it.
  public let wasTrimmed: Bool
  /// How to name the session, and those that it overlaps, in short.
  fileprivate var shortIDs: [(fact: FactID, short: String)] = []

  /// So many of the sessions that it overlaps have a short id here.
  public static let named = 3

  /// Nil beyond those that are named.
  public func shortID(of id: FactID) -> String? {
    shortIDs.first { $0.fact == id }?.short
  }

  public init(fact: Fact, overlaps: [Fact], wasTrimmed: Bool) {
    self.fact = fact
    self.overlaps = overlaps
    self.wasTrimmed = wasTrimmed
  }
}

extension Store {
  /// Records a session. Nil if `.trim` leaves nothing of it.
  ///
  /// - Parameter moment: converts an instant, for a trimmed end.
  public func log(
    _ session: Fact, of learner: Learner, overlap: OverlapRule,
    moment: (Instant) -> Moment, _ command: Command
  ) throws -> LoggedSession? {
    try act(command) { journal in
      let logged = try record(
        session, of: learner, overlap: overlap, moment: moment, in: journal)
      return try logged.map(named)
    }
  }

  /// Adds what an answer names it by.
  func named(_ logged: LoggedSession) throws -> LoggedSession {
    var logged = logged
    for fact in [logged.fact] + logged.overlaps.prefix(LoggedSession.named) {
      logged.shortIDs.append((fact.id, try shortID(fact.id)))
    }
    return logged
  }

  /// - Parameter replacing: the row of the session that this one corrects.
  func record(
    _ session: Fact, of learner: Learner, replacing: Int64? = nil, overlap: OverlapRule,
    moment: (Instant) -> Moment, in journal: Journal
  ) throws -> LoggedSession? {
    guard case .session(let end) = session.kind else {
      // A length on a day overlaps nothing.
      try journal.add(session, of: learner, replacing: replacing)
      return LoggedSession(fact: session, overlaps: [], wasTrimmed: false)
    }
    let overlaps =
      overlap == .allow ? [] : try sessions(of: learner, meeting: session.at.instant, end.instant)
    guard overlap == .trim, !overlaps.isEmpty else {
      try journal.add(session, of: learner, replacing: replacing)
      return LoggedSession(fact: session, overlaps: overlaps, wasTrimmed: false)
    }
    let taken = overlaps.compactMap { other -> Range<Int64>? in
      guard case .session(let end) = other.kind, other.at.instant < end.instant else { return nil }
      return other.at.instant.seconds..<end.instant.seconds
    }
    let whole = session.at.instant.seconds..<end.instant.seconds
    guard let free = longestGap(in: whole, without: taken) else { return nil }
    let trimmed = Fact(
      id: session.id, skill: session.skill, at: moment(Instant(seconds: free.lowerBound)),
      kind: .session(end: moment(Instant(seconds: free.upperBound))), note: session.note,
      tags: session.tags)
    try journal.add(trimmed, of: learner, replacing: replacing)
    return LoggedSession(fact: trimmed, overlaps: overlaps, wasTrimmed: true)
  }

  /// The learner's sessions that overlap `start..<end`, oldest first.
  private func sessions(
    of learner: Learner, meeting start: Instant, _ end: Instant
  ) throws -> [Fact] {
    // A session lasts 24 hours at most, so overlapping ones began within a day before.
    try db.all(
      Store.factColumns + """
        where learner.uid = ?1
          and fact.at > ?2 - 86400 and fact.at < ?3 and fact.end_at > ?2
          and fact.kind = 'session' and fact.live
        order by fact.at, fact.id
        """,
      learner.id.bytes, start.seconds, end.seconds
    ) { try fact(from: $0).fact }
  }

  /// The sessions that contain a moment.
  func sessions(of learner: Learner, at moment: Moment) throws -> [Fact] {
    let instant = moment.instant
    return try sessions(of: learner, meeting: instant, Instant(seconds: instant.seconds + 1))
  }

  /// The session that started last is 1, the one before 2.
  public func session(number: Int, of learner: Learner) throws -> Fact? {
    guard number >= 1 else { return nil }
    return try db.first(
      Store.factColumns + """
        where learner.uid = ?1
          and fact.kind = 'session' and fact.live
        order by fact.at desc, fact.id desc limit 1 offset ?2
        """,
      learner.id.bytes, number - 1
    ) { try fact(from: $0).fact }
  }
}

/// The longest part of `whole` that none of `taken` covers (of equal ones, the earliest).
func longestGap(in whole: Range<Int64>, without taken: [Range<Int64>]) -> Range<Int64>? {
  var best: Range<Int64>?
  var cursor = whole.lowerBound
  func consider(upTo bound: Int64) {
    if bound - cursor > (best.map { $0.upperBound - $0.lowerBound } ?? 0) { best = cursor..<bound }
  }
  for range in taken.sorted(by: { $0.lowerBound < $1.lowerBound }) {
    consider(upTo: min(range.lowerBound, whole.upperBound))
    cursor = max(cursor, range.upperBound)
  }
  consider(upTo: whole.upperBound)
  return best
}
