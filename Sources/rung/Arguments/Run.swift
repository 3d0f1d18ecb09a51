import Arguments
import SkillCore
import SkillExchange

/// Runs one command line in a context and returns the exit status.
func perform(_ words: [String], in world: Context) -> ExitStatus {
  var context = world
  var unsettled: (any Error)?
  do {
    context.preferences = try PreferenceFile(world.environment)?.read() ?? Preferences()
    if context.preferences.dayStart > 0 {
      context.zone = context.zone.beginningDays(at: context.preferences.dayStart)
    }
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
      let verb = try Rung.verb(words)
      // A broken `config.json` stops every verb but those that repair it or do not read it.
      if let unsettled, !ConfigVerb.toleratesBrokenFile(verb) { throw unsettled }
      let invocation = Invocation(
        context: context, options: verb.options, words: summary(of: words),
        aftermath: Aftermath(context.environment))
      return try carryOut(verb, invocation, paged: wantsPager)
    } catch {
      return report(error, wantsJSON: wantsJSON, in: context)
    }
  }
}

/// What is recorded stays recorded, even if its answer cannot be computed or written.
private func carryOut(_ verb: any Request, _ invocation: Invocation, paged: Bool) throws
  -> ExitStatus
{
  let (context, aftermath) = (invocation.context, invocation.aftermath)
  defer { aftermath.end() }
  do {
    let answer = try verb.answer(invocation)
    defer { aftermath.run(invocation) }
    if let fault = aftermath.fault { throw fault }
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
      // Skips the exact measure for an answer that surely fits.
      bytes.count >= height,
      let words = Pager.command(
        lines: Pager.lines(of: text, width: terminal.width), isWanted: paged, self)
    else { return try write(bytes) }
    guard !page(bytes, words) else { return }
    try write(bytes)
  }
}

private func report(_ error: any Error, wantsJSON: Bool, in context: Context) -> ExitStatus {
  let refusal = Refusal(error) ?? Refusal(defect: error)
  if wantsJSON {
    context.warn(refusal.json.text(pretty: false))
  } else {
    refusal.lines.forEach(context.warn)
  }
  return refusal.status
}

/// The command line, shortened for the undo list.
private func summary(of words: [String]) -> String {
  var joined = ""
  for word in words {
    if !joined.isEmpty { joined += " " }
    joined += word.contains(" ") ? "'\(word)'" : word
  }
  return joined.count > 200 ? joined.prefix(199) + "…" : joined
}
