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
      try refuseLooseDashes(words)
      var parsed = try Rung.parseAsRoot(words)
      guard let verb = parsed as? any Verb else {
        // `help VERB` is the argument parser's own: running it throws the help to show.
        try parsed.run()
        return .done
      }
      let answer = try verb.answer(
        Invocation(context: context, options: verb.options, words: summary(of: words)))
      let style = Style(enabled: verb.options.color.isOn(context))
      let text = answer.isData ? answer.text : visibleAnswer(answer.text, style)
      try context.write(Array(text.utf8))
      for remark in answer.remarks where !verb.options.quiet {
        context.warn(visibleAnswer(remark, style))
      }
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
  let hint =
    importHint(message)
    ?? Text(
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

/// The parser would take the h in `-hello` for a question about help, and `-5m` for an option.
///
/// - Throws: `Refusal` 64.
private func refuseLooseDashes(_ words: [String]) throws {
  var before = ""
  for word in words.prefix(while: { $0 != "--" }) {
    defer { before = word }
    guard word.count > 1, word.hasPrefix("-"), !word.hasPrefix("--"), !before.hasPrefix("-") else {
      continue
    }
    let shown = visible(String(word.prefix(40)))
    if word.dropFirst().first?.isNumber == true {
      throw Refusal(
        "negative", .usage,
        Text("'\(shown)' is below zero: nothing here can be", zh: "“\(shown)”小于零：这里不能为负"),
        hint: Text(
          "Leave out the minus; text that begins so comes after --: rung note -- '-5 degrees'",
          zh: "请去掉负号；以减号开头的文字请放在 -- 之后：rung note -- '-5 度'"))
    }
    if word.count > 2, word.contains("h") {
      throw Refusal(
        "usage", .usage, Text("'\(shown)' is no option", zh: "没有“\(shown)”这个选项"),
        hint: Text(
          "Text that begins with a dash comes after --: rung note -- '-hello'",
          zh: "以减号开头的文字请放在 -- 之后：rung note -- '-hello'"))
    }
  }
}

/// What was typed, short enough for the undo list.
private func summary(of words: [String]) -> String {
  let joined = words.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
  return joined.count > 200 ? joined.prefix(199) + "…" : joined
}

/// The formats, where the parser's sentence was about one that is none of them.
private func importHint(_ message: String) -> Text? {
  guard message.contains("Usage: rung import ["), message.contains("<subcommand>") else {
    return nil
  }
  return Import.formats
}
