import Foundation
import Testing

@testable import rung

@Suite("What an import refuses, and what it passes over")
struct ImportRefusalTests {
  private let world = TestWorld()

  private func refused(_ arguments: [String], _ input: String, _ words: String...) {
    #expect(world.perform(["import"] + arguments, input: input) == .badFile, "\(input)")
    for word in words { #expect(world.stderr.contains(word), "\(world.stderr)") }
  }

  @Test(
    "new facts that the verbs refuse are refused with their place; unknown skills stay unmatched")
  func kinds() {
    defer { world.remove() }
    refused(
      ["csv", "-"], "id,habit,at,evidence\n,asyncio,2026-01-10,\n", "<stdin>:2:2: ", "not a habit")
    for lang in [[], ["--lang", "zh"]] {
      refused(
        ["csv", "-", "--table", "completions"] + lang,
        "skill,completed_at\nredis,2026-01-10\nhabit-oss-pr,2026-01-10\n",
        lang.isEmpty ? "is a habit" : "是习惯", "<stdin>:3:1")
    }
    refused(
      ["csv", "-", "--table", "waivers"], "skill,at,note\n@orm,2026-01-10,x\n", "@orm")
  }

  @Test("a row that carries an id comes back as it was recorded, whatever the roadmap says now")
  func ownRows() {
    defer { world.remove() }
    let row = "\(String(repeating: "ab", count: 16)),asyncio,2026-01-10,\n"
    #expect(
      world.perform(["import", "csv", "-"], input: "id,habit,at,evidence\n" + row) == .done)
  }

  @Test("Toggl's file with only its header has nothing to import")
  func header() {
    defer { world.remove() }
    let file = "Project,Start date,Start time,Duration\n"
    #expect(world.perform(["import", "toggl", "-"], input: file) == .done)
    #expect(world.output.hasPrefix("There is nothing to import"))
  }

  @Test("a folder's tables by a glob: those of answers are skipped, with a remark; alone refused")
  func glob() throws {
    let other = TestWorld()
    defer {
      world.remove()
      other.remove()
    }
    world.perform(["log", "asyncio", "1h"])
    let folder = world.folder.appendingPathComponent("all").path
    #expect(world.perform(["export", "csv", "--all", "-o", folder]) == .done)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") }.sorted().map { "\(folder)/\($0)" }
    #expect(files.contains("\(folder)/levels.csv"))
    #expect(other.perform(["import", "csv"] + files) == .done, "\(other.stderr)")
    #expect(other.stderr.contains("levels.csv") && other.stderr.contains("skills.csv"))
    #expect(other.perform(["import", "csv", "\(folder)/levels.csv"]) == .badFile)
    #expect(other.stderr.contains("is computed by"))
  }

  @Test("Timewarrior's folder by a glob: tags.data and undo.data are skipped")
  func data() throws {
    defer { world.remove() }
    let folder = world.folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "inc 20260114T060000Z - 20260114T070000Z # asyncio\n".write(
      to: folder.appendingPathComponent("2026-01.data"), atomically: true, encoding: .utf8)
    for name in ["tags", "undo"] {
      try "{}".write(
        to: folder.appendingPathComponent("\(name).data"), atomically: true, encoding: .utf8)
    }
    let files = ["2026-01", "tags", "undo"].map { folder.appendingPathComponent("\($0).data").path }
    #expect(world.perform(["import", "timewarrior"] + files) == .done, "\(world.stderr)")
    #expect(world.stderr.contains("tags.data") && world.stderr.contains("undo.data"))
    #expect(world.output.hasPrefix("Imported 1 session, 1h"))
  }

  @Test("megabytes of one letter or of digits are refused by their first bytes")
  func noise() {
    defer { world.remove() }
    for letter in ["x", "1"] {
      let noise = String(repeating: letter, count: 1 << 20)
      for tool in ["csv", "json", "watson", "timewarrior", "klog", "toggl"] {
        refused([tool, "-"], noise)
        #expect(!world.stderr.contains("16 MiB"))
      }
    }
  }

  @Test("dates and separators: messages name a remedy that works")
  func remedies() {
    defer { world.remove() }
    let toggl = "Project,Start date,Start time,Duration\nasyncio,"
    refused(
      ["toggl", "-", "--date-order", "dmy"], toggl + "04/13/2025,10:00,1:00:00\n",
      "--date-order mdy")
    refused(["toggl", "-"], toggl + "2025-02-30,10:00,1:00:00\n", "does not exist", "<stdin>:2:9")
    refused(
      ["csv", "-"], "skill,start,duration\nasyncio,2025-02-30T10:00,1h\n", "does not exist")
    #expect(world.perform(["import", "csv", "-"], input: "skill;start;duration\n") == .done)
    refused(["toggl", "-"], "\"Project\";\"Start date\"\n", "semicolons", "with commas")
    for arguments in [["import"], ["import", "nope", "x"]] {
      #expect(world.perform(arguments) == .usage)
      #expect(world.stderr.contains("csv|json|watson|timewarrior|klog|toggl"))
    }
  }

  @Test("klog's negative entry is named with its place and length, in both languages")
  func negative() {
    defer { world.remove() }
    let file = """
      {"records":[{"date":"2026-01-10","entries":[
      {"type":"duration","summary":"#redis","tags":["#redis"],"total_mins":90},
      {"type":"duration","summary":"","tags":[],"total_mins":-30}]}]}
      """
    for (lang, words) in [
      ("en", "1 negative entry left out, -30m: no length of that day"), ("zh", "当天没有同名的时长可供扣除"),
    ] {
      world.perform(["import", "klog", "-", "--dry-run", "--lang", lang], input: file)
      #expect(world.stderr.contains(words) && world.stderr.contains("<stdin>:3:1: -30"))
    }
  }
}
