import CThinSQLite

/// Waits for a lock that another connection holds, up to a limit: `sqlite3_busy_handler`.
///
/// The pauses grow from half a millisecond to 25 and are drawn at random, so that processes that
/// met once do not keep meeting.
final class BusyHandler {
  private let limit: Duration
  private let interrupter: InterruptHandle
  private var deadline: Duration = .zero
  private var requestsAtStart = 0
  /// The latest waiting ended because somebody asked to stop.
  private(set) var wasInterrupted = false

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
        return handler.wait(tries: Int(tries)) ? 1 : 0
      }, context)
  }

  /// Pauses once; false when the time is over or somebody asked to stop.
  private func wait(tries: Int) -> Bool {
    let now = monotonicNow()
    if tries == 0 {
      deadline = now + limit
      requestsAtStart = interrupter.requests
    }
    wasInterrupted = interrupter.requests != requestsAtStart
    if now >= deadline || wasInterrupted { return false }
    let longest = min(25_000, 500 << min(tries, 6))
    pause(microseconds: .random(in: longest / 2...longest))
    return true
  }
}
