import SkillCore

/// The real clock, environment, terminal and streams. Nothing else in the program touches them.
enum World {
  /// The shell's umask, for files that others may read.
  nonisolated(unsafe) private(set) static var shellMask: mode_t = 0o077

  /// Creates private files: 0600 and 0700, whatever the shell's umask.
  static func preparePrivateFiles() {
    shellMask = umask(0o077)
    // A closed pipe ends the program silently, as any tool in a pipeline.
    signal(SIGPIPE, SIG_DFL)
    // A file size limit is reported as an error, like a full disk.
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

  /// The arguments; nil if one is not UTF-8. Reads the raw ones, because Swift's list silently
  /// repairs them.
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

  /// `COLUMNS` and `LINES` override the terminal's own size.
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
