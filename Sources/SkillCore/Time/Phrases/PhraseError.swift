/// Why a length, a time or a day could not be read as written, and what to write instead.
public struct PhraseError: Error, Hashable, Sendable {
  public let message: Text
  public let hint: Text
  /// Nothing is known but that it is none: an error that knows more is told instead.
  let isGeneral: Bool

  public init(_ message: Text, hint: Text) {
    self.init(message, hint: hint, isGeneral: false)
  }

  init(_ message: Text, hint: Text, isGeneral: Bool) {
    self.message = message
    self.hint = hint
    self.isGeneral = isGeneral
  }

  /// What the person typed, short enough to repeat in a message.
  static func quoted(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}
