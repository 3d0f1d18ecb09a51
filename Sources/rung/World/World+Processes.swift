import SkillCore

/// Runs other programs (editor, pager, hooks), without a shell.
extension World {
  /// What a program is started with, besides its arguments.
  struct Surroundings {
    /// Descriptors that become its 0 and 1; nil inherits ours.
    var input: Int32?
    var output: Int32?
    /// Descriptors of ours to close in it.
    var closed: [Int32] = []
    /// Whether it gets a process group of its own, which can be killed as a whole.
    var isGroup = false
    /// Variables added to ours, or overriding them.
    var variables: [(String, String)] = []
  }

  /// Starts a program from `PATH`, with the shell's umask and default signal actions.
  ///
  /// - Parameter note: gets the process id before a signal can end this program.
  /// - Returns: its process id, or the system's error number.
  static func spawn(
    _ words: [String], _ surroundings: Surroundings = Surroundings(),
    note: (pid_t) -> Void = { _ in }
  ) -> Result<pid_t, SystemFailure> {
    var arguments = words.map { strdup($0) } + [nil]
    var variables =
      surroundings.variables.map { strdup("\($0.0)=\($0.1)") } + inherited(surroundings)
    variables.append(nil)
    defer {
      for argument in arguments { free(argument) }
      for variable in variables.prefix(surroundings.variables.count) { free(variable) }
    }
    var actions = FileActions()
    var attributes = SpawnAttributes()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let input = surroundings.input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
    if let output = surroundings.output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    for descriptor in surroundings.closed {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var restored = sigset_t()
    sigemptyset(&restored)
    for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ] { sigaddset(&restored, signal) }
    posix_spawnattr_setsigdefault(&attributes, &restored)
    posix_spawnattr_setpgroup(&attributes, 0)
    // Blocks signals until the child's id is noted: Ctrl-C would leave the child behind.
    var (ends, before) = (sigset_t(), sigset_t())
    sigemptyset(&ends)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ends, signal) }
    sigprocmask(SIG_BLOCK, &ends, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    posix_spawnattr_setsigmask(&attributes, &before)
    let group = surroundings.isGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | group))
    var child = pid_t()
    let ours = umask(shellMask)
    let failure = posix_spawnp(
      &child, words.first ?? "", &actions, &attributes, &arguments, variables)
    umask(ours)
    if failure == 0 { note(child) }
    return failure == 0 ? .success(child) : .failure(SystemFailure(number: failure))
  }

  /// Our own variables, without the overridden ones.
  private static func inherited(_ surroundings: Surroundings) -> [UnsafeMutablePointer<CChar>?] {
    var entries: [UnsafeMutablePointer<CChar>?] = []
    var cursor = environmentEntries
    while let entry = cursor.pointee {
      let isNew = surroundings.variables.contains { name, _ in
        strncmp(entry, name + "=", name.utf8.count + 1) == 0
      }
      if !isNew { entries.append(entry) }
      cursor += 1
    }
    return entries
  }

  /// Waits for a program's end.
  ///
  /// - Returns: its exit status; 128 plus the signal's number if a signal killed it.
  static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    return ending(status)
  }

  static func ending(_ status: Int32) -> Int32 {
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// Runs a program with this terminal, and waits for it.
  ///
  /// - Throws: `Refusal` 69 if it cannot be started.
  static func run(_ words: [String]) throws -> Int32 {
    // The editor handles Ctrl-C.
    let interrupted = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, interrupted) }
    switch spawn(words) {
    case .success(let child): return wait(for: child)
    case .failure(let failure): throw NoteEditor.failed(words, Text(same: failure.reason))
    }
  }
}

/// An error number of the system.
struct SystemFailure: Error {
  let number: Int32
  var reason: String { String(cString: strerror(number)) }
}
