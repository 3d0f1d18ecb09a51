import ArgumentParser
import SkillCore

/// A command line that names a verb and, at most, options that every verb has: `rung level --json`.
///
/// The argument parser with all verbs took fourteen of the sixteen million instructions of `status`,
/// most of them to find out at run time what its generic types are, and shell prompts ask it before
/// every line. So these few verbs are read directly, where there is no doubt what is meant;
/// whatever is not quite plain is the argument parser's, which a test holds this against.
enum PlainLine {
  /// Nil when the line is not plain.
  static func verb(_ words: [String]) -> (any Verb)? {
    var (name, given): (String?, Set<String>) = (nil, [])
    var options = GlobalOptions.plain
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.utf8.first == UInt8(ascii: "-") else {
        if name != nil { return nil }
        name = word
        continue
      }
      // Whoever says something twice may mean anything.
      guard given.insert(word).inserted else { return nil }
      switch word {
      case "--json": options.json = true
      case "--quiet": options.quiet = true
      case "--db", "--learner", "--roadmap", "--lang":
        guard let value = rest.popFirst(), let first = value.utf8.first,
          first != UInt8(ascii: "-")
        else { return nil }
        switch word {
        case "--db": options.db = value
        case "--learner": options.learner = value
        case "--roadmap": options.roadmap = value
        default:
          guard let language = LanguageOption(rawValue: value) else { return nil }
          options.lang = language
        }
      default: return nil
      }
    }
    switch name {
    case nil: return Rung(plain: options)
    case "status": return Status(plain: options)
    case "level": return Level(plain: options)
    case "next": return Next(plain: options)
    default: return nil
    }
  }
}

// Each property is set, as one that only has its declaration cannot be read.

extension GlobalOptions {
  fileprivate static var plain: GlobalOptions {
    var options = GlobalOptions()
    options.db = nil
    options.learner = nil
    options.roadmap = nil
    options.lang = nil
    options.json = false
    options.color = nil
    options.noPager = false
    options.quiet = false
    return options
  }
}

extension Rung {
  fileprivate init(plain options: GlobalOptions) {
    self.init()
    self.options = options
  }
}

extension Status {
  fileprivate init(plain options: GlobalOptions) {
    self.init()
    format = nil
    self.options = options
  }
}

extension Level {
  fileprivate init(plain options: GlobalOptions) {
    self.init()
    asOf = nil
    explain = false
    fresh = false
    atLeast = nil
    diff = nil
    all = false
    judge = PolicyOptions(plain: nil)
    self.options = options
  }
}

extension Next {
  fileprivate init(plain options: GlobalOptions) {
    self.init()
    number = Next.usual
    judge = PolicyOptions(plain: nil)
    self.options = options
  }
}

extension PolicyOptions {
  fileprivate init(plain policy: Policy?) {
    self.init()
    self.policy = policy
  }
}
