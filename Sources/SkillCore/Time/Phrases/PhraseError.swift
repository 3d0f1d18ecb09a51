/// Why a length, a time or a day could not be parsed, and what to write instead.
public struct PhraseError: Error, Hashable, Sendable {
  public let message: Text
  public let hint: Text
  /// A generic error; a specific one is preferred.
  let isGeneral: Bool

  public init(_ message: Text, hint: Text) {
    self.init(message, hint: hint, isGeneral: false)
  }

  init(_ message: Text, hint: Text, isGeneral: Bool) {
    self.message = message
    self.hint = hint
    self.isGeneral = isGeneral
  }

  /// The input, shortened for a message.
  static func quoted(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}
