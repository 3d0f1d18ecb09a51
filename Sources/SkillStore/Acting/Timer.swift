import SkillCore
import ThinSQLite

/// What to do with a running timer when another is started.
public enum RunningTimer: Sendable {
  /// Stop it at that moment.
  case stop(at: Moment)
  /// Discard it.
  case discard
}

/// The result of `start`: the new timer, and the session of the earlier one.
public struct StartedTimer: Sendable {
  public let timer: Fact
  public let stopped: LoggedSession?
  /// The earlier timer, if it began at the same moment, so that there is no session.
  public let dropped: Fact?
  /// The sessions that contain the new timer's start, as given.
  public let overlaps: [Fact]
  /// Whether the start was moved to a free time.
  public let wasTrimmed: Bool
}

extension Store {
  /// The learner's running timer.
  public func timer(of learner: Learner) throws -> Fact? {
    try storedTimer(of: learner)?.fact
  }

  private func storedTimer(of learner: Learner) throws -> StoredFact? {
    try db.first(
      Store.factColumns + """
        where learner.uid = ?1
          and fact.kind = 'timer' and fact.live
        """,
      learner.id.bytes
    ) { try fact(from: $0) }
  }

  /// Starts a timer; a running one is stopped at the new one's start, unless `running` says
  /// otherwise.
  ///
  /// - Throws: `StoreError.noFreeTime`; `.timerStartsLater` or `.timerTooLong` if the running one
  ///   cannot be stopped then; nothing is changed.
  public func start(
    _ timer: Fact, of learner: Learner, running rule: RunningTimer? = nil, overlap: OverlapRule,
    moment: (Instant) -> Moment, _ command: Command
  ) throws -> StartedTimer {
    try act(command) { journal in
      var stopped: LoggedSession?
      var dropped: Fact?
      if let running = try storedTimer(of: learner) {
        switch rule ?? .stop(at: timer.at) {
        case .discard: try journal.void(running.row)
        case .stop(let end) where end.instant == running.fact.at.instant:
          // Started by mistake in the same second: there is no session to keep, only a note.
          try journal.void(running.row)
          dropped = running.fact
          if running.fact.note != nil {
            let remark = Fact(
              id: newID(), skill: running.fact.skill, at: running.fact.at, kind: .note(about: nil),
              note: running.fact.note)
            try journal.add(remark, of: learner)
          }
        case .stop(let end):
          stopped = try stop(
            running, of: learner, at: end, note: nil, tags: [], overlap: overlap,
            moment: moment, in: journal)
        }
      }
      let overlaps =
        overlap == .allow
        ? [] : try sessions(of: learner, at: timer.at).filter { $0.id != stopped?.fact.id }
      var begun = timer
      if overlap == .trim, !overlaps.isEmpty {
        begun = try trimmed(timer, of: learner, but: stopped?.fact.id, moment: moment, journal.now)
      }
      try journal.add(begun, of: learner)
      return StartedTimer(
        timer: begun, stopped: stopped, dropped: dropped, overlaps: overlaps,
        wasTrimmed: begun.at.instant != timer.at.instant)
    }
  }

  /// The timer, moved to the first free moment from its start on.
  ///
  /// - Throws: `StoreError.noFreeTime` if that is in the future.
  private func trimmed(
    _ timer: Fact, of learner: Learner, but own: FactID?, moment: (Instant) -> Moment,
    _ now: Instant
  ) throws -> Fact {
    var start = timer.at
    while true {
      let ends = try sessions(of: learner, at: start).compactMap { fact -> Instant? in
        guard fact.id != own, case .session(let end) = fact.kind else { return nil }
        return end.instant
      }
      guard let end = ends.max() else { break }
      guard end <= now else { throw StoreError.noFreeTime }
      start = moment(end)
    }
    return Fact(
      id: timer.id, skill: timer.skill, at: start, kind: .timer, note: timer.note, tags: timer.tags)
  }

  /// Stops the running timer and records its session. Nil if `.trim` leaves nothing of it: then the
  /// timer continues and nothing is changed.
  ///
  /// - Throws: `StoreError.noTimer`, `.timerStartsLater`, `.timerTooLong`.
  public func stop(
    of learner: Learner, at end: Moment, note: String?, tags: [String], overlap: OverlapRule,
    moment: (Instant) -> Moment, _ command: Command
  ) throws -> LoggedSession? {
    try act(command) { journal in
      guard let running = try storedTimer(of: learner) else { throw StoreError.noTimer }
      let logged = try stop(
        running, of: learner, at: end, note: note, tags: tags, overlap: overlap, moment: moment,
        in: journal)
      return try logged.map(named)
    }
  }

  private func stop(
    _ running: StoredFact, of learner: Learner, at end: Moment, note: String?, tags: [String],
    overlap: OverlapRule, moment: (Instant) -> Moment, in journal: Journal
  ) throws -> LoggedSession? {
    let timer = running.fact
    guard timer.at.instant != end.instant else { throw StoreError.timerJustStarted(timer) }
    guard timer.at.instant < end.instant else { throw StoreError.timerStartsLater(timer) }
    guard let time = try? Session(from: timer.at, to: end) else {
      throw StoreError.timerTooLong(timer)
    }
    let notes = [timer.note, note].compactMap { $0 }
    let session = Fact(
      id: newID(), skill: timer.skill, session: time,
      note: notes.isEmpty ? nil : notes.joined(separator: "\n"),
      tags: timer.tags + tags.filter { !timer.tags.contains($0) })
    let logged = try record(
      session, of: learner, replacing: running.row, overlap: overlap, moment: moment, in: journal)
    if logged != nil { try journal.void(running.row) }
    return logged
  }

  /// Discards the running timer (undoable).
  ///
  /// - Throws: `StoreError.noTimer`.
  public func cancelTimer(of learner: Learner, _ command: Command) throws -> Fact {
    try act(command) { journal in
      guard let running = try storedTimer(of: learner) else { throw StoreError.noTimer }
      try journal.void(running.row)
      return running.fact
    }
  }
}
