import Arguments
import SkillCore
import Testing

@testable import rung

/// What a form makes of a line, and the whole table with each of its options.
@Suite("A command line")
struct ReadingTests {
  private func reading(_ words: String...) throws -> Reading {
    try Reading(words, of: Rung.command)
  }

  /// What is said against a line.
  private func refusal(_ words: [String]) -> Refusal? {
    do {
      _ = try Rung.verb(words)
      return nil
    } catch { return Refusal(error) }
  }

  private func said(_ words: String...) -> String {
    refusal(words)?.lines.joined(separator: " / ") ?? "accepted"
  }

  @Test("Options may be before or after the verb, in each spelling")
  func places() throws {
    for words in [
      ["--db", "a", "log", "git", "5m", "--note", "x"], ["log", "--db=a", "git", "--note=x", "5m"],
      ["--note", "x", "--db=a", "log", "git", "5m"], ["log", "-n", "x", "git", "5m", "--db", "a"],
      ["log", "-nx", "git", "5m", "--db=a"], ["-n=x", "log", "git", "--db", "a", "--", "5m"],
    ] {
      let line = try Reading(words, of: Rung.command).line
      #expect(line.words == ["git", "5m"] && line["--db"] == "a" && line["--note"] == "x")
    }
    #expect(try reading("roadmap", "--yes", "upgrade", "x").path == ["roadmap", "upgrade"])
    #expect(try reading("--yes", "roadmap", "upgrade").line.has("--yes"))
    #expect(try reading("history", "-n5").line.number("-n") == 5)
    #expect(try reading("-n", "5", "history").line.number("-n") == 5)
  }

  @Test("What is written may begin with a dash, be empty, or be a dash")
  func values() throws {
    for text in ["-2", "- x", "--json", "--help", "-", "", "--", "a=b", "-n"] {
      #expect(try reading("log", "git", "5m", "--note", text).line["--note"] == text)
      #expect(try reading("log", "git", "5m", "--note=" + text).line["--note"] == text)
      #expect(try reading("note", "git", "--", text).line.words == ["git", text])
    }
    #expect(try reading("export", "csv", "-o", "-").line["--output"] == "-")
    #expect(try reading("note", "-").line.words == ["-"])
    #expect(said("--db", "--json").contains("--db needs a value"))
    #expect(said("level", "--at-least", "-x").contains("needs a value"))
    #expect(said("log", "git", "5m", "--note").contains("--note needs a value / "))
  }

  @Test("+tag is a tag, where tags go; an offset, and a text, are not")
  func tags() throws {
    let line = try reading("log", "git", "1h", "+deep", "9:00", "+08:00", "+2026x", "--tag", "b")
      .line
    #expect(line.all("--tag") == ["deep", "2026x", "b"])
    #expect(line.words == ["git", "1h", "9:00", "+08:00"])
    #expect(try reading("note", "+1").line.words == ["+1"])
    #expect(try reading("log", "git", "--", "+x").line.words == ["git", "+x"])
  }

  @Test("A wrong word is answered with the likely command, and no unlikely one")
  func near() throws {
    // Meant as a length; the verb says that it is none.
    #expect(try reading("goal", "8x").line.words == ["8x"])
    #expect(said("goal", "nothing").contains("unknown verb 'goal nothing'"))
    #expect(said("roadmap", "ad").contains("Did you mean: rung roadmap add / "))
    #expect(said("hi").contains("Did you mean: rung history / "))
    #expect(!said("x").contains("Did you mean"))
    for (word, importer) in [
      ("excel", "table"), ("Clockify", "toggl"), ("logseq", "org"), ("日历", "ics"),
      ("timew", "timewarrior"),
    ] {
      #expect(said("import", word, "f").contains("Did you mean: rung import \(importer) f"))
    }
    #expect(said("import", "a/b.xlsx").contains("Did you mean: rung import table a/b.xlsx"))
    for verb in ["help", "status", "level"] {
      for option in ["-x", "-q", "-5x"] { #expect(!said(verb, option).contains("Did you mean")) }
    }
    let notes = said("notes", "-n5")
    #expect(notes.contains("unknown option '-n' / ") && notes.contains("It belongs to: rung "))
    #expect(said("log", "git", "5m", "--not", "x").contains("Did you mean: --note"))
  }

  @Test("What people type")
  func loose() throws {
    #expect(try reading("note", "git", "buy", "a", "book").line.words.count == 4)
    #expect(try reading("goal", "8h").line.words == ["8h"])
    #expect(try reading("goal", "set", "8h").path == ["goal", "set"])
    #expect(try reading("done", "git", "yesterday").line.words == ["git", "yesterday"])
    #expect(try reading("delete", "@1", "@2", "3f9a").line.words.count == 3)
    #expect(try reading("level", "junior").line.words == ["junior"])
    #expect(try reading("report", "last", "week").line.words == ["last", "week"])
    #expect(try reading("heatmap", "2025").line.words == ["2025"])
    #expect(try reading("roadmap", "help").wish == .help)
    #expect(try reading("log", "--help").path == ["log"])
    #expect(try reading("--help", "roadmap", "add").path == ["roadmap", "add"])
    #expect(try reading("level", "--version").wish == .version)
  }

  @Test("Errors say what to type")
  func refusals() {
    #expect(said("log", "git", "5m", "--nte", "x").contains("Did you mean: --note"))
    #expect(said("log", "git", "5m", "-note", "x").contains("Did you mean: --note"))
    #expect(said("level", "—explain").contains("Did you mean: --explain"))
    #expect(said("log", "git", "5m", "——note=x").contains("Did you mean: --note"))
    #expect(said("next", "--explain").contains("It belongs to: rung level"))
    #expect(said("log", "git", "5m", "--at", "9:00", "--at=10:00").contains("--at is given twice"))
    #expect(said("edit", "@1", "--end", "9:00", "--to", "8:00").contains("--end is given twice"))
    #expect(said("level", "--json=yes").contains("--json takes no value"))
    #expect(said("report", "--by", "wek").contains("Did you mean: week"))
    #expect(said("next", "-n", "three").contains("-n takes a number, not 'three'"))
    #expect(said("log").contains("SKILL is missing / "))
    #expect(said("log").contains("rung log SKILL DURATION"))
    #expect(said("db", "restore", "a", "b").contains("unexpected argument 'b'"))
    #expect(said("rate", "git", "3", "--note", "so", "so").contains("--note 'so so ...'"))
    #expect(said("export", "json", "a.json").contains("rung export json -o a.json"))
    #expect(said("log", "git", "-5m").contains("a negative number"))
    #expect(said("note", "-hello").contains("rung note -- '-hello'"))
    #expect(said("lgo", "git", "5m").contains("Did you mean: rung log git 5m"))
    #expect(said("roadmap", "ad").contains("unknown verb 'roadmap ad'"))
    #expect(said("report", "--week", "--month").contains("two periods given"))
    #expect(said("--nosuch").contains("unknown option '--nosuch'"))
  }

  @Test("No verb has a name twice, and what may be left out comes last")
  func sound() {
    for node in CommandTree.all() {
      var own: Set<String> = []
      for option in node.options {
        for name in option.names {
          #expect(own.insert(name).inserted, "\(node.name) has \(name) twice")
        }
      }
      // What may be left out comes last, and what repeats at the very end.
      let needs = node.form.words.map(\.need)
      #expect(needs.dropLast().allSatisfy { !$0.isRepeating })
      #expect(!zip(needs, needs.dropFirst()).contains { !$0.isRequired && $1.isRequired })
      if node.verb.verbs.count > 0 { #expect(node.form.words.allSatisfy { $0.kind == .duration }) }
    }
  }

  @Test("help --json is what help --schema says, for the whole and for each verb")
  func schema() throws {
    let sandbox = try ProcessSandbox()
    let judge = """
      import json
      from jsonschema import Draft202012Validator as Validator
      schema = json.load(open("schema.json"))
      Validator.check_schema(schema)
      whole = json.load(open("help.json"))
      assert Validator(schema).is_valid(whole)
      one = json.load(open("log.json"))
      assert one == {k: v for k, v in next(v for v in whole["verbs"] if v["name"] == "log").items() if k != "group"}
      whole["verbs"][0]["options"][0].pop("names")
      assert not Validator(schema).is_valid(whole)
      """
    let outcome = try sandbox.run(
      """
      rung help --schema > schema.json && rung help --json > help.json &&
      rung log --help --json > log.json && /usr/bin/python3 -c '\(judge)'
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
  }
}
