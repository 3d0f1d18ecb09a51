import SkillCore

/// The language of this run, chosen once at its start.
enum Speech {
  @TaskLocal static var language = Language.english

  /// `--lang`, then `RUNG_LANG`, then `config.json`, then the locale. Read from the raw arguments,
  /// before parsing, because errors and help need it.
  static func choose(
    _ words: [String], _ environment: Variables, _ preferred: Language? = nil
  ) -> Language {
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word == "--lang", index + 1 < words.count, let language = named(words[index + 1]) {
        return language
      }
      if word.hasPrefix("--lang="), let language = named(String(word.dropFirst(7))) {
        return language
      }
    }
    if let language = environment["RUNG_LANG"].flatMap(named) { return language }
    if let preferred { return preferred }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale.flatMap(named) ?? .english
  }

  /// The language of a locale's name: `zh_TW.UTF-8`, `zh-Hans` and `zh` are Chinese.
  static func named(_ text: String) -> Language? {
    Language(rawValue: text.prefix { $0.isLetter }.lowercased())
  }
}

/// The sentence in the language of this run: `say("Logged", zh: "已记录")`.
func say(_ en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
  Speech.language == .chinese ? zh() : en()
}

extension Text {
  /// The text in the language of this run.
  var said: String { self.in(Speech.language) }
}
