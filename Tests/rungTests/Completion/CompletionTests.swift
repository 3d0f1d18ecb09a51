import Arguments
import Foundation
import Testing

@testable import rung

@Suite("What fits at the cursor")
final class CompletionTests {
  private let world = TestWorld()

  init() {
    world.perform(["log", "asyncio", "90m", "--tag", "deep", "--note", "循环"])
    world.perform(["learner", "add", "安娜"])
  }

  deinit { world.remove() }

  /// As fish and zsh ask: the word at the cursor last.
  private func fitting(_ words: String...) -> [String] {
    var words = words
    let current = words.popLast() ?? ""
    world.perform(["complete", "zsh", current] + words)
    return world.output.split(separator: "\n").map(String.init)
  }

  private func values(_ words: String...) -> [String] {
    var words = words
    let current = words.popLast() ?? ""
    world.perform(["complete", "zsh", current] + words)
    return world.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
  }

  private func bash(_ line: String, _ end: String) -> [String] {
    world.perform(["complete", "bash", line, end])
    return world.output.split(separator: "\n").map(String.init)
  }

  @Test("verbs with what they do, in the language")
  func verbs() {
    #expect(fitting("red") == ["redo\tRedo the action that was undone last, or the last N."])
    world.environment["RUNG_LANG"] = "zh"
    #expect(fitting("red") == ["redo\t重做最近一次（或 N 次）撤销的操作。"])
    #expect(values("goal", "") == ["set", "clear"])
    #expect(values("completion", "") == ["bash", "zsh", "fish"])
    #expect(values("help", "exi") == ["exit-codes"])
    #expect(values("help", "goal", "s") == ["set"])
  }

  @Test("skills by slug with their labels, and by Chinese label")
  func skills() {
    #expect(fitting("log", "post").first?.hasPrefix("postgresql\t") == true)
    #expect(fitting("log", "装饰") == ["装饰器\tdecorators"])
    #expect(values("--lang", "zh", "done", "DECOR") == ["decorators"])
    #expect(values("history", "--skill", "decor") == ["decorators"])
    #expect(values("history", "--skill=decor") == ["--skill=decorators"])
    #expect(values("not-applicable", "@web") == ["@web-framework"])
    #expect(values("import", "watson", "--map", "loops=decor") == ["loops=decorators"])
  }

  @Test("what was recorded: ids, sessions, tags; people, roadmaps, levels, stages")
  func live() {
    let ids = values("edit", "")
    #expect(ids.first == "@1" && ids.count == 2)
    #expect(fitting("edit", "@").first?.contains("asyncio") == true)
    #expect(values("log", "redis", "5m", "--tag", "") == ["deep"])
    #expect(values("log", "redis", "5m", "+d") == ["+deep"])
    #expect(values("note", "+d") == [])
    #expect(values("learner", "use", "安") == ["安娜"])
    #expect(values("--learner", "a") == ["ada"])
    #expect(values("roadmap", "show", "py") == ["python-backend"])
    #expect(values("level", "--at-least", "") == ["junior", "mid", "senior"])
    #expect(values("skills", "--stage", "") == ["1", "2", "3", "4", "5", "6"])
    #expect(values("skills", "--state", "st") == ["studying", "stale"])
    #expect(values("config", "set", "color", "a") == ["auto", "always"])
  }

  @Test("options, where they can stand, and names of files")
  func options() {
    #expect(values("log", "asyncio", "5m", "--all") == ["--allow-overlap"])
    #expect(values("streak", "").contains("--json"))
    #expect(values("note", "--", "--no") == [])
    #expect(values("merge", "") == [":files"])
    #expect(values("export", "csv", "-o", "x") == [":files"])
    #expect(values("log", "asyncio", "5m", "--at", "y") == [])
  }

  @Test("bash: with its quotes, and only the end of a word that it broke")
  func bash() {
    #expect(bash("rung log decor", "decor") == ["decorators"])
    #expect(bash("rung log '装饰", "装饰") == ["装饰器"])
    #expect(bash("rung edit @", "") == ["1"])
    #expect(bash("rung history --skill=decor", "decor") == ["decorators"])
    #expect(bash("rung log \"a b\" ", "") == [])
    world.perform(["learner", "add", "Bob O'Neil"])
    #expect(bash("rung learner use bo", "bo") == [#"Bob\ O\'Neil"#])
    #expect(bash("rung learner use 'bo", "bo") == [#"Bob O'\''Neil"#])
  }

  @Test("bash: a value stays one word in whatever quote it was begun, or is left out")
  func hostile() {
    func fitting(_ tag: String, _ begun: String, _ end: String = "t") -> [String] {
      #expect(world.perform(["log", "asyncio", "5m", "--tag=" + tag]) == .done, "\(world.stderr)")
      defer { world.perform(["undo"]) }
      return bash("rung log asyncio 5m --tag \(begun)", end)
    }
    let run = "t';touch${IFS}x;'"
    #expect(fitting(run, "'t") == [#"t'\'';touch${IFS}x;'\'''"#])
    #expect(fitting(run, "t") == [#"t\'\;touch\$\{IFS\}x\;\'"#])
    #expect(fitting(run, "\"t") == [#"t';touch\${IFS}x;'"#])
    #expect(fitting("t\"$(x)`y`\\!z", "\"t") == [#"t\"\$(x)\`y\`\\"'!'"z"#])
    // An accent on a quote makes one character of them, but not for a shell.
    #expect(fitting("t'\u{301};x", "'t") == ["t'\\''\u{301};x"])
    #expect(fitting("t$\u{301}(x)", "t") == ["t\\$\u{301}\\(x\\)"])
    // bash would take the first quote for the one that is open; and `$'` has escapes of its own.
    #expect(fitting("';x;'", "'", "").contains { $0.hasPrefix("'") } == false)
    #expect(fitting("!x", "\"", "").contains { $0.hasPrefix("\"") } == false)
    #expect(fitting("$t\\';x", "$'t") == [])
  }

  @Test("what would be taken for an option is offered only behind --")
  func dashes() {
    world.perform(["learner", "add", "--", "--db=x"])
    #expect(!values("learner", "use", "").contains("--db=x"))
    #expect(!values("--learner", "").contains("--db=x"))
    #expect(values("learner", "use", "--", "").contains("--db=x"))
  }

  @Test("there are no candidates without a record, and none is created")
  func noRecord() {
    let empty = TestWorld()
    defer { empty.remove() }
    #expect(empty.perform(["complete", "fish", "asy", "log"]) == .done)
    #expect(empty.output == "" && empty.stderr == "")
    #expect(!FileManager.default.fileExists(atPath: empty.folder.path))
    #expect(empty.perform(["complete", "fish", "sta"]) == .done)
    #expect(empty.output.contains("start"))
  }

  @Test(
    "every value that a verb takes is known here, as one that can be completed or one that cannot")
  func knowsEveryValue() {
    let live: Set<Kind> = [
      .skill, .skillOrGroup, .subject, .habit, .id, .tag, .learner, .roadmap, .roadmapOrFile,
      .level, .stage, .file, .path, .mapping, .column, .rating, .key, .setting, .verb,
    ]
    let free: Set<Kind> = [
      .duration, .time, .text, .link, .proof, .day, .days, .year, .count, .query, .template,
      .version, .newName, .period, .rename,
    ]
    for node in CommandTree.all() {
      let values =
        node.form.words.map { ($0.kind, $0.choices) }
        + node.options.compactMap { option in option.kind.map { ($0, option.choices) } }
      for (kind, choices) in values where choices.isEmpty {
        #expect(live.contains(kind) != free.contains(kind), "\(node.name): \(kind)")
      }
    }
  }

  @Test("the script of each shell, asked for as today and as before")
  func scripts() {
    for shell in CompletionScript.allCases {
      for words in [
        ["completion", shell.rawValue], ["--generate-completion-script", shell.rawValue],
        ["--generate-completion-script=\(shell.rawValue)"],
      ] {
        #expect(world.perform(words) == .done)
        #expect(world.output == shell.text + "\n")
      }
    }
    #expect(world.perform(["completion", "csh"]) == .usage)
    #expect(world.perform(["completion"]) == .usage)
  }
}
