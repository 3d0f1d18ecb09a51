import CThinSQLite

/// Waits for a lock that another connection holds, up to a limit: `sqlite3_busy_handler`.
///
/// Pauses grow from 0.5 to 25 ms with random jitter, so that processes do not keep colliding.
@usableFromInline
final class BusyHandler {
  /// How the last wait failed.
  @usableFromInline
  enum Outcome { case none, timedOut, interrupted }

  /// Reset to `none` before each use of the connection.
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

  /// Starts a new wait with the whole limit. SQLite counts the tries of a backup over all its
  /// steps, not per lock.
  func startWait() {
    outcome = .none
    pauses = 0
    deadline = monotonicNow() + limit
    requestsAtStart = interrupter.requests
  }

  /// Pauses once; false on timeout or interrupt.
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

  /// The error with the reason for the missing lock, if known: the database is in use, or the wait
  /// was interrupted.
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
