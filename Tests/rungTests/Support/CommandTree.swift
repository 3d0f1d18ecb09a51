import Arguments

@testable import rung

/// The verbs of the table with their paths, so that a new one cannot be forgotten by a test that goes
/// through them all.
enum CommandTree {
  struct Node {
    let path: [String]
    let verb: VerbNode

    var name: String { path.joined(separator: " ") }
    var form: Form { verb.whole }
    /// Its own options, then those of every verb.
    var options: [Option] {
      verb.type == Rung.self ? form.options : form.options + GlobalOptions.form
    }
  }

  static func all(_ verb: VerbNode = VerbNode(Rung.self), _ path: [String] = []) -> [Node] {
    [Node(path: path, verb: verb)] + verb.verbs.flatMap { all($0, path + [$0.name]) }
  }

  /// Those that have no others below them.
  static var leaves: [Node] { all().filter { $0.verb.verbs.isEmpty } }
}
