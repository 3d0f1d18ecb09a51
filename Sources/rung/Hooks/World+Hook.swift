/// Running a hook: what it is told stands on its standard input, what it prints goes to our stderr.
extension World {
  /// - Parameters:
  ///   - variables: beside ours.
  ///   - seconds: then it is ended, with all that it started.
  static func run(
    _ hook: Hook, told: [UInt8], _ variables: [(String, String)], seconds: Int
  ) -> Hook.Ending {
    // A file and no pipe: a hook that reads nothing, or only half, holds nobody up.
    guard let file = tmpfile() else {
      return .notStarted(SystemFailure(number: errno).reason)
    }
    defer { fclose(file) }
    let input = fileno(file)
    do { try writeAll(told, input) } catch {
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
    // A moment to tidy up, then no more.
    kill(-child, SIGTERM)
    kill(-child, SIGCONT)
    let status = wait(for: child, within: .milliseconds(300))
    kill(-child, SIGKILL)
    if status == nil { _ = wait(for: child) }
    return .overtime
  }

  /// - Returns: its exit status, or nil when the time is over.
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
