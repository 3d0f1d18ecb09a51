import SkillCore
import SkillExchange

/// Why a command will not: what happened, and what to type next.
struct Refusal: Error {
  /// The name that scripts see: `unknown-skill`.
  let name: String
  let status: ExitStatus
  let message: Text
  let hint: Text?

  init(_ name: String, _ status: ExitStatus = .usage, _ message: Text, hint: Text? = nil) {
    self.name = name
    self.status = status
    self.message = message
    self.hint = hint
  }

  /// For people: a line that says what, a line that says what next.
  var lines: [String] {
    [say("rung: ", zh: "rung：") + visible(message.said)]
      + [hint].compactMap { $0 }.map { "  " + visible($0.said) }
  }

  var json: JSON {
    .object([
      (
        "error",
        .object([
          ("code", .string(name)), ("message", .string(message.said)), ("hint", JSON(hint?.said)),
        ])
      )
    ])
  }
}
