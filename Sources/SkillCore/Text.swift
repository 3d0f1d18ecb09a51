/// A sentence in both of Rung's languages, written side by side where it is used.
///
/// Roadmap labels carry both languages as data; messages are written as
/// `Text("Logged", zh: "已记录")`. The language is chosen once, at the start of the program.
public struct Text: Hashable, Sendable {
  public var en: String
  public var zh: String

  public init(_ en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// A text that reads the same in both languages (a slug, a number, a path).
  public init(same text: String) {
    self.init(text, zh: text)
  }

  public func `in`(_ language: Language) -> String {
    switch language {
    case .english: en
    case .chinese: zh
    }
  }
}

/// The languages Rung speaks.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}
