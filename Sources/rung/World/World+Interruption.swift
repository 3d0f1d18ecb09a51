import SkillStore

/// What Ctrl-C leaves behind: nothing. SQLite's journal undoes what was not committed; this takes away
/// half-written files, the bar on the terminal and a hook that runs.
enum Interruption {
  /// The process group of the hook that runs; 0 for none.
  nonisolated(unsafe) static var hookGroup: pid_t = 0
  /// Whether a line on the terminal is half drawn.
  nonisolated(unsafe) static var hasBar = false

  /// Whoever started the program with a signal ignored (`nohup`) keeps it ignored.
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

  /// Only what a signal handler may do. It ends as the signal ends a program, so that a shell sees
  /// 130 for Ctrl-C and a script stops.
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
