import CThinSQLite

/// Waits for a lock that another connection holds, up to a limit: `sqlite3_busy_handler`.
///
/// The pauses grow from half a millisecond to 25 and are drawn at random, so that processes that
/// met once do not keep meeting.
@usableFromInline
final class BusyHandler {
  /// How the latest wait ended without the lock.
  @usableFromInline
  enum Outcome { case none, timedOut, interrupted }

  /// Set to `none` before each use of the connection, so that it speaks of that one alone.
  @usableFromInline var outcome = Outcome.none
  private let limit: Duration
  private let interrupter: InterruptHandle
  private var deadline: Duration = .zero
  private var requestsAtStart = 0
  private var pauses = 0

  init(limit: Duration, interrupter: InterruptHandle) {
    self.limit = limit
    self.interrupter = interrupter
  }

  func install(on handle: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_busy_handler(
      handle,
      { context, tries in
        guard let context else { return 0 }
        let handler = Unmanaged<BusyHandler>.fromOpaque(context).takeUnretainedValue()
        if tries == 0 { handler.startWait() }
        return handler.wait() ? 1 : 0
      }, context)
  }

  /// Begins a wait of its own, with the whole limit before it. SQLite counts the tries of a backup
  /// from its first step to its last, and not for each lock.
  func startWait() {
    outcome = .none
    pauses = 0
    deadline = monotonicNow() + limit
    requestsAtStart = interrupter.requests
  }

  /// Pauses once; false when the time is over or somebody asked to stop.
  private func wait() -> Bool {
    if interrupter.requests != requestsAtStart {
      outcome = .interrupted
    } else if monotonicNow() >= deadline {
      outcome = .timedOut
    } else {
      let longest = min(25_000, 500 << min(pauses, 6))
      pauses += 1
      pause(microseconds: .random(in: longest / 2...longest))
      return true
    }
    return false
  }

  /// An error that says why there was no lock, where that is known: another process or connection
  /// is using the database, or the wait was interrupted. Else it is as SQLite words it.
  @usableFromInline
  func explain(_ error: SQLiteError) -> SQLiteError {
    if error.code.primary != .busy { return error }
    switch outcome {
    case .none: return error
    case .timedOut: return error.saying("the database is busy: another process is using it")
    case .interrupted:
      return error.saying("interrupted while waiting for another process", as: .interrupt)
    }
  }
}
