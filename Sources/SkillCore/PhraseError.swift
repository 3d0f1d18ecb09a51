/// Why a length, a time or a day could not be read as written, and what to write instead.
public struct PhraseError: Error, Hashable, Sendable {
  public let message: Text
  public let hint: Text

  public init(_ message: Text, hint: Text) {
    self.message = message
    self.hint = hint
  }

  /// What the person typed, short enough to repeat in a message.
  static func quoted(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}
