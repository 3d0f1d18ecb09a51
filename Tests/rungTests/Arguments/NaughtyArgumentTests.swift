import Arguments
import Foundation
import SkillCore
import TestSupport
import Testing

@testable import rung

@Suite("Naughty text in every argument")
struct NaughtyArgumentTests {
  /// A valid command line of each verb, to which the tested text is added.
  private static let sound: [String: [String]] = [
    "log": ["asyncio", "5m"], "start": ["asyncio"], "done": ["asyncio"], "reopen": ["asyncio"],
    "waive": ["asyncio"], "not-applicable": ["asyncio"], "rate": ["asyncio", "3"],
    "evidence": ["asyncio", "x"], "checkin": ["habit-oss-pr"], "note": ["asyncio", "x"],
    "edit": ["@1"], "delete": ["@1"], "show": ["asyncio"], "learner add": ["bob"],
    "learner use": ["ada"], "learner rename": ["ada", "ada"], "learner delete": ["bob"],
    "goal set": ["5h"], "export sql": ["--dialect", "postgresql"],
    "roadmap use": ["python-backend"],
  ]
  private static let needed: [String: [String]] = [
    "waive": ["--note", "x"], "not-applicable": ["--note", "x"],
  ]

  @Test("each packed text in each argument of each verb is taken or refused, and never shown raw")
  func everyArgument() throws {
    let world = TestWorld()
    defer { world.remove() }
    world.perform(["log", "asyncio", "1h"])
    let leaves = CommandTree.leaves
    #expect(leaves.count > 50)
    let shared: Set = ["--db", "--learner", "--roadmap", "--lang", "--color"]
    // Names of files lead into the world's own folder, wherever `..` goes.
    let inside = world.folder.appending(path: "files/in").path
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
    func value(_ text: String, of kind: Kind) -> String {
      let isFile = [.file, .path, .folder, .roadmapOrFile].contains(kind)
      return isFile ? "\(inside)/\(text)" : text
    }
    var (tried, met) = (0, 0)
    func isTurn() -> Bool {
      met += 1
      return isLongRun || met % 23 == 0
    }
    for leaf in leaves {
      let (path, verb, places) = (leaf.path, leaf.name, leaf.form.words)
      let base = path + (Self.sound[verb] ?? [])
      let needed = Self.needed[verb] ?? []
      for text in Naughty.packed {
        for option in leaf.options {
          guard let kind = option.kind, let name = option.names.first else { continue }
          // Those that every verb has are tried once.
          if shared.contains(name), verb != "status" { continue }
          guard isTurn() else { continue }
          let words =
            base + needed.filter { _ in name != "--note" } + [name + "=" + value(text, of: kind)]
          Naughty.check(world, words, world.perform(words))
          tried += 1
        }
        for place in places.indices where isTurn() {
          var given = Self.sound[verb]?.filter { !$0.hasPrefix("-") } ?? []
          while given.count <= place { given.append(value(text, of: places[given.count].kind)) }
          given[place] = value(text, of: places[place].kind)
          let words = path + needed + ["--"] + given
          Naughty.check(world, words, world.perform(words))
          tried += 1
        }
      }
    }
    #expect(tried > (isLongRun ? 400 : 15), "\(tried)")
    #expect(world.perform(["db", "check"]) == .done, "\(world.output)")
    for verb in [
      "history", "notes", "learner list", "undo --list", "show asyncio", "level", "report", "",
      "import maps",
    ] {
      let words = verb.split(separator: " ").map(String.init)
      Naughty.check(world, words, world.perform(words))
    }
  }

  @Test("each text as a note, evidence, tag and name comes back equal, or is refused")
  func comesBack() throws {
    let world = TestWorld()
    defer { world.remove() }
    let ways: [(String) -> [String]] = [
      { ["note", "asyncio", "--", $0] }, { ["evidence", "asyncio", "--", $0] },
      { ["log", "asyncio", "1m", "--tag=" + $0] }, { ["learner", "add", "--", $0] },
    ]
    var kept: [String] = []
    // An argument ends at its first NUL, and a lone - asks for standard input.
    let texts = Naughty.some(Naughty.texts, oneIn: 12).filter { !$0.contains("\0") && $0 != "-" }
    for text in texts {
      for way in ways {
        let words = way(text)
        let status = world.perform(words)
        Naughty.check(world, words, status)
        if status == .done { kept.append(text) } else { #expect(status == .usage, "\(words)") }
      }
    }
    #expect(kept.count > texts.count * 2, "\(kept.count)")
    try Naughty.expect(kept, in: world)
  }

  @Test(
    "each text by standard input comes back equal, what is no UTF-8 is refused, and so is too much")
  func standardInput() throws {
    let world = TestWorld()
    defer { world.remove() }
    func note(_ text: String) {
      let status = world.perform(["note", "-"], input: text)
      Naughty.check(world, ["note", "-"], status)
      #expect(status == .done, "\(text.prefix(20).debugDescription): \(world.stderr)")
    }
    let texts = Naughty.some(Naughty.texts, oneIn: 4, from: 1)
    for text in texts { note(text) }
    try Naughty.expect(texts, in: world)
    for verb in ["notes", "history"] { Naughty.check(world, [verb], world.perform([verb])) }
    for bytes in Naughty.noText {
      let ways = [
        ["note", "-"], ["done", "asyncio", "--note", "-"], ["evidence", "asyncio", "-"],
      ]
      for words in Naughty.some(ways, oneIn: 3, from: bytes.count % 3) {
        #expect(world.perform(words, bytes: Array("a".utf8) + bytes) == .usage, "\(bytes)")
      }
    }
    // As long as a note may be, and longer.
    let long = String(repeating: "长\u{0}\u{1B}", count: (1 << 20) / 5)
    #expect(world.perform(["note", "-"], input: long + "12345") == .usage)
    #expect(world.perform(["note", "-"], input: long) == .done)
    world.perform(["export", "json"])
    #expect(try Naughty.strings(world.output).contains { $0.utf8.elementsEqual(long.utf8) })
  }

  @Test("each text in the editor comes back equal")
  func editor() throws {
    let world = TestWorld()
    defer { world.remove() }
    let texts = Naughty.some(Naughty.texts, oneIn: 5, from: 2).filter {
      !$0.allSatisfy(\.isWhitespace)
    }
    for text in texts {
      world.run = { words in
        try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: words.last ?? ""))
        return 0
      }
      #expect(world.perform(["note"]) == .done, "\(world.stderr)")
    }
    try Naughty.expect(texts, in: world)
  }
}
