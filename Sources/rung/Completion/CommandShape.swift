import ArgumentParser
import SkillExchange

/// The arguments of a verb as the argument parser knows them.
struct CommandShape {
  struct Argument {
    /// `--at`, `-n`; none for one that goes by its place.
    var names: [String]
    var takesValue: Bool
    /// What the value is: `skill`, `time`.
    var valueName: String
    var values: [String]
    var isRepeating: Bool
    var abstract: String
  }

  var options: [Argument] = []
  var positionals: [Argument] = []

  init(_ type: any ParsableArguments.Type) {
    guard let json = try? PositionedJSON.read(Array(type._dumpHelp().utf8)),
      case .array(let arguments)? = json["command"]?["arguments"]?.value
    else { return }
    for argument in arguments where argument["shouldDisplay"]?.value.isTrue != false {
      let names = argument["names"]?.elements.compactMap(CommandShape.name) ?? []
      let one = Argument(
        names: names, takesValue: argument["kind"]?.text != "flag",
        valueName: argument["valueName"]?.text ?? "",
        values: argument["allValues"]?.elements.compactMap(\.text) ?? [],
        isRepeating: argument["isRepeating"]?.value.isTrue ?? false,
        abstract: argument["abstract"]?.text ?? "")
      if names.isEmpty { positionals.append(one) } else { options.append(one) }
    }
  }

  private static func name(_ json: PositionedJSON) -> String? {
    json["name"]?.text.map { (json["kind"]?.text == "long" ? "--" : "-") + $0 }
  }

  func option(_ name: String) -> Argument? { options.first { $0.names.contains(name) } }

  /// The argument at a place; the last one may be there again.
  func positional(_ place: Int) -> Argument? {
    if place < positionals.count { return positionals[place] }
    return positionals.last.flatMap { $0.isRepeating ? $0 : nil }
  }
}

extension PositionedJSON {
  fileprivate subscript(_ key: String) -> PositionedJSON? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate var text: String? {
    if case .string(let text) = value { text } else { nil }
  }

  fileprivate var elements: [PositionedJSON] {
    if case .array(let elements) = value { elements } else { [] }
  }
}

extension PositionedJSON.Value {
  fileprivate var isTrue: Bool {
    if case .bool(let truth) = self { truth } else { false }
  }
}
