import SkillCore

/// The machine: clock, environment, terminal, streams. Nothing else in the program touches them.
enum World {
  /// The umask of the shell, for files that are made for others.
  nonisolated(unsafe) private(set) static var shellMask: mode_t = 0o077

  /// The learner's files are the learner's: whatever the shell's umask, 0600 and 0700.
  static func preparePrivateFiles() {
    shellMask = umask(0o077)
    // A closed pipe ends the program in silence, as in every other tool of a pipeline.
    signal(SIGPIPE, SIG_DFL)
    // A file that may not grow is an error to tell of, as a full disk is.
    signal(SIGXFSZ, SIG_IGN)
  }

  static func context() -> Context {
    let variables = environment()
    let terminal = Context.Terminal(isTerminal: isatty(STDOUT_FILENO) == 1, width: width(variables))
    let canAsk = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    return Context(
      environment: variables, now: now(), zone: Zone.system(), terminal: terminal,
      ask: canAsk ? { ask($0) } : nil,
      run: canAsk && terminal.isTerminal ? { try run($0) } : nil,
      readInput: { try readAll(STDIN_FILENO, limit: $0) },
      newID: { FactID.random() }, write: { bytes in try writeAll(bytes, STDOUT_FILENO) },
      warn: { line in try? writeAll(Array((line + "\n").utf8), STDERR_FILENO) },
      progress: isatty(STDERR_FILENO) == 1
        ? { text in try? writeAll(Array(text.utf8), STDERR_FILENO) } : nil)
  }

  /// The words after the program's name; nil when one of them is not UTF-8. Swift's own list
  /// repairs such words silently, so the raw ones are read.
  static func arguments() -> [String]? {
    var words: [String] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let raw = CommandLine.unsafeArgv[index], let word = String(validatingCString: raw)
      else { return nil }
      words.append(word)
    }
    return words
  }

  static func exit(_ status: ExitStatus) -> Never {
    leave(status.rawValue)
  }

  private static func now() -> Instant {
    Instant(seconds: Int64(time(nil)))
  }

  private static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    var cursor = environ
    while let entry = cursor.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      cursor += 1
    }
    return variables
  }

  private static func width(_ environment: [String: String]) -> Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment["COLUMNS"].flatMap { Int($0) }.map { min(max($0, 20), 1000) } ?? 80
  }

  private static func ask(_ question: String) -> String? {
    try? writeAll(Array(question.utf8), STDERR_FILENO)
    return readLine(strippingNewline: true)
  }
}
