/// Runs a hook: its input on its stdin, its output to our stderr.
extension World {
  /// - Parameters:
  ///   - variables: added to ours.
  ///   - seconds: after these it is killed with its process group.
  static func run(
    _ hook: Hook, input bytes: [UInt8], _ variables: [(String, String)], seconds: Int
  ) -> Hook.Ending {
    // A file instead of a pipe: a hook that does not read its input cannot block us.
    guard let file = tmpfile() else {
      return .notStarted(SystemFailure(number: errno).reason)
    }
    defer { fclose(file) }
    let input = fileno(file)
    do { try writeAll(bytes, input) } catch {
      return .notStarted(SystemFailure(number: ENOSPC).reason)
    }
    lseek(input, 0, SEEK_SET)
    let surroundings = Surroundings(
      input: input, output: STDERR_FILENO, closed: input > STDERR_FILENO ? [input] : [],
      isGroup: true, variables: variables)
    defer { Interruption.hookGroup = 0 }
    switch spawn([hook.path], surroundings, note: { Interruption.hookGroup = $0 }) {
    case .failure(let failure): return .notStarted(failure.reason)
    case .success(let child): return end(of: child, within: seconds)
    }
  }

  private static func end(of child: pid_t, within seconds: Int) -> Hook.Ending {
    if let status = wait(for: child, within: .seconds(seconds)) { return .status(status) }
    // SIGTERM first, SIGKILL after a grace period.
    kill(-child, SIGTERM)
    kill(-child, SIGCONT)
    let status = wait(for: child, within: .milliseconds(300))
    kill(-child, SIGKILL)
    if status == nil { _ = wait(for: child) }
    return .overtime
  }

  /// - Returns: its exit status, or nil on timeout.
  private static func wait(for child: pid_t, within limit: Duration) -> Int32? {
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    var pause: UInt32 = 500
    while true {
      var status: Int32 = 0
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return ending(status) }
      if ended < 0, errno != EINTR { return 127 }
      guard clock.now < deadline else { return nil }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }
}
