import SkillCore

extension World {
  /// Pipes a text to a pager and waits for it; quitting before the end is not an error.
  ///
  /// - Returns: false if the pager cannot be started; then nothing was shown.
  static func page(_ text: [UInt8], _ words: [String]) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    // The pager handles Ctrl-C and may close the pipe early.
    let (interrupted, broken) = (signal(SIGINT, SIG_IGN), signal(SIGPIPE, SIG_IGN))
    defer {
      signal(SIGINT, interrupted)
      signal(SIGPIPE, broken)
    }
    // Without a UTF-8 locale, less would show Chinese as bytes.
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
