import Arguments
import SkillCore

/// One verb, one small file, one type: it returns its answer and prints nothing itself.
protocol Verb: SendableMetatype {
  static var name: String { get }
  /// What it takes, the only place that says so.
  static var form: Form { get }
  /// Those below it: `add` of `roadmap`.
  static var verbs: [any Verb.Type] { get }
  /// - Throws: `Refusal` 64 for values that do not go together.
  init(_ line: Line) throws
  var options: GlobalOptions { get }
  func answer(_ invocation: Invocation) throws -> Answer
}

extension Verb {
  static var verbs: [any Verb.Type] { [] }

  /// What the parser sees of it.
  static var command: Command {
    Command(name) { whole }
  }

  /// Its form, with the verbs below it.
  static var whole: Form {
    var form = form
    form.verbs = verbs.map { $0.command }
    return form
  }
}
