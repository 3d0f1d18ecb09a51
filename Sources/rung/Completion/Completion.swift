import ArgumentParser
import SkillCore

/// Something a shell may put at the cursor.
struct Candidate: Equatable {
  var value: String
  /// Shown beside it where the shell can.
  var meaning = ""
}

/// What fits at the cursor of a command line. It reads the record as a prompt does: without writing,
/// without making one, waiting 50 ms at most. Whatever goes wrong, nothing fits.
struct Completion {
  private let current: String
  private let context: Context
  private var command: any ParsableCommand.Type = Rung.self
  private var shape = CommandShape(GlobalOptions.self)
  /// The option whose value stands at the cursor.
  private var pending: CommandShape.Argument?
  private var place = 0
  private var isAfterDashes = false
  /// The global options before the cursor, as words.
  private var global: [String] = []
  /// The arguments by place.
  private var typed: [String] = []

  /// - Parameter words: the command line behind `rung`, up to the word at the cursor.
  init(_ words: [String], current: String, _ context: Context) {
    self.current = current
    self.context = context
    for word in words { read(word) }
  }

  private mutating func read(_ word: String) {
    if let option = pending {
      pending = nil
      if ["--db", "--learner", "--roadmap"].contains(option.names.first) {
        global += [option.names[0], word]
      }
    } else if word == "--", !isAfterDashes {
      isAfterDashes = true
    } else if !isAfterDashes, word.hasPrefix("-"), word.count > 1 {
      if let option = shape.option(word), option.takesValue { pending = option }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, ["--db", "--learner", "--roadmap"].contains(parts[0]) {
        global += parts
      }
    } else if !isAfterDashes, place == 0, let child = children.first(where: { $0.name == word }) {
      command = child.type
      shape = CommandShape(child.type)
    } else {
      place += 1
      typed.append(word)
    }
  }

  private var children: [(name: String, type: any ParsableCommand.Type)] {
    command.configuration.subcommands.map { ($0.configuration.commandName ?? "", $0) }
  }

  /// What fits, and whether the name of a file does.
  func candidates() -> (fitting: [Candidate], files: Bool) {
    if let option = pending {
      var (fitting, files) = values(of: option, current, "")
      // A tag alone may begin like an option.
      if option.valueName != "tag" { fitting.removeAll { $0.value.hasPrefix("-") } }
      return (fitting, files)
    }
    if !isAfterDashes, current.hasPrefix("-") {
      if let equals = current.firstIndex(of: "="),
        let option = shape.option(String(current[..<equals]))
      {
        let head = String(current[...equals])
        return values(of: option, String(current[current.index(after: equals)...]), head)
      }
      return (fitting(options, current), false)
    }
    var all: [Candidate] = []
    if place == 0, !isAfterDashes {
      all = children.map { Candidate(value: $0.name, meaning: $0.type.configuration.abstract) }
      if command == Rung.self {
        all.append(
          Candidate(value: "help", meaning: say("Explain a verb or a topic.", zh: "解释命令或主题。")))
      }
    }
    if let help = helpTopics { return (fitting(help, current), false) }
    guard let argument = shape.positional(place) else {
      let rest = all.isEmpty && current.isEmpty && !isAfterDashes ? options : all
      return (fitting(rest, current), false)
    }
    var (values, files) = values(of: argument, current, "")
    // It would be taken for an option.
    if !isAfterDashes { values.removeAll { $0.value.hasPrefix("-") } }
    return (fitting(all, current) + values, files)
  }

  private var options: [Candidate] {
    shape.options.flatMap { option in
      option.names.filter { $0.hasPrefix("--") || option.names.count == 1 }
        .map { Candidate(value: $0, meaning: option.abstract) }
    } + [Candidate(value: "--help", meaning: say("Explain this.", zh: "查看用法。"))]
  }

  private var helpTopics: [Candidate]? {
    guard command == Rung.self, typed.first == "help" else { return nil }
    var type: any ParsableCommand.Type = Rung.self
    for word in typed.dropFirst() {
      guard
        let next = type.configuration.subcommands.first(where: {
          $0.configuration.commandName == word
        })
      else { return [] }
      type = next
    }
    let verbs = type.configuration.subcommands.map {
      Candidate(value: $0.configuration.commandName ?? "", meaning: $0.configuration.abstract)
    }
    return verbs
      + (typed.count == 1 ? HelpTopic.allCases.map { Candidate(value: $0.rawValue) } : [])
  }

  /// - Parameters:
  ///   - typed: what of the value stands there already.
  ///   - head: what stands before it in the same word.
  private func values(
    of argument: CommandShape.Argument, _ typed: String, _ head: String
  ) -> (fitting: [Candidate], files: Bool) {
    if !argument.values.isEmpty {
      return (fitting(argument.values.map { Candidate(value: $0) }, typed, head), false)
    }
    switch argument.valueName {
    case "file", "path", "folder": return ([], true)
    case "file-or-slug":
      return (live("slug").map { fitting($0, typed, head) } ?? [], true)
    case "name=skill":
      guard let equals = typed.firstIndex(of: "=") else { return ([], false) }
      let rest = String(typed[typed.index(after: equals)...])
      return (fitting(live("skill") ?? [], rest, head + typed[...equals]), false)
    case "rating": return (fitting((1...5).map { Candidate(value: "\($0)") }, typed, head), false)
    case "key":
      let keys = Preferences.Key.allCases.map {
        Candidate(value: $0.rawValue, meaning: $0.meaning.said)
      }
      return (fitting(keys, typed, head), false)
    case "value": return (fitting(preferences, typed, head), false)
    case "name" where command == AddLearner.self: return ([], false)
    case let name: return (fitting(live(name) ?? [], typed, head), false)
    }
  }

  /// The values of the key that stands before.
  private var preferences: [Candidate] {
    guard let key = typed.first.flatMap(Preferences.Key.init(rawValue:)) else { return [] }
    let values: [String] =
      switch key {
      case .lang: Language.allCases.map(\.rawValue)
      case .color: ColorOption.allCases.map(\.rawValue)
      case .policy: Policy.allCases.map(\.rawValue)
      case .pager, .editor, .hookSeconds: []
      }
    return values.map { Candidate(value: $0) }
  }

  /// What the record knows of; nil where it cannot be read.
  private func live(_ name: String) -> [Candidate]? {
    guard let options = try? GlobalOptions.parse(global) else { return nil }
    let invocation = Invocation(
      context: context, options: options, words: "", aftermath: Aftermath(Variables { _ in nil }))
    return try? RecordedValues(invocation).values(name, of: command, place: place)
  }

  /// Those that begin with what is typed, in any case.
  private func fitting(
    _ all: [Candidate], _ typed: String, _ head: String = ""
  ) -> [Candidate] {
    let wanted = typed.lowercased()
    return all.filter { candidate in
      candidate.value.lowercased().hasPrefix(wanted) && candidate.value.isTypeable
    }.map { Candidate(value: head + $0.value, meaning: $0.meaning) }
  }
}

extension String {
  /// Whether it can stand on a line of its own.
  fileprivate var isTypeable: Bool {
    !isEmpty && unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
