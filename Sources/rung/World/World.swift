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
    Interruption.handle()
  }

  static func context() -> Context {
    let variables = Variables { name in getenv(name).map { String(cString: $0) } }
    let terminal = terminal(variables)
    let here = SystemZone.find()
    let canAsk = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    return Context(
      environment: variables, now: now(), zone: here.zone, zoneFault: here.fault,
      zoneNamed: SystemZone.named, terminal: terminal,
      ask: canAsk ? { ask($0) } : nil,
      page: terminal.isTerminal ? { page($0, $1) } : nil,
      run: canAsk && terminal.isTerminal ? { try run($0) } : nil,
      readInput: { try readAll(STDIN_FILENO, limit: $0) },
      newID: { FactID.random() }, write: { bytes in try writeAll(bytes, STDOUT_FILENO) },
      warn: { line in try? writeAll(Array((line + "\n").utf8), STDERR_FILENO) },
      progress: isatty(STDERR_FILENO) == 1
        ? { text in
          Interruption.hasBar = !text.hasSuffix("\u{1B}[K")
          try? writeAll(Array(text.utf8), STDERR_FILENO)
        } : nil)
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

  /// `COLUMNS` and `LINES` win over what the terminal says of itself.
  private static func terminal(_ environment: Variables) -> Context.Terminal {
    func said(_ name: String) -> Int? {
      environment[name].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    let columns = isKnown && size.ws_col > 0 ? Int(size.ws_col) : nil
    let rows = isKnown && size.ws_row > 0 ? Int(size.ws_row) : nil
    return Context.Terminal(
      isTerminal: isatty(STDOUT_FILENO) == 1,
      width: (said("COLUMNS") ?? columns).map { min(max($0, 20), 1000) } ?? 80,
      height: said("LINES") ?? rows)
  }

  private static func ask(_ question: String) -> String? {
    try? writeAll(Array(question.utf8), STDERR_FILENO)
    return readLine(strippingNewline: true)
  }
}
