import Arguments
import SkillCore
import SkillExchange

/// The table of verbs for other programs: `rung help --json`, described by `rung help --schema`.
enum HelpJSON {
  static var whole: JSON {
    .object([
      ("program", .string("rung")), ("version", .string(Version.number)),
      ("abstract", text(Rung.form.abstract)), ("about", optional(Rung.form.more)),
      ("options", .array(Rung.form.options.map(option))),
      (
        "verbs",
        .array(
          Rung.groups.flatMap { group in
            group.verbs.map { verb(VerbNode($0), [$0.name], group: group.name) }
          })
      ),
    ])
  }

  static func verb(_ verb: VerbNode, _ path: [String], group: Text? = nil) -> JSON {
    let form = verb.whole
    let name = (["rung"] + path).joined(separator: " ")
    var members: [(String, JSON)] = [
      ("name", .string(verb.name)), ("path", JSON(path)), ("abstract", text(form.abstract)),
      ("about", optional(form.more)), ("usage", .array(form.usageLines(name).map(text))),
      ("words", .array(form.words.map(word))), ("options", .array(form.options.map(option))),
      ("examples", .array(form.examples.map(text))),
      ("verbs", .array(verb.verbs.map { HelpJSON.verb($0, path + [$0.name]) })),
    ]
    if let group { members.insert(("group", text(group)), at: 2) }
    return .object(members)
  }

  static func text(_ text: Text) -> JSON {
    .object([("en", .string(text.en)), ("zh", .string(text.zh))])
  }

  private static func optional(_ text: Text?) -> JSON { text.map(HelpJSON.text) ?? .null }

  private static func word(_ word: Word) -> JSON {
    .object([
      ("value", value(word.kind, word.name, word.choices)),
      ("required", .bool(word.need.isRequired)), ("repeats", .bool(word.need.isRepeating)),
      ("help", text(word.help)),
    ])
  }

  /// `value` is null for a flag.
  private static func option(_ option: Option) -> JSON {
    .object([
      ("names", JSON(option.names)),
      (
        "value",
        option.kind.flatMap { kind in
          option.valueName.map { value(kind, $0, option.choices) }
        } ?? .null
      ),
      ("repeats", .bool(option.repeats)), ("help", text(option.help)),
    ])
  }

  private static func value(_ kind: Kind, _ name: Text, _ choices: [String]) -> JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("name", text(name)),
      ("choices", choices.isEmpty ? .null : JSON(choices)),
    ])
  }
}
