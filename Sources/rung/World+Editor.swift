import SkillCore

extension World {
  /// Runs a program by its words, with this terminal, and waits for it. No shell is involved.
  ///
  /// - Returns: its exit status; 128 and more for one that a signal ended.
  /// - Throws: `Refusal` 69 when it cannot be started.
  static func run(_ words: [String]) throws -> Int32 {
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let failure = posix_spawnp(&child, words.first ?? "", nil, nil, &arguments, environ)
    guard failure == 0 else {
      let reason = String(cString: strerror(failure))
      throw NoteEditor.failed(words, Text(same: reason))
    }
    // Ctrl-C in the editor is the editor's.
    let interrupted = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, interrupted) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let ending = status & 0x7f
    return ending == 0 ? (status >> 8) & 0xff : 128 + ending
  }
}
