import SkillCore

/// What one verb takes: data that the parser, the help, the completion, the manual pages and the
/// tests all read.
public struct Form: Sendable {
  public var abstract: Text
  /// What help says below it.
  public var more: Text?
  /// How it is typed, where that is more than its words in a row: `rung log SKILL 14:00-15:30`.
  public var usage: [Text]
  /// What it takes by place.
  public var words: [Word]
  public var options: [Option]
  /// Whole command lines, which a test runs.
  public var examples: [Text]
  /// The verbs below it: `add` of `roadmap`.
  public var verbs: [Command] = []

  public init(
    _ abstract: Text, more: Text? = nil, usage: [Text] = [], words: [Word] = [],
    options: [Option] = [], examples: [Text] = []
  ) {
    self.abstract = abstract
    self.more = more
    self.usage = usage
    self.words = words
    self.options = options
    self.examples = examples
  }

  public func option(_ name: String) -> Option? {
    options.first { $0.names.contains(name) }
  }

  /// The word at a place; the last one may be there again.
  public func word(_ place: Int) -> Word? {
    if place < words.count { return words[place] }
    return words.last.flatMap { $0.need.isRepeating ? $0 : nil }
  }
}

/// A verb by its name. Its form is made when a line names it: a start looks at one, not at all.
public struct Command: Sendable {
  public let name: String
  public let form: @Sendable () -> Form

  public init(_ name: String, _ form: @escaping @Sendable () -> Form) {
    self.name = name
    self.form = form
  }
}

/// A word that goes by its place.
public struct Word: Sendable {
  public enum Need: String, Sendable {
    case one, optional, many, some

    public var isRepeating: Bool { self == .many || self == .some }
    public var isRequired: Bool { self == .one || self == .some }
  }

  public var kind: Kind
  public var choices: [String]
  public var help: Text
  public var need: Need

  public init(_ kind: Kind, _ help: Text, _ need: Need = .one, choices: [String] = []) {
    self.kind = kind
    self.help = help
    self.need = need
    self.choices = choices
  }

  public var name: Text { kind.name(of: choices) }
}

/// `--at TIME`, `-n COUNT`, or a flag.
public struct Option: Sendable {
  /// How it can be spelled; verbs ask for it by the first.
  public var names: [String]
  /// What its value is; nil of a flag.
  public var kind: Kind?
  public var choices: [String] = []
  /// Whether it may be given again.
  public var repeats = false
  public var help: Text

  public static func flag(_ name: String, _ more: String..., help: Text) -> Option {
    Option(names: [name] + more, kind: nil, help: help)
  }

  public static func value(
    _ name: String, _ more: String..., kind: Kind, help: Text, choices: [String] = [],
    repeats: Bool = false
  ) -> Option {
    Option(names: [name] + more, kind: kind, choices: choices, repeats: repeats, help: help)
  }

  /// `TIME`, `en|zh`; nil of a flag.
  public var valueName: Text? {
    kind?.name(of: choices)
  }

  /// `-n, --note TEXT`
  public var spelling: Text {
    let short = names.filter { !$0.hasPrefix("--") }
    let long = names.filter { $0.hasPrefix("--") }
    let all = (short + long).joined(separator: ", ")
    guard let valueName else { return Text(same: all) }
    return Text("\(all) \(valueName.en)", zh: "\(all) \(valueName.zh)")
  }
}
