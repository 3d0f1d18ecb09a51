import Arguments

/// A verb as the tree of verbs has it: a type of its own, or a line of a table whose lines share one.
struct VerbNode: Sendable {
  let name: String
  /// Nil where it is a line of a table.
  let type: (any Verb.Type)?
  private let ownForm: @Sendable () -> Form
  private let below: @Sendable () -> [VerbNode]
  private let make: @Sendable (Line) throws -> any Request

  init(_ type: any Verb.Type) {
    name = type.name
    self.type = type
    ownForm = { type.form }
    below = { type.nodes }
    make = { try type.init($0) }
  }

  init(
    _ name: String, form: @escaping @Sendable () -> Form,
    make: @escaping @Sendable (Line) throws -> any Request
  ) {
    self.name = name
    type = nil
    ownForm = form
    below = { [] }
    self.make = make
  }

  /// What it takes.
  var form: Form { ownForm() }

  /// Those below it: `add` of `roadmap`.
  var verbs: [VerbNode] { below() }

  /// Its form, with the verbs below it.
  var whole: Form {
    var form = form
    form.verbs = verbs.map { $0.command }
    return form
  }

  /// What the parser sees of it.
  var command: Command {
    Command(name) { whole }
  }

  /// - Throws: `Refusal` 64 for values that do not go together.
  func request(_ line: Line) throws -> any Request { try make(line) }
}
