import Arguments
import SkillCore

/// A parsed command: it returns its answer and prints nothing itself.
protocol Request {
  var options: GlobalOptions { get }
  func answer(_ invocation: Invocation) throws -> Answer
}

/// One verb, one file, one type.
protocol Verb: Request, SendableMetatype {
  static var name: String { get }
  /// Its arguments and help: the only place that declares them.
  static var form: Form { get }
  /// Its subcommands that are types: `add` of `roadmap`.
  static var verbs: [any Verb.Type] { get }
  /// All subcommands.
  static var nodes: [VerbNode] { get }
  /// - Throws: `Refusal` 64 for values that exclude each other.
  init(_ line: Line) throws
}

extension Verb {
  static var verbs: [any Verb.Type] { [] }
  static var nodes: [VerbNode] { verbs.map { VerbNode($0) } }
}
