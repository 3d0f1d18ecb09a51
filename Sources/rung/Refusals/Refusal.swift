import SkillCore
import SkillExchange

/// Why a command is refused: what happened, and what to type next.
struct Refusal: Error {
  /// The error code in JSON: `unknown-skill`.
  let name: String
  let status: ExitStatus
  let message: Text
  /// Further lines, already in the language of this run.
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

  /// The same for a failure after the commit, so that the user does not repeat the command.
  var ofWhatIsDone: Refusal {
    Refusal(
      name, status, message, details: details,
      hint: Text(
        "The change itself was recorded. See it before you repeat the command: rung history, rung undo --list",
        zh: "要做的已经做完，只是结果没能显示。重做之前先查看：rung history、rung undo --list"))
  }

  /// The same, of what stands at a place in a file.
  func at(_ place: String) -> Refusal {
    Refusal(
      name, .badFile, Text("\(place): \(message.en)", zh: "\(place)：\(message.zh)"),
      details: details, hint: hint)
  }

  /// For people: what happened, then what to do.
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
