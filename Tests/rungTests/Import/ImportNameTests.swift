import Foundation
import Testing

@testable import rung

@Suite("Which skill an imported name means")
struct ImportNameTests {
  private let world = TestWorld()

  private func export(_ entries: (day: String, hours: String, tags: [String])...) -> String {
    let all = entries.map { entry in
      let tags = entry.tags.map { "\"\($0)\"" }.joined(separator: ",")
      return
        #"{"start":"\#(entry.day)T000000Z","end":"\#(entry.day)T\#(entry.hours)0000Z","tags":[\#(tags)]}"#
    }
    return "[\(all.joined(separator: ","))]"
  }

  private func folder() throws -> URL {
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    return world.folder
  }

  private func importing(_ input: String, _ arguments: String...) -> [String] {
    world.perform(["import", "timewarrior", "-"] + arguments, input: input)
    return (world.output + world.stderr).components(separatedBy: "\n")
  }

  @Test("an entry takes the first of its names that is a skill or is mapped, patterns last")
  func order() {
    defer { world.remove() }
    let found = importing(
      export(
        ("20260101", "01", ["deep", "redis", "kafka"]), ("20260102", "02", ["x-1", "kafka"]),
        ("20260103", "03", ["x-2"]), ("20260104", "04", ["x-2b"]), ("20260105", "05", ["y"])),
      "--map", "x-*=celery", "--map", "x-2?=asyncio", "--map", "y=fastapi", "--map", "*=postgresql")
    for line in [
      "redis    1  1h", "kafka    1  2h", "celery   1  3h", "asyncio  1  4h", "fastapi  1  5h",
    ] {
      #expect(found.contains(line), "\(found)")
    }
    #expect(found.contains("--map '*=…': nothing has that name, so it is not kept."))
  }

  @Test("every name of every unmatched entry is counted, the one with most hours first")
  func all() throws {
    defer { world.remove() }
    var entries: [String] = []
    for number in 1...30 {
      entries.append(
        #"{"start":"20251201T000000Z","end":"20251201T\#(number < 10 ? "01" : "02")0000Z","tags":["HLS-\#(number)","college"]}"#
      )
    }
    let input = "[\(entries.joined(separator: ","))]"
    let lines = importing(input)
    #expect(lines[0] == "rung: 31 names of the file are no skill; nothing was imported")
    #expect(lines[1].hasPrefix("  college  30  51h  --map college="))
    #expect(lines.contains("  … and 11 more"))
    #expect(importing(input, "--json").joined().components(separatedBy: "--map HLS-").count == 31)
    world.perform(["import", "timewarrior", "-", "--skip-unmatched", "--json"], input: input)
    #expect(world.output.components(separatedBy: #""name": "HLS-"#).count == 31)
  }

  @Test("a file of maps: comments, blank lines, any blanks around; the command line wins")
  func mapFile() throws {
    defer { world.remove() }
    let file = try folder().appendingPathComponent("maps.txt").path
    try Data(
      "\u{FEFF}# mine\r\n\r\n  two words = kafka\nb=redis\r\nb=celery\n".replacingOccurrences(
        of: " = ", with: "="
      ).utf8
    )
    .write(to: URL(fileURLWithPath: file))
    let input = export(("20260101", "01", ["two words"]), ("20260102", "02", ["b"]))
    #expect(importing(input, "--map-file", file, "--dry-run").contains("celery  1  2h"))
    #expect(importing(input, "--map", "b=fastapi", "--map-file", file).contains("fastapi  1  2h"))
    world.perform(["import", "maps"])
    #expect(world.output.contains("two words  kafka") && !world.output.contains("celery"))
  }

  @Test("what is wrong in a file of maps is told with its line, in both languages")
  func badMapFile() throws {
    defer { world.remove() }
    let file = try folder().appendingPathComponent("maps.txt")
    for (text, en, zh) in [
      ("a=redis\nb\n", "maps.txt:2: 'b' is not NAME=SKILL", "maps.txt:2：“b”不是对应关系"),
      ("\n# x\nb=rediss\n", "maps.txt:3: ", "maps.txt:3："),
    ] {
      try Data(text.utf8).write(to: file)
      for (lang, words) in [("en", en), ("zh", zh)] {
        let status = world.perform(
          ["import", "watson", "-", "--map-file", file.path, "--lang", lang], input: "[]")
        #expect(status == .badFile && world.stderr.contains(words), "\(world.stderr)")
      }
    }
    try Data([0x61, 0x3D, 0xFF]).write(to: file)
    #expect(
      world.perform(["import", "watson", "-", "--map-file", file.path], input: "[]") == .badFile)
    #expect(
      world.perform(["import", "watson", "-", "--map-file", file.path + "x"], input: "[]")
        == .noInput)
  }

  @Test(
    "patterns: * is any text, ? one character, in any case",
    arguments: [
      ("HLS-*", "hls-12", true), ("HLS-*", "HLS-", true), ("HLS-*", "xHLS-1", false),
      ("a?c", "abc", true),
      ("a?c", "ac", false), ("*", "", true), ("*a*b*", "xaxxbx", true), ("*a*b", "ab ba", false),
      ("读?*", "读书笔记", true), ("a*", "e\u{301}a", false),
      ("*a*a*a*a*a*a*a*a*b", String(repeating: "a", count: 2000), false),
    ])
  func patterns(pattern: String, name: String, fits: Bool) {
    #expect(NamePattern(pattern)?.fits(name) == fits)
  }

  @Test("a name without * or ? is no pattern")
  func literal() {
    #expect(NamePattern("HLS-1") == nil)
  }
}
