import SkillCore

extension Invocation {
  /// Adds this command's `--learner` to the commands that a line proposes: `rung evidence redis
  /// LINK`, copied from the answer to `rung --learner bob done redis`, is meant for bob.
  func addressed(_ line: String) -> String {
    guard let learner = options.learner, line.contains("rung ") else { return line }
    let parts = line.split(separator: "rung ", omittingEmptySubsequences: false)
    var text = String(parts[0])
    for part in parts.dropFirst() {
      let verb = part.prefix { $0.isASCII && $0.isLetter || $0 == "-" }
      text += "rung "
      if Invocation.verbsOfOne.contains(verb) { text += "--learner \(typed(learner)) " }
      text += part
    }
    return text
  }

  /// Verbs that are about one learner.
  private static let verbsOfOne: Set<Substring> = [
    "log", "start", "stop", "resume", "status", "done", "evidence", "reopen", "waive",
    "not-applicable",
    "checkin", "rate", "note", "level", "next", "plan", "stages", "skills", "show", "history",
    "roadmap",
    "habits", "goal", "streak", "report",
  ]
}
