import SkillStore

/// Cleans up after Ctrl-C: drafts, the progress bar, a running hook. SQLite's journal rolls back
/// what was not committed.
enum Interruption {
  /// The process group of the running hook; 0 for none.
  nonisolated(unsafe) static var hookGroup: pid_t = 0
  /// Whether a progress bar is on the terminal.
  nonisolated(unsafe) static var hasBar = false

  /// A signal that was ignored at start (`nohup`) stays ignored.
  static func handle() {
    (hookGroup, hasBar) = (0, false)
    Draft.removeAll()
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { Interruption.end(by: $0) }
      if isIgnoring(before) { signal(number, SIG_IGN) }
    }
  }

  private static func isIgnoring(_ handler: sig_t?) -> Bool {
    // Functions cannot be compared, but the bytes of their addresses can.
    let ignoring: sig_t? = SIG_IGN
    return withUnsafeBytes(of: handler) { found in
      withUnsafeBytes(of: ignoring) { found.elementsEqual($0) }
    }
  }

  /// Async-signal-safe. Re-raises the signal, so that a shell sees 130 for Ctrl-C and a script
  /// stops.
  private static func end(by number: Int32) {
    if hookGroup > 0 { kill(-hookGroup, SIGKILL) }
    Draft.removeAll()
    if hasBar { _ = write(STDERR_FILENO, "\r\u{1B}[K", 4) }
    signal(number, SIG_DFL)
    var own = sigset_t()
    sigemptyset(&own)
    sigaddset(&own, number)
    sigprocmask(SIG_UNBLOCK, &own, nil)
    raise(number)
  }
}
