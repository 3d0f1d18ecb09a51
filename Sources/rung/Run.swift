import ArgumentParser
import SkillCore
import SkillExchange

/// Runs one command line in a given world and returns the exit status.
func perform(_ words: [String], in world: Context) -> ExitStatus {
  var context = world
  var unsettled: (any Error)?
  do {
    context.preferences = try PreferenceFile(world.environment)?.read() ?? Preferences()
  } catch { unsettled = error }
  let language = Speech.choose(words, context.environment, context.preferences.language)
  return Speech.$language.withValue(language) {
    let options = words.prefix { $0 != "--" }
    let wantsJSON = options.contains("--json")
    let wantsPager = !options.contains("--no-pager")
    do {
      if let script = CompletionScript(words) {
        try context.write(Array((script.text + "\n").utf8))
        return .done
      }
      if let asked = CompletionAnswer(words) {
        try context.write(Array(asked.text(context).utf8))
        return .done
      }
      if let topic = HelpTopic(words) {
        try context.show(topic.text.said + "\n", paged: wantsPager)
        return .done
      }
      try refuseCrowd(words)
      try refuseLooseDashes(words)
      guard let verb = try Rung.verb(words) else { return .done }
      // A broken file stops everything but what mends it.
      if let unsettled, !ConfigVerb.mends(verb) { throw unsettled }
      let invocation = Invocation(
        context: context, options: verb.options, words: summary(of: words),
        aftermath: Aftermath(context.environment))
      return try carryOut(verb, invocation, paged: wantsPager)
    } catch {
      return report(words, error, wantsJSON: wantsJSON, wantsPager: wantsPager, in: context)
    }
  }
}

/// What is on record is on record, even when its answer cannot be worked out or written.
private func carryOut(_ verb: any Verb, _ invocation: Invocation, paged: Bool) throws -> ExitStatus
{
  let (context, aftermath) = (invocation.context, invocation.aftermath)
  do {
    let answer = try verb.answer(invocation)
    defer { aftermath.run(invocation) }
    let style = invocation.style
    let text = answer.isData ? answer.text : visibleAnswer(answer.text, style)
    try context.show(text, paged: paged)
    for remark in answer.remarks where !verb.options.quiet {
      context.warn(visibleAnswer(remark, style))
    }
    return answer.code
  } catch {
    guard aftermath.hasRecorded, let refusal = Refusal(error),
      [.io, .internal, .busy].contains(refusal.status)
    else { throw error }
    throw refusal.ofWhatIsDone
  }
}

extension Context {
  /// Writes an answer, with a pager where it is longer than the terminal.
  fileprivate func show(_ text: String, paged: Bool) throws {
    let bytes = Array(text.utf8)
    guard paged, let page, let height = terminal.height,
      // Only what can be too long is measured.
      bytes.count >= height,
      let words = Pager.command(
        lines: Pager.lines(of: text, width: terminal.width), isWanted: paged, self)
    else { return try write(bytes) }
    guard !page(bytes, words) else { return }
    try write(bytes)
  }
}

private func report(
  _ words: [String], _ error: any Error, wantsJSON: Bool, wantsPager: Bool, in context: Context
) -> ExitStatus {
  let isHelp = Rung.exitCode(for: error) == .success
  let message = Refusal(error) == nil ? Rung.fullMessage(for: error) : ""
  let better = isHelp ? nil : UnknownVerb.refusal(words) ?? mistaken(words, message)
  if let refusal = Refusal(error) ?? better {
    if wantsJSON {
      context.warn(refusal.json.text(pretty: false))
    } else {
      refusal.lines.forEach(context.warn)
    }
    return refusal.status
  }
  // What is left is the argument parser's: its help and its own sentences, which stay English.
  guard !isHelp else {
    do {
      try context.show(message + "\n", paged: wantsPager)
      return .done
    } catch {
      return report(words, error, wantsJSON: wantsJSON, wantsPager: wantsPager, in: context)
    }
  }
  let path = UnknownVerb.path(words).joined(separator: " ")
  let hint =
    path.isEmpty
    ? Text(
      "Type `rung help` for the verbs, `rung help VERB` for one of them.",
      zh: "输入 rung help 查看全部命令，rung help 命令名 查看某个命令的用法。")
    : Text("What it takes: rung help \(path)", zh: "用法：rung help \(path)")
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

/// The parser's work grows with the square of the words: 10 000 would take it half a minute.
///
/// - Throws: `Refusal` 64.
private func refuseCrowd(_ words: [String]) throws {
  guard words.count > 2000 else { return }
  throw Refusal(
    "usage", .usage,
    Text("there are \(words.count) words on this line", zh: "这一行有 \(words.count) 个词"),
    hint: Text(
      "Give at most 2000; a long text goes in one, in quotes.", zh: "最多 2000 个；长文字请加引号作为一个词。"))
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
  var joined = ""
  for word in words {
    if !joined.isEmpty { joined += " " }
    joined += word.contains(" ") ? "'\(word)'" : word
  }
  return joined.count > 200 ? joined.prefix(199) + "…" : joined
}

/// Where the parser's own sentence, with all that it would take, hides what was meant.
private func mistaken(_ words: [String], _ message: String) -> Refusal? {
  switch UnknownVerb.path(words) {
  case ["edit"] where message.contains("nexpected argument"):
    return Refusal(
      "usage", .usage, Text("say what the new value is of", zh: "请说明新的值是哪一项"),
      hint: Correction.forms)
  case ["undo"] where message.contains("is invalid for '<n>'"):
    return Refusal(
      "usage", .usage, Text("undo takes a number of commands", zh: "undo 要的是命令的条数"),
      hint: Text(
        "One record, by its id: rung delete ID; one command: rung undo",
        zh: "按编号撤回一条记录：rung delete 编号；撤销一条命令：rung undo"))
  case ["export", "csv"]:
    guard
      let file = words.last(where: {
        message.contains("The value '\($0)' is invalid for '<table>'")
      })
    else { return nil }
    let tables = CSVTable.allCases.map(\.rawValue).joined(separator: ", ")
    return Refusal(
      "usage", .usage, Text("'\(file)' is no table", zh: "没有“\(file)”这张表"),
      hint: file.contains(".")
        ? Text(
          "Into a file: rung export csv -o \(typed(file))",
          zh: "写入文件：rung export csv -o \(typed(file))")
        : Text("There are: \(tables)", zh: "现有的表：\(tables)"))
  default: return nil
  }
}
