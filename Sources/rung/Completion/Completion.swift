import Arguments
import SkillCore
import SkillExchange

/// A word that the shell may insert at the cursor.
struct Candidate: Equatable {
  var value: String
  /// Shown beside it, in shells that can.
  var meaning = ""
}

/// Completes the word at the cursor. It reads the record as a prompt does: never writes, never
/// creates one, waits 50 ms at most. On any error there are no candidates.
struct Completion {
  private let current: String
  private let context: Context
  private var verb = VerbNode(Rung.self)
  private var form = Rung.form
  /// The option whose value is at the cursor.
  private var pending: Option?
  private var isAfterDashes = false
  /// The options before the cursor that select the record, as typed.
  private var global: [String] = []
  /// Positional arguments.
  private var typed: [String] = []

  /// - Parameter words: the command line after `rung`, up to the word at the cursor.
  init(_ words: [String], current: String, _ context: Context) {
    self.current = current
    self.context = context
    for word in words { read(word) }
  }

  private mutating func read(_ word: String) {
    if let option = pending {
      pending = nil
      if ["--db", "--learner", "--roadmap"].contains(option.names[0]) {
        global += [option.names[0], word]
      }
    } else if word == "--", !isAfterDashes {
      isAfterDashes = true
    } else if !isAfterDashes, word.hasPrefix("-"), word.count > 1 {
      if let option = option(word), option.kind != nil { pending = option }
      if ["--db=", "--learner=", "--roadmap="].contains(where: word.hasPrefix) {
        global.append(word)
      }
    } else if !isAfterDashes, typed.isEmpty,
      let child = verb.verbs.first(where: { $0.name == word })
    {
      (verb, form) = (child, child.form)
    } else {
      typed.append(word)
    }
  }

  private func option(_ name: String) -> Option? {
    form.option(name) ?? GlobalOptions.form.first { $0.names.contains(name) }
  }

  /// The candidates, and whether file names are candidates too.
  func candidates() -> (fitting: [Candidate], files: Bool) {
    if let option = pending {
      var (fitting, files) = values(of: option.kind ?? .text, option.choices, current, "")
      // Of all values, only a tag may begin with a dash.
      if option.kind != .tag { fitting.removeAll { $0.value.hasPrefix("-") } }
      return (fitting, files)
    }
    if !isAfterDashes, current.hasPrefix("-") {
      if let equals = current.firstIndex(of: "="),
        let option = option(String(current[..<equals])), let kind = option.kind
      {
        let rest = String(current[current.index(after: equals)...])
        return values(of: kind, option.choices, rest, String(current[...equals]))
      }
      return (fitting(options, current), false)
    }
    if !isAfterDashes, current.hasPrefix("+"), form.option("--tag") != nil {
      return values(of: .tag, [], String(current.dropFirst()), "+")
    }
    if verb.type == Help.self { return (fitting(topics, current), false) }
    let verbs =
      typed.isEmpty && !isAfterDashes
      ? verb.verbs.map { Candidate(value: $0.name, meaning: $0.form.abstract.said) } : []
    guard let word = form.word(typed.count) else {
      let rest = verbs.isEmpty && current.isEmpty && !isAfterDashes ? options : verbs
      return (fitting(rest, current), false)
    }
    var (values, files) = values(of: word.kind, word.choices, current, "")
    // It would be parsed as an option.
    if !isAfterDashes { values.removeAll { $0.value.hasPrefix("-") } }
    return (fitting(verbs, current) + values, files)
  }

  private var options: [Candidate] {
    let all = verb.type == Rung.self ? form.options : form.options + GlobalOptions.form
    return all.flatMap { option in
      option.names.filter { $0.hasPrefix("--") || option.names.count == 1 }
        .map { Candidate(value: $0, meaning: option.help.said) }
    }
  }

  /// The arguments of `help`.
  private var topics: [Candidate] {
    guard let verb = Rung.find(typed) else { return [] }
    let verbs = verb.verbs.map { Candidate(value: $0.name, meaning: $0.form.abstract.said) }
    return verbs + (typed.isEmpty ? HelpTopic.allCases.map { Candidate(value: $0.rawValue) } : [])
  }

  /// - Parameters:
  ///   - typed: the part of the value already typed.
  ///   - head: what comes before it in the same word.
  private func values(
    of kind: Kind, _ choices: [String], _ typed: String, _ head: String
  ) -> (fitting: [Candidate], files: Bool) {
    if !choices.isEmpty {
      return (fitting(choices.map { Candidate(value: $0) }, typed, head), false)
    }
    switch kind {
    case .file, .path, .folder: return ([], true)
    case .roadmapOrFile: return (fitting(live(kind), typed, head), true)
    case .mapping:
      guard let equals = typed.firstIndex(of: "=") else { return ([], false) }
      let rest = String(typed[typed.index(after: equals)...])
      return (fitting(live(.skill), rest, head + typed[...equals]), false)
    case .column:
      guard !typed.contains("=") else { return ([], false) }
      let meanings = SheetMeaning.allCases.map {
        Candidate(value: $0.rawValue + "=", meaning: $0.label.said)
      }
      return (fitting(meanings, typed, head), false)
    case .rating: return (fitting((1...5).map { Candidate(value: "\($0)") }, typed, head), false)
    case .key:
      let keys = Preferences.Key.allCases.map {
        Candidate(value: $0.rawValue, meaning: $0.meaning.said)
      }
      return (fitting(keys, typed, head), false)
    case .setting: return (fitting(preferences, typed, head), false)
    default: return (fitting(live(kind), typed, head), false)
    }
  }

  /// The values of the preference named before.
  private var preferences: [Candidate] {
    guard let key = typed.first.flatMap(Preferences.Key.init(rawValue:)) else { return [] }
    let values: [String] =
      switch key {
      case .lang: Language.allCases.map(\.rawValue)
      case .color: ColorOption.allCases.map(\.rawValue)
      case .policy: Policy.allCases.map(\.rawValue)
      case .dayStart: ["00:00", "04:00"]
      case .pager, .editor, .hookSeconds: []
      }
    return values.map { Candidate(value: $0) }
  }

  /// Values from the record; none if it cannot be read.
  private func live(_ kind: Kind) -> [Candidate] {
    guard let reading = try? Reading(global, of: Rung.command) else { return [] }
    let invocation = Invocation(
      context: context, options: GlobalOptions(reading.line), words: "",
      aftermath: Aftermath(Variables { _ in nil }))
    return (try? RecordedValues(invocation).values(kind)) ?? []
  }

  /// Those that begin with what is typed, ignoring case.
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
  /// Whether it fits on one line.
  fileprivate var isTypeable: Bool {
    !isEmpty && unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
