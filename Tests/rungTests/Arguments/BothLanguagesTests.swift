import Arguments
import Foundation
import SkillCore
import Testing

@testable import rung

@Suite("Rung speaks both languages everywhere")
struct BothLanguagesTests {
  @Test("Every sentence of the sources has a Chinese text that is Chinese")
  func translatesEverySentence() throws {
    let texts = try SourceTexts()
    #expect(texts.sentences.count > 1000)
    #expect(texts.bare == [], "a text in one language only")
    // What reads the same in both.
    let same: Set = ["null", "\u{FFFC} KiB", "rung：", "-\u{FFFC}"]
    for sentence in texts.sentences where !same.contains(sentence.text) {
      let hasWords = sentence.text.contains(/[A-Za-z]{2}/)
      #expect(!hasWords || sentence.text.hasHan, "\(sentence.place): \(sentence.text)")
    }
  }

  @Test("Chinese texts use full-width marks, and a blank between Han and Latin")
  func setsChineseWell() throws {
    for sentence in try SourceTexts().sentences {
      // What can be typed as it stands keeps its form: 1小时30分, 周五9点, 2026年, @组:2.
      var text = sentence.text.replacing(/[0-9.]+(小时|分钟|分|秒|点|月|年|日|号|天)[0-9分半秒]*/, with: "")
      text = text.replacing(/@组:2|下午[0-9]|周[一二三四五六日][0-9]|昨天1/, with: "")
      let faults = text.matches(
        of:
          /[\u{3400}-\u{9FFF}][A-Za-z0-9,;?()]|[A-Za-z0-9,;?)][\u{3400}-\u{9FFF}]|[\u{3400}-\u{9FFF}]:/
      )
      #expect(faults.isEmpty, "\(sentence.place): \(sentence.text)")
    }
  }

  @Test("What the table of verbs says is there in both, and in no mixture")
  func helpsInBoth() {
    var texts: [(String, Text)] = []
    for node in CommandTree.all() {
      let form = node.form
      texts += [(node.name, form.abstract)] + (form.more.map { [(node.name, $0)] } ?? [])
      texts += form.words.map { ("\(node.name) \($0.name.en)", $0.help) }
      texts += form.options.map { ("\(node.name) \($0.names[0])", $0.help) }
    }
    #expect(texts.count > 300)
    for (place, text) in texts {
      #expect(!text.en.isEmpty && !text.en.hasHan, "\(place): \(text.en)")
      #expect(text.zh.hasHan, "\(place): \(text.zh)")
      #expect(
        !text.zh.contains(/[a-z]{3,} [a-z]{2,} [a-z]{2,}/) || text.zh.contains("rung "),
        "\(place): \(text.zh)")
    }
    for kind in Kind.allCases where kind != .shell {
      #expect(!kind.name.en.hasHan && kind.name.zh.hasHan, "\(kind)")
    }
  }

  @Test("Every command shows its help in either language, in 80 columns, with examples")
  func showsHelp() throws {
    let world = TestWorld()
    defer { world.remove() }
    #expect(CommandTree.all().count > 65)
    for node in CommandTree.all() {
      #expect(!node.form.examples.isEmpty, "\(node.name)")
      for language in ["en", "zh"] {
        for words in [["help"] + node.path, node.path + ["--help"], ["-h"] + node.path] {
          #expect(world.perform(["--lang", language] + words) == .done)
          #expect(world.stderr == "")
          let lines = world.output.split(separator: "\n").map(String.init)
          #expect(lines.first?.hasHan == (language == "zh"), "\(node.name): \(lines.first ?? "")")
          for line in lines {
            #expect(line.cellWidth <= 80, "\(node.name): \(line)")
            #expect(language == "zh" || !line.hasHan, "\(node.name): \(line)")
          }
        }
      }
    }
    for topic in HelpTopic.allCases {
      #expect(topic.text.en != topic.text.zh && topic.text.zh.hasHan)
    }
  }

  @Test(
    "What the English transcripts do ends the same way in Chinese, and is refused in Chinese",
    arguments: Transcript.all.map(\.url.lastPathComponent).filter { !$0.contains("-zh.") })
  func refusesInBoth(_ name: String) throws {
    let transcript = try #require(Transcript.all.first { $0.url.lastPathComponent == name })
    for (recorded, chinese) in zip(try transcript.recorded(), try transcript.outcomes("zh")) {
      #expect(recorded.status == chinese.status, "\(recorded.command): \(chinese.errors)")
      // What `roadmap validate` finds is its answer.
      let isAnswer = recorded.errors.isEmpty && chinese.errors.isEmpty
      if chinese.status >= 64, !isAnswer { #expect(chinese.errors.hasHan, "\(chinese)") }
      let said = Set(recorded.errors.split(separator: "\n").filter { !String($0).hasHan })
      for line in chinese.errors.split(separator: "\n") where said.contains(line) {
        #expect(!line.contains(/[A-Za-z]{3} [a-z]{2}/), "\(recorded.command): \(line)")
      }
    }
  }
}

extension Transcript {
  struct Outcome {
    let command: String
    let status: Int32
    let errors: String
  }

  /// What the file says.
  func recorded() throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for line in try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("$ rung") {
        outcomes.append(Outcome(command: line, status: 0, errors: ""))
      } else if let last = outcomes.popLast() {
        let status = line.wholeMatch(of: /= ([0-9]+)/).flatMap { Int32($0.1) }
        let error = line.hasPrefix("! ") ? line.dropFirst(2) + "\n" : ""
        outcomes.append(
          Outcome(
            command: last.command, status: status ?? last.status, errors: last.errors + error))
      }
    }
    return outcomes
  }

  /// The commands in one language, whatever the transcript says of it.
  func outcomes(_ language: String) throws -> [Outcome] {
    let world = TestWorld()
    defer { world.remove() }
    var (outcomes, input) = ([Outcome](), "")
    for line in try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n") {
      world.environment["RUNG_LANG"] = language
      if line.hasPrefix("$ rung") {
        let words = words(String(line.dropFirst(6))).map {
          $0.replacingOccurrences(of: "$HOME", with: world.folder.path)
        }.filter { !$0.hasPrefix("--lang=") }
        let kept = words.firstIndex(of: "--lang").map {
          Array(words[..<$0] + words[min($0 + 2, words.count)...])
        }
        let status = world.perform(kept ?? words, input: input)
        outcomes.append(Outcome(command: line, status: status.rawValue, errors: world.stderr))
        input = ""
      } else if line.hasPrefix("< ") {
        input += line.dropFirst(2) + "\n"
      } else if line.hasPrefix("@ ") {
        world.setClock(String(line.dropFirst(2)))
      } else if line.hasPrefix("env "), let parts = line.dropFirst(4).wholeMatch(of: /([^=]+)=(.*)/)
      {
        world.environment[String(parts.1)] = String(parts.2)
          .replacingOccurrences(of: "$HOME", with: world.folder.path)
      }
    }
    return outcomes
  }
}
