import SkillCore
import SkillExchange

/// Why a command will not: what happened, and what to type next.
struct Refusal: Error {
  /// The name that scripts see: `unknown-skill`.
  let name: String
  let status: ExitStatus
  let message: Text
  /// Lines in the language of this run, where there is a list to tell.
  let details: [String]
  let hint: Text?

  init(
    _ name: String, _ status: ExitStatus = .usage, _ message: Text, details: [String] = [],
    hint: Text? = nil
  ) {
    self.name = name
    self.status = status
    self.message = message
    self.details = details
    self.hint = hint
  }

  /// The same, where only the answer failed: whoever believes that nothing was done does it twice.
  var ofWhatIsDone: Refusal {
    Refusal(
      name, status, message, details: details,
      hint: Text(
        "What it tells of is done. Look before you repeat it: rung history, rung undo --list",
        zh: "要做的已经做完，只是结果没能显示。重做之前先查看：rung history、rung undo --list"))
  }

  /// For people: a line that says what, a line that says what next.
  var lines: [String] {
    [say("rung: ", zh: "rung：") + visible(message.said)]
      + (details + [hint].compactMap { $0?.said }).map { "  " + visible($0) }
  }

  var json: JSON {
    var members: [(String, JSON)] = [
      ("code", .string(name)), ("message", .string(message.said)), ("hint", JSON(hint?.said)),
    ]
    if !details.isEmpty { members.append(("details", JSON(details))) }
    return .object([("error", .object(members))])
  }
}
