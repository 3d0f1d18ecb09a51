import Arguments
import SkillCore
import TestSupport
import Testing

@testable import rung

/// Each option of each verb: in both spellings, without a value, with a wrong one, twice; and a word
/// too many, in both languages.
@Suite("The table of verbs, walked")
struct TableWalkTests {
  /// A value that an option, or a place, takes.
  private static func value(_ kind: Kind, _ choices: [String]) -> String {
    if let choice = choices.last { return choice }
    switch kind {
    case .count, .version, .stage, .rating: return "3"
    case .duration: return "90m"
    case .mapping: return "work=asyncio"
    case .column: return "date=When"
    case .year: return "2025"
    case .period: return "week"
    default: return "x"
    }
  }

  /// A line with all that the verb needs.
  private static func line(_ node: CommandTree.Node) -> [String] {
    let needed = node.form.words.filter(\.need.isRequired).map { value($0.kind, $0.choices) }
    return node.path + needed + (node.name == "export sql" ? ["--dialect", "postgresql"] : [])
  }

  private func outcome(_ words: [String]) -> String {
    do { return String(describing: try Rung.verb(words)) } catch {
      return "refused: \(Refusal(error)?.lines.joined(separator: " / ") ?? "\(error)")"
    }
  }

  /// - Returns: what is said in each language; the English without Han, the Chinese without a sentence
  ///   in Latin letters.
  @discardableResult
  private func refused(_ words: [String]) -> String {
    var english = ""
    for language in [Language.english, .chinese] {
      let lines = Speech.$language.withValue(language) { () -> [String] in
        do {
          let verb = try Rung.verb(words)
          Issue.record("\(words) is accepted: \(verb)")
          return []
        } catch {
          let refusal = Refusal(error)
          #expect(refusal?.status == .usage && refusal?.hint != nil, "\(words)")
          return refusal?.lines ?? []
        }
      }
      if language == .english {
        english = lines.joined(separator: " / ")
        #expect(!english.hasHan, "\(words): \(english)")
        continue
      }
      for line in lines {
        #expect(line.hasHan, "\(words): \(line)")
        let plain = line.replacing(/rung .*/, with: "")
        #expect(!plain.contains(/[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/), "\(words): \(line)")
      }
    }
    return english
  }

  @Test("Each verb is understood with what it needs, and refuses a word too many and one too few")
  func words() {
    for node in CommandTree.all() {
      let line = Self.line(node)
      #expect(!outcome(line).hasPrefix("refused"), "\(line): \(outcome(line))")
      if let last = node.form.words.last, last.need.isRepeating { continue }
      if node.verb.verbs.isEmpty {
        let full = node.path + node.form.words.map { Self.value($0.kind, $0.choices) }
        #expect(refused(full + ["surplus"]).contains("unexpected argument 'surplus'"))
      } else {
        #expect(refused(line + ["surplus"]).contains("unknown verb"))
      }
      if node.form.words.first?.need.isRequired == true {
        #expect(refused(node.path).contains("is missing"))
      }
      for (place, word) in node.form.words.enumerated() where !word.choices.isEmpty {
        var wrong = node.form.words.map { Self.value($0.kind, $0.choices) }
        wrong[place] = "nosuch"
        #expect(refused(node.path + wrong).contains("One of: "))
      }
    }
  }

  @Test("Each option is read by its verb, in both spellings, before the verb and behind it")
  func options() {
    for node in CommandTree.all() {
      let line = Self.line(node)
      for option in node.options where !["--help", "--version"].contains(option.names[0]) {
        // It is there already.
        if node.name == "export sql", option.names[0] == "--dialect" { continue }
        let plain = outcome(line)
        for name in option.names {
          guard let kind = option.kind else {
            let set = outcome(line + [name])
            #expect(!set.hasPrefix("refused") && set != plain, "\(node.name) \(name): \(set)")
            #expect(outcome([name] + line) == set && outcome(line + [name, name]) == set)
            #expect(refused(line + [name + "=x"]).contains("takes no value"))
            continue
          }
          let value = Self.value(kind, option.choices)
          let set = outcome(line + ["\(name)=\(value)"])
          #expect(!set.hasPrefix("refused") && set != plain, "\(node.name) \(name): \(set)")
          #expect(outcome(line + [name, value]) == set && outcome([name, value] + line) == set)
          if !name.hasPrefix("--") { #expect(outcome(line + [name + value]) == set) }
          #expect(refused(line + [name]).contains("\(name) needs a value"))
          if option.repeats {
            #expect(!outcome(line + [name, value, name, "y=asyncio"]).hasPrefix("refused"))
          } else {
            #expect(refused(line + [name, value, name, value]).contains("is given twice"))
          }
          if !option.choices.isEmpty {
            #expect(refused(line + [name, "nosuch"]).contains("One of: "))
          } else if [.count, .version, .stage].contains(kind) {
            #expect(refused(line + [name, "nosuch"]).contains("takes a number"))
          } else {
            let empty = outcome(line + ["\(name)="])
            #expect(!empty.hasPrefix("refused"), "\(node.name) \(name): \(empty)")
            #expect(outcome(line + [name, ""]) == empty)
          }
        }
      }
      #expect(refused(line + ["--nosuch"]).contains("unknown option '--nosuch'"))
    }
  }

  @Test("Any words of the table in any order are understood or refused, in linear time")
  func anyWords() {
    let words =
      CommandTree.all().flatMap { $0.path + $0.options.flatMap(\.names) + Self.line($0) }
      + [
        "--", "-", "", "=", "-5", "+x", "--=", "---", "-=", "—x", "help", "\u{1F600}", "x=y",
        "--at=",
      ]
    for seed in 1...400 {
      var generator = SplitMix64(seed: UInt64(seed))
      let line = (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
        words.randomElement(using: &generator)
      }
      if outcome(line).hasPrefix("refused") { refused(line) }
    }
    for many in [["x"], ["--tag", "x"], ["--json"], ["+x"], ["-nx"], ["--nosuch"], ["--explain"]] {
      let crowd = Array(repeating: many, count: 10_000).flatMap { $0 }
      let clock = ContinuousClock()
      let time = clock.measure {
        for verb in [["log", "git"], ["note"], [], ["level"], ["roadmap"]] {
          _ = outcome(verb + crowd)
          _ = outcome(crowd + verb)
        }
      }
      #expect(time < .seconds(60), "\(many)")
    }
  }
}
