import ArgumentParser
import SkillCore
import SkillExchange

/// Runs one command line in a given world and returns the exit status.
func perform(_ words: [String], in context: Context) -> ExitStatus {
  Speech.$language.withValue(Speech.choose(words, context.environment)) {
    let wantsJSON = words.prefix { $0 != "--" }.contains("--json")
    do {
      if let topic = HelpTopic(words) {
        try context.write(Array((topic.text.said + "\n").utf8))
        return .done
      }
      var parsed = try Rung.parseAsRoot(words)
      guard let verb = parsed as? any Verb else {
        // `help VERB` is the argument parser's own: running it throws the help to show.
        try parsed.run()
        return .done
      }
      let answer = try verb.answer(
        Invocation(context: context, options: verb.options, words: summary(of: words)))
      try context.write(Array(answer.text.utf8))
      if !verb.options.quiet { answer.remarks.forEach(context.warn) }
      return answer.code
    } catch {
      return report(error, wantsJSON: wantsJSON, in: context)
    }
  }
}

private func report(_ error: any Error, wantsJSON: Bool, in context: Context) -> ExitStatus {
  if let refusal = Refusal(error) {
    if wantsJSON {
      context.warn(refusal.json.text(pretty: false))
    } else {
      refusal.lines.forEach(context.warn)
    }
    return refusal.status
  }
  // What is left is the argument parser's: its help and its own sentences, which stay English.
  let message = Rung.fullMessage(for: error)
  guard Rung.exitCode(for: error) != .success else {
    do {
      try context.write(Array((message + "\n").utf8))
      return .done
    } catch { return report(error, wantsJSON: wantsJSON, in: context) }
  }
  let hint = Text(
    "Type `rung help` for the verbs, `rung help VERB` for one of them.",
    zh: "输入 rung help 查看全部命令，rung help 命令名 查看某个命令的用法。")
  if wantsJSON {
    let words = visible(Rung.message(for: error))
    let usage = Refusal("usage", .usage, Text(same: words), hint: hint)
    context.warn(usage.json.text(pretty: false))
  } else {
    context.warn(
      message.split(separator: "\n", omittingEmptySubsequences: false)
        .map { visible(String($0)) }.joined(separator: "\n"))
    context.warn("  " + hint.said)
  }
  return .usage
}

/// What was typed, short enough for the undo list.
private func summary(of words: [String]) -> String {
  let joined = words.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
  return joined.count > 200 ? joined.prefix(199) + "…" : joined
}
