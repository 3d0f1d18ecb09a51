import SkillCore

extension World {
  /// Gives a text to a program that shows it on this terminal, and waits until its user has seen
  /// enough: leaving before the end is no error.
  ///
  /// - Returns: false when the program cannot be started; then nothing was shown.
  static func page(_ text: [UInt8], _ words: [String]) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    // Ctrl-C is the pager's, and so is leaving early.
    let (interrupted, broken) = (signal(SIGINT, SIG_IGN), signal(SIGPIPE, SIG_IGN))
    defer {
      signal(SIGINT, interrupted)
      signal(SIGPIPE, broken)
    }
    // Where the locale says nothing, less would show Chinese as bytes.
    let charset = getenv("LESSCHARSET") == nil ? [("LESSCHARSET", "utf-8")] : []
    let started = spawn(
      words, Surroundings(input: ends[0], closed: ends, variables: charset))
    close(ends[0])
    guard case .success(let child) = started else {
      close(ends[1])
      return false
    }
    try? writeAll(text, ends[1])
    close(ends[1])
    _ = wait(for: child)
    return true
  }
}
