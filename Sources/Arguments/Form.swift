import SkillCore

/// What one verb takes: data that the parser, the help, the completion, the manual pages and the
/// tests all read.
public struct Form: Sendable {
  public var abstract: Text
  public var effect: Effect
  /// Longer help text, shown below the abstract.
  public var more: Text?
  /// Usage lines that the words alone do not give: `rung log SKILL 14:00-15:30`.
  public var usage: [Text]
  /// Positional arguments.
  public var words: [Word]
  public var options: [Option]
  /// Whole command lines; a test runs each.
  public var examples: [Text]
  /// Subcommands: `add` of `roadmap`.
  public var verbs: [Command] = []

  public init(
    _ abstract: Text, effect: Effect = .reads, more: Text? = nil, usage: [Text] = [],
    words: [Word] = [],
    options: [Option] = [], examples: [Text] = []
  ) {
    self.abstract = abstract
    self.effect = effect
    self.more = more
    self.usage = usage
    self.words = words
    self.options = options
    self.examples = examples
  }

  public func option(_ name: String) -> Option? {
    options.first { $0.names.contains(name) }
  }

  /// The positional argument at a place; the last one may repeat.
  public func word(_ place: Int) -> Word? {
    if place < words.count { return words[place] }
    return words.last.flatMap { $0.need.isRepeating ? $0 : nil }
  }
}

/// What a verb does to the database.
public enum Effect: String, Sendable {
  case reads
  /// It adds an undo step, unless there is nothing to change.
  case records
  /// It undoes or redoes, or changes a file as a whole or the preferences: not an undo step itself.
  case maintains
}

/// A verb by its name. Its form is built only when a line names it.
public struct Command: Sendable {
  public let name: String
  public let form: @Sendable () -> Form

  public init(_ name: String, _ form: @escaping @Sendable () -> Form) {
    self.name = name
    self.form = form
  }
}

/// A positional argument.
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
  /// All spellings; verbs look it up by the first.
  public var names: [String]
  /// What its value is; nil for a flag.
  public var kind: Kind?
  public var choices: [String] = []
  /// Whether it may be given more than once.
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

  /// `TIME`, `en|zh`; nil for a flag.
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
