import SkillCore

/// The parser: reads one command line against the forms.
///
/// Options stand before or after the verb, as `--name value`, `--name=value`, `-n5`; after `--` all
/// is positional. One pass, no backtracking.
public struct Reading {
  public enum Wish: Sendable { case verb, help, version }

  /// The verb as indexes into the table, level by level.
  public private(set) var places: [Int] = []
  /// The verb's names, level by level.
  public private(set) var path: [String] = []
  public private(set) var line = Line()
  public private(set) var wish = Wish.verb

  private let root: Command
  private let everywhere: [Option]
  private var form: Form
  private var rest: ArraySlice<String>
  /// Options before the verb that are not global: they are resolved once the verb is known.
  private var early: [(name: String, value: String?)] = []
  /// The verb that the remaining words name, looked up once.
  private var toCome: Command?
  private var hasLookedAhead = false
  /// The free text just before this word.
  private var lastText: (name: String, value: String)?

  /// - Throws: `Misuse`.
  public init(_ words: [String], of root: Command) throws(Misuse) {
    self.root = root
    form = root.form()
    everywhere = form.options
    rest = words[...]
    try read()
  }

  private mutating func read() throws(Misuse) {
    while let word = rest.popFirst() {
      if word == "--" {
        line.words += rest
        rest = []
      } else if word.isOption {
        try readOption(word)
      } else if wish == .verb {
        try readWord(word)
      } else {
        descend(word)
      }
    }
    guard wish == .verb else { return }
    for (name, value) in early { try take(name, value) }
    try checkWords()
  }

  // MARK: Words

  private mutating func readWord(_ word: String) throws(Misuse) {
    if word.isLongDash, option("--" + word.drop { "—–".contains($0) }.prefix { $0 != "=" }) != nil {
      throw complaints.unknownOption(word)
    }
    if line.words.isEmpty, descend(word) { return }
    if word == "help", !path.isEmpty, line.words.isEmpty, !form.verbs.isEmpty {
      wish = .help
      return
    }
    if line.words.isEmpty, !form.verbs.isEmpty, !isOwn(word) {
      throw .unknownVerb(
        Misuse.UnknownVerb(
          word: word, path: path, rest: Array(rest), names: form.verbs.map(\.name)))
    }
    if word.isTag, form.option("--tag") != nil {
      try take("--tag", String(word.dropFirst()))
    } else if form.word(line.words.count) == nil {
      throw complaints.surplusWord(word, after: lastText)
    } else {
      line.words.append(word)
    }
    lastText = nil
  }

  /// Descends to the subcommand of that name.
  @discardableResult
  private mutating func descend(_ word: String) -> Bool {
    guard let place = form.verbs.firstIndex(where: { $0.name == word }) else { return false }
    path.append(word)
    places.append(place)
    form = form.verbs[place].form()
    hasLookedAhead = false
    return true
  }

  /// Whether a word is an argument of a verb that has subcommands: `rung goal 8h`. What begins with
  /// a digit is taken for a length, valid or not.
  private func isOwn(_ word: String) -> Bool {
    form.words.first?.kind == .duration
      && (word.first?.isNumber == true || (try? StudyTime(parsingWeekly: word)) != nil)
  }

  private func checkWords() throws(Misuse) {
    for (place, word) in line.words.enumerated() {
      guard let wanted = form.word(place) else {
        throw complaints.surplusWord(word, after: nil)
      }
      if !wanted.choices.isEmpty, !wanted.choices.contains(word) {
        throw complaints.wrongChoice(word, wanted.name, wanted.choices)
      }
    }
    if let missing = form.words.dropFirst(line.words.count).first, missing.need.isRequired {
      throw complaints.missingWord(missing)
    }
  }

  // MARK: Options

  private mutating func readOption(_ word: String) throws(Misuse) {
    if word == "--help" || word == "-h" {
      wish = .help
    } else if word == "--version" {
      if wish == .verb { wish = .version }
    } else if wish == .verb {
      try takeOption(word)
    } else {
      // Help wins over errors; `--json` and `--lang` still apply to it.
      try? takeOption(word)
    }
  }

  private mutating func takeOption(_ word: String) throws(Misuse) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    var name = String(parts[0])
    var value = parts.count > 1 ? String(parts[1]) : nil
    if !word.hasPrefix("--"), option(word) == nil {
      // `-n5`; but `-note` is `--note` with a dash missing.
      guard option("-" + name) == nil else { throw complaints.unknownOption(word) }
      let short = String(word.prefix(2))
      if word.dropFirst().first?.isNumber == true { throw complaints.negative(word) }
      if name != short, takesValue(short) == true {
        name = short
        value = String(word.dropFirst(2))
        if value?.first == "=" { value?.removeFirst() }
      }
    }
    guard let takesValue = takesValue(name) else { throw complaints.unknownOption(word) }
    if takesValue, value == nil { value = nextValue(name) }
    if option(name) == nil {
      // Each costs a search of all verbs.
      guard early.count < 32 else { throw complaints.unknownOption(name) }
      early.append((name, value))
    } else {
      try take(name, value)
    }
  }

  /// Nil if no option of that name is known here.
  private mutating func takesValue(_ name: String) -> Bool? {
    if let option = option(name) { return option.kind != nil }
    // `--year` is a flag of one verb and takes a value in another: the verb that follows decides.
    if !hasLookedAhead {
      hasLookedAhead = true
      toCome = rest.lazy.compactMap { [form] word in form.verbs.first { $0.name == word } }.first
    }
    return toCome?.takesValue(name)
      ?? form.verbs.lazy.compactMap { $0.takesValue(name) }.first
  }

  private func option(_ name: String) -> Option? {
    form.option(name) ?? everywhere.first { $0.names.contains(name) }
  }

  /// The next word, if it can be the option's value.
  private mutating func nextValue(_ name: String) -> String? {
    guard let next = rest.first else { return nil }
    let kind = option(name)?.kind ?? .text
    guard
      !next.isOption && next != "--" || kind.mayBeginWithDash || kind.isNumber && next.isNegative
    else { return nil }
    return rest.popFirst()
  }

  private mutating func take(_ name: String, _ value: String?) throws(Misuse) {
    guard let option = option(name) else { throw complaints.unknownOption(name) }
    guard let kind = option.kind else {
      guard value == nil else { throw complaints.flagWithValue(name) }
      return line.set(option.names[0])
    }
    guard let value else { throw complaints.missingValue(name, option) }
    guard option.repeats || line[option.names[0]] == nil else {
      throw complaints.repeated(option.names[0])
    }
    if !option.choices.isEmpty, !option.choices.contains(value) {
      throw complaints.wrongChoice(value, Text(same: name), option.choices)
    }
    if kind.isNumber, Int(value) == nil { throw complaints.notANumber(value, name) }
    line.add(option.names[0], value)
    lastText = kind == .text || kind == .link ? (name, value) : nil
  }

  private var complaints: Complaints {
    Complaints(path: (["rung"] + path).joined(separator: " "), form: form, root: root)
  }
}

extension String {
  /// `-x`, `--name`; a lone dash is a word.
  fileprivate var isOption: Bool {
    utf8.first == UInt8(ascii: "-") && utf8.count > 1
  }

  /// `—note`: some keyboards turn two hyphens into a dash.
  fileprivate var isLongDash: Bool {
    guard let first = unicodeScalars.first else { return false }
    return first == "—" || first == "–"
  }

  fileprivate var isNegative: Bool {
    first == "-" && dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// `+deep`; but `+08:00` is an offset.
  fileprivate var isTag: Bool {
    guard utf8.first == UInt8(ascii: "+"), utf8.count > 1 else { return false }
    return !dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ":") }
  }
}
