import SkillCore

/// The user's preferences, from `config.json`.
struct Preferences: Sendable {
  /// A key of the file. Only what would otherwise be a flag on every line has one.
  enum Key: String, CaseIterable, Sendable {
    case lang, color, pager, editor, policy
    case hookSeconds = "hook-seconds"
    case dayStart = "day-start"
  }

  /// As written in the file; every value was validated.
  var values: [Key: String] = [:]

  var language: Language? { values[.lang].flatMap(Language.init(rawValue:)) }
  var color: ColorOption? { values[.color].flatMap(ColorOption.init(rawValue:)) }
  var policy: Policy? { values[.policy].flatMap(Policy.init(rawValue:)) }
  var hookSeconds: Int { values[.hookSeconds].flatMap(Int.init) ?? 5 }
  /// The second of the day at which a new day begins.
  var dayStart: Int { values[.dayStart].flatMap(Preferences.second(ofClock:)) ?? 0 }

  /// `04:00`, before noon; nil for anything else.
  static func second(ofClock text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60
    else { return nil }
    let second = hour * 3600 + minute * 60
    return second < Zone.latestDayStart ? second : nil
  }
}

extension Preferences.Key {
  var meaning: Text {
    switch self {
    case .lang: Text("language: en or zh", zh: "语言：en 或 zh")
    case .color: Text("colour: auto, always or never", zh: "颜色：auto、always 或 never")
    case .pager:
      Text("program that shows long answers, or off", zh: "在终端中分页显示长内容的程序；off 表示不分页")
    case .editor: Text("program to write notes with", zh: "写笔记用的编辑器")
    case .policy: Text("default policy: claimed or evidenced", zh: "按 claimed（自述）或 evidenced（有据）评定")
    case .hookSeconds: Text("seconds that a hook may take, 1-600", zh: "钩子的时限（秒），1-600")
    case .dayStart:
      Text(
        "time when a new day begins, 00:00-11:59; earlier times count on the day before",
        zh: "新的一天从几点开始，00:00-11:59：在此之前的记录计入前一天")
    }
  }

  /// The default.
  var standard: String {
    switch self {
    case .lang: Language.english.rawValue
    case .color: ColorOption.auto.rawValue
    case .pager: Pager.standard.joined(separator: " ")
    case .editor: "vi"
    case .policy: Policy.claimed.rawValue
    case .hookSeconds: "5"
    case .dayStart: "00:00"
    }
  }

  /// Whether a value is valid for the key.
  func accepts(_ value: String) -> Bool {
    switch self {
    case .lang: Language(rawValue: value) != nil
    case .color: ColorOption(rawValue: value) != nil
    case .policy: Policy(rawValue: value) != nil
    case .hookSeconds: Int(value).map { (1...600).contains($0) && "\($0)" == value } == true
    case .dayStart: Preferences.second(ofClock: value) != nil
    case .pager, .editor:
      value.contains { $0 != " " } && value.utf8.count <= 1000
        && value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
  }

  /// The environment's value, with the variable's name. Rung's own variables override the file;
  /// shared ones come after it.
  func own(_ environment: Variables) -> (name: String, value: String)? {
    switch self {
    case .lang:
      set("RUNG_LANG", environment).flatMap { variable in
        Speech.named(variable.value).map { (variable.name, $0.rawValue) }
      }
    case .pager: setOrOff("RUNG_PAGER", environment)
    case .editor: set("RUNG_EDITOR", environment)
    case .color:
      ColorOption.variable(environment).map {
        ($0.name, ($0.isOn ? ColorOption.always : .never).rawValue)
      }
    case .policy, .hookSeconds, .dayStart: nil
    }
  }

  func shared(_ environment: Variables) -> (name: String, value: String)? {
    switch self {
    case .lang:
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { set($0, environment) }.first
        .map { ($0.name, (Speech.named($0.value) ?? .english).rawValue) }
    case .pager: setOrOff("PAGER", environment)
    case .editor: set("VISUAL", environment) ?? set("EDITOR", environment)
    case .color, .policy, .hookSeconds, .dayStart: nil
    }
  }

  private func set(
    _ name: String, _ environment: Variables
  ) -> (name: String, value: String)? {
    environment[name].flatMap { value in value.contains { $0 != " " } ? (name, value) : nil }
  }

  /// `PAGER=` means none, as it does to git.
  private func setOrOff(
    _ name: String, _ environment: Variables
  ) -> (name: String, value: String)? {
    set(name, environment) ?? environment[name].map { _ in (name, Pager.off) }
  }
}

extension Preferences {
  /// The effective value and its source: a variable, `config.json`, or nil for the default.
  func inForce(
    _ key: Key, _ environment: Variables
  ) -> (value: String, source: String?) {
    if let (name, value) = key.own(environment) { return (value, name) }
    if let value = values[key] { return (value, PreferenceFile.name) }
    if let (name, value) = key.shared(environment) { return (value, name) }
    return (key.standard, nil)
  }

  /// Split at blanks, as in `less -R`, without a shell.
  func command(_ key: Key, _ environment: Variables) -> [String] {
    let words = { (text: String) in text.split(separator: " ").map(String.init) }
    let said = words(inForce(key, environment).value)
    return said.isEmpty ? words(key.standard) : said
  }
}
