/// A command line that leaves no doubt: one of the verbs of every day, with words, flags and options
/// that are all spelt out, each once. `rung log asyncio 90m --note text`, `rung level --json`.
///
/// The argument parser took fourteen of the sixteen million instructions of `status`, most of them to
/// find out at run time what its generic types are, and shell prompts ask it before every line. So
/// these lines are read directly; whatever is not quite plain is the argument parser's, which a
/// test holds this against.
struct PlainLine {
  /// What comes after the verb and is no option, none of it empty.
  private(set) var words: [String] = []
  private(set) var options = GlobalOptions.plain
  // Lists: they are short, and a set of strings costs a search of its own for how strings hash.
  private var flags: [String] = []
  private var values: [(option: String, value: String)] = []

  /// What a verb takes besides the options that every verb has.
  struct Shape {
    var words = 0...0
    var flags: [String] = []
    var options: [String] = []
  }

  /// Nil when the line is not plain.
  static func verb(_ words: [String]) -> (any Verb)? {
    var line = PlainLine()
    var kind: (any PlainVerb.Type)?
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.utf8.first != UInt8(ascii: "-") {
        if kind != nil {
          guard !word.isEmpty else { return nil }
          line.words.append(word)
        } else {
          kind = named(word)
          guard kind != nil else { return nil }
        }
      } else if !line.takeGlobal(word, from: &rest) {
        guard let shape = kind?.shape, line.take(word, from: &rest, shape) else { return nil }
      }
    }
    guard let kind else { return Rung(plain: line.options) }
    return kind.shape.words.contains(line.words.count) ? kind.init(plain: line) : nil
  }

  private static func named(_ word: String) -> (any PlainVerb.Type)? {
    switch word {
    case "start": Start.self
    case "stop": Stop.self
    case "status": Status.self
    case "log": Log.self
    case "done": Done.self
    case "note": AddNote.self
    case "history": History.self
    case "undo": Undo.self
    case "level": Level.self
    case "next": Next.self
    case "report": Report.self
    default: nil
    }
  }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  subscript(option: String) -> String? { values.first { $0.option == option }?.value }

  /// An option that may be given again.
  func all(_ option: String) -> [String] { values.filter { $0.option == option }.map(\.value) }

  /// Whether the word is an option of every verb, and all is plain about it.
  private mutating func takeGlobal(_ word: String, from rest: inout ArraySlice<String>) -> Bool {
    switch word {
    case "--json":
      guard takeFlag(word) else { return false }
      options.json = true
    case "--quiet":
      guard takeFlag(word) else { return false }
      options.quiet = true
    case "--db", "--learner", "--roadmap", "--lang":
      guard self[word] == nil, let value = PlainLine.value(&rest) else { return false }
      values.append((word, value))
      switch word {
      case "--db": options.db = value
      case "--learner": options.learner = value
      case "--roadmap": options.roadmap = value
      default:
        guard let language = LanguageOption(rawValue: value) else { return false }
        options.lang = language
      }
    default: return false
    }
    return true
  }

  /// Whether the word is one of the verb's own. Whoever says something twice may mean anything, but
  /// for tags.
  private mutating func take(
    _ word: String, from rest: inout ArraySlice<String>, _ shape: Shape
  ) -> Bool {
    if shape.flags.contains(word) { return takeFlag(word) }
    guard shape.options.contains(word), self[word] == nil || word == "--tag",
      let value = PlainLine.value(&rest)
    else { return false }
    values.append((word, value))
    return true
  }

  /// False when it was there already.
  private mutating func takeFlag(_ word: String) -> Bool {
    guard !has(word) else { return false }
    flags.append(word)
    return true
  }

  /// The word behind an option, unless it is missing, empty or looks like an option itself.
  private static func value(_ rest: inout ArraySlice<String>) -> String? {
    guard let value = rest.popFirst(), let first = value.utf8.first, first != UInt8(ascii: "-")
    else { return nil }
    return value
  }
}
