import SkillCore
import Testing

@testable import rung

@Suite("Which language Rung speaks")
struct SpeechTests {
  @Test(
    "--lang wins, then RUNG_LANG, then the first of LC_ALL, LC_MESSAGES and LANG that says anything",
    arguments: [
      ([], [:], Language.english),
      ([], ["LANG": "zh_CN.UTF-8"], .chinese), ([], ["LANG": "zh_TW"], .chinese),
      ([], ["LANG": "zh"], .chinese), ([], ["LANG": "ZH-Hans"], .chinese),
      ([], ["LANG": "zh_HK.UTF-8@radical"], .chinese),
      ([], ["LANG": "C"], .english), ([], ["LANG": "C.UTF-8"], .english),
      ([], ["LANG": "POSIX"], .english), ([], ["LANG": "de_DE.UTF-8"], .english),
      ([], ["LANG": ""], .english), ([], ["LANG": "zha_CN"], .english),
      ([], ["LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .chinese),
      ([], ["LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"], .english),
      ([], ["LC_ALL": "C", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"], .english),
      ([], ["LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "C", "LANG": "C"], .chinese),
      ([], ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"], .chinese),
      ([], ["RUNG_LANG": "zh", "LC_ALL": "en_US.UTF-8"], .chinese),
      ([], ["RUNG_LANG": "en", "LC_ALL": "zh_CN.UTF-8"], .english),
      ([], ["RUNG_LANG": "zh_TW", "LC_ALL": "C"], .chinese),
      ([], ["RUNG_LANG": "", "LC_ALL": "zh_CN.UTF-8"], .chinese),
      ([], ["RUNG_LANG": "fr", "LC_ALL": "zh_CN.UTF-8"], .chinese),
      (["--lang", "en", "level"], ["RUNG_LANG": "zh"], .english),
      (["level", "--lang=zh"], ["RUNG_LANG": "en"], .chinese),
      (["level", "--lang"], ["RUNG_LANG": "zh"], .chinese),
      (["note", "--", "--lang", "zh"], [:], .english),
    ] as [([String], [String: String], Language)])
  func chooses(words: [String], environment: [String: String], language: Language) {
    #expect(Speech.choose(words, Variables { environment[$0] }) == language)
  }
}
