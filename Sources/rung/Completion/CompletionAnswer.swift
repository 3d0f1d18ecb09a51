/// `rung complete SHELL ...`: the query of the scripts in `CompletionScript`, hidden from help.
struct CompletionAnswer {
  private let shell: CompletionScript
  private let line: ShellLine
  /// The part of the word that bash replaces by the answer.
  private let end: String

  /// Nil if the words are another command.
  init?(_ words: [String]) {
    guard words.count >= 3, words[0] == "complete", let shell = CompletionScript(rawValue: words[1])
    else { return nil }
    self.shell = shell
    switch shell {
    case .bash:
      var line = ShellLine(words[2])
      line.words = Array(line.words.dropFirst())
      self.line = line
      end = words.count > 3 ? words[3] : line.current
    case .zsh, .fish:
      // fish passes the word with its quotes.
      var line = ShellLine(shell == .fish ? words[2] : "", inFish: true)
      if shell == .zsh { line.current = words[2] }
      if let last = line.words.last, line.current.isEmpty { line.current = last }
      line.words = Array(words.dropFirst(3))
      self.line = line
      end = line.current
    }
  }

  /// One line per candidate; `:files` asks the shell for file names as well.
  func text(_ context: Context) -> String {
    guard !line.isStrange else { return "" }
    let (fitting, files) = Completion(line.words, current: line.current, context).candidates()
    let lines = fitting.compactMap { candidate in
      shell == .bash
        ? line.quoted(candidate.value, replacing: end)
        : candidate.value + (candidate.meaning.isEmpty ? "" : "\t" + visible(candidate.meaning))
    }
    return ((files ? [":files"] : []) + lines).map { $0 + "\n" }.joined()
  }
}
