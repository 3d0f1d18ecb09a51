import Foundation
import Migrations
import TestSupport
import Testing
import ThinSQLite

@testable import rung

/// `Tests/MigrationsTests/Fixtures/0003.db` is what a Rung that knew three migrations left.
private func earlierFile(_ version: Int) -> URL {
  Repository.file(String(format: "Tests/MigrationsTests/Fixtures/%04d.db", version))
}

@Suite("Older and newer versions of the file")
struct EarlierVersionTests {
  let world = TestWorld()
  let path: String

  init() throws {
    world.setClock("2026-01-16T22:00:00 +08:00 Asia/Shanghai")
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    path = world.folder.appending(path: "a.db").path
  }

  @discardableResult
  private func perform(_ words: String) -> rung.ExitStatus {
    world.perform(["--db", path] + words.split(separator: " ").map(String.init))
  }

  @Test(
    "the record of an earlier Rung is intact after any first command, and migrates down",
    arguments: 1...SchemaHistory.newestVersion)
  func opens(_ version: Int) throws {
    defer { world.remove() }
    let commands = ["export json", "log asyncio 5m", "history --json", "db migrate"]
    let first = version < 3 ? commands[version - 1] : commands[version % commands.count]
    try FileManager.default.copyItem(at: earlierFile(version), to: URL(fileURLWithPath: path))
    #expect(perform(first) == .done, "\(world.stderr)")
    #expect(try findings() == [], "\(world.output)")
    #expect(perform("db verify") == .done, "\(world.output)")
    #expect(perform("learner list") == .done)
    #expect(world.output.contains("ada") && world.output.contains("安娜"))
    if version >= 3 {
      #expect(perform("export csv --learner ada") == .done)
      #expect(world.output.contains("事件循环"))
      #expect(world.output.contains("310102030405060708090a0b0c0d0e0f"))
      #expect(perform("notes 循环") == .done)
      #expect(perform("level --json") == .done)
      #expect(perform("export csv evidence --learner 安娜") == .done)
      #expect(world.output.contains("https://example.org"))
    }
    #expect(perform("db migrate --to \(version)") == .done, "\(world.stderr)")
    #expect(try versionOfFile(path) == version)
    #expect(perform("db migrate") == .done)
    #expect(try findings() == [], "\(world.output)")
  }

  @Test("a file from before roadmaps existed gets one, however it was migrated")
  func roadmap() throws {
    defer { world.remove() }
    #expect(perform("log asyncio 5m") == .done)
    #expect(perform("db migrate --to 1") == .done)
    #expect(perform("db migrate") == .done)
    #expect(perform("level") == .done, "\(world.stderr)")
    #expect(perform("log asyncio 5m") == .done, "\(world.stderr)")
    #expect(perform("db check") == .done, "\(world.output)")
  }

  /// What `db check` finds, but for the roadmap of these files: a test wrote it, under a hash of its
  /// own making.
  private func findings() throws -> [String] {
    perform("db check --json")
    let answer = try JSONDecoder().decode(Findings.self, from: Data(world.stdout))
    return answer.findings.map(\.message).filter {
      !$0.hasPrefix("the roadmap small@1 was changed")
    }
  }

  private struct Findings: Decodable {
    struct Finding: Decodable { let message: String }
    let findings: [Finding]
  }

  private func versionOfFile(_ path: String) throws -> Int? {
    try Database(path: path, access: .readOnly).first("pragma user_version") { try $0.int(0) }
  }

  /// What these commands may do with a newer file: they say where it is and what it is, copy it, or
  /// do not look at it.
  private static let served: Set<String> = [
    "db path", "db info", "db backup", "roadmap schema", "roadmap new", "roadmap validate",
    "config list", "config get", "config set", "config unset", "config path", "config reset",
    "help", "completion",
  ]

  /// Words that stand for whatever a command asks for.
  private static func words(for verb: String) -> [String] {
    let arguments: [String: String] = [
      "log": "asyncio 5m", "start": "asyncio", "done": "asyncio", "reopen": "asyncio",
      "waive": "asyncio --note x", "not-applicable": "asyncio --note x", "rate": "asyncio 3",
      "evidence": "asyncio x", "checkin": "habit-oss-pr", "note": "x", "edit": "@1 --note x",
      "delete": "@1", "show": "asyncio", "learner add": "x", "learner use": "ada",
      "learner rename": "ada x", "learner delete": "ada", "goal set": "5h", "merge": "OTHER",
      "db restore": "OTHER", "db backup": "COPY", "export sql": "--dialect postgresql",
      "export html": "-o PAGE",
      "import csv": "TABLE", "import table": "TABLE", "import watson": "FRAMES",
      "import timewarrior": "TIMEW",
      "import klog": "KLOG", "import toggl": "TOGGL", "import timeclock": "CLOCK",
      "import org": "ORG", "import ics": "ICS", "import wakatime": "WAKA",
      "import activitywatch": "WATCH", "import anki": "ANKI --skip-unmatched",
      "import json": "RECORD",
      "roadmap remove": "data-engineering", "roadmap add": "--example data-engineering",
      "roadmap import": "exercism TRACK",
      "roadmap upgrade": "ROADMAP", "roadmap use": "python-backend",
      "roadmap diff": "ROADMAP ROADMAP",
      "roadmap validate": "ROADMAP",
      "completion": "bash", "config get": "lang", "config set": "lang en", "config unset": "lang",
    ]
    return (verb + " " + (arguments[verb] ?? "")).split(separator: " ").map(String.init)
  }

  @Test("no verb lets a planted journal delete a file")
  func foreignJournals() throws {
    defer { world.remove() }
    #expect(perform("log asyncio 1h") == .done)
    let other = world.folder.path + "/other.db"
    #expect(world.perform(["--db", other, "log", "redis", "1h"]) == .done)
    let files = try inputs()
    let diary = world.folder.appending(path: "diary.txt")
    try Data("dear diary".utf8).write(to: diary)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    // None of them opens the database.
    let served = Self.served.subtracting(["db info", "db backup"])
    for verb in CommandTree.leaves.map(\.name) {
      for name in [diary.path, "diary.txt"] {
        try foreignJournal(naming: name).write(to: URL(fileURLWithPath: path + "-journal"))
        let status = world.perform(
          ["--db", path] + Self.words(for: verb).map { files[$0] ?? $0 })
        #expect(FileManager.default.fileExists(atPath: diary.path), "\(verb)")
        #expect(
          status == (served.contains(verb) ? .done : .unavailable), "\(verb): \(world.stderr)")
        if status != .done { #expect(world.stderr.contains("mv "), "\(verb): \(world.stderr)") }
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before, "\(verb)")
    }
    // Also beside an input file of an intact database.
    try FileManager.default.removeItem(atPath: path + "-journal")
    for verb in [["merge", other], ["merge", "--dry-run", other], ["db", "restore", other]] {
      try foreignJournal(naming: diary.path).write(to: URL(fileURLWithPath: other + "-journal"))
      #expect(world.perform(["--db", path] + verb) == .badFile, "\(verb): \(world.stderr)")
      #expect(FileManager.default.fileExists(atPath: diary.path), "\(verb)")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test(
    "a file of the next version is refused by every verb, and neither its bytes nor its time change"
  )
  func newerFile() throws {
    defer { world.remove() }
    #expect(perform("log asyncio 1h") == .done)
    #expect(
      world.perform(["--db", world.folder.path + "/other.db", "log", "redis", "1h"]) == .done)
    try makeNewer(path)
    let files = try inputs()
    let long = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    for verb in CommandTree.leaves.map(\.name) where verb != "db restore" {
      let words = Self.words(for: verb).map { files[$0] ?? $0 }
      let status = world.perform(["--db", path] + words)
      if Self.served.contains(verb) {
        #expect(status == .done, "\(verb): \(world.stderr)")
      } else {
        #expect(status == .unavailable, "\(verb): \(status) \(world.stderr)")
        #expect(world.stderr.contains("rung 9.9"), "\(verb): \(world.stderr)")
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before, "\(verb)")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.modificationDate] as? Date == long, "\(verb)")
    }
    // As an input file of an intact database it is refused as well.
    let other = world.folder.path + "/other.db"
    for words in [["merge", path], ["db", "restore", path]] {
      #expect(world.perform(["--db", other] + words) == .unavailable, "\(world.stderr)")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    // Restoring puts a copy in its place, as it says, and keeps the newer file.
    let kept = world.folder.path + "/kept.db"
    try FileManager.default.copyItem(atPath: path, toPath: kept)
    #expect(world.perform(["--db", kept, "db", "restore", other]) == .done, "\(world.stderr)")
    let copies = try FileManager.default.contentsOfDirectory(atPath: world.folder.path)
      .filter { $0.hasPrefix("kept.db.before-restore") }
    #expect(
      try copies.map { try versionOfFile(world.folder.path + "/" + $0) } == [
        SchemaHistory.newestVersion + 1
      ])
    // The way back that the newer Rung recorded leads to what this one knows.
    #expect(perform("db migrate --to \(SchemaHistory.newestVersion)") == .done, "\(world.stderr)")
    #expect(perform("history") == .done)
    #expect(world.output.contains("asyncio"))
  }

  /// What a Rung with one more migration does to the file.
  private func makeNewer(_ path: String) throws {
    let next = try Migration(
      version: SchemaHistory.newestVersion + 1, name: "mood",
      text: """
        -- migrate:up
        alter table fact add column mood integer;
        -- migrate:down
        alter table fact drop column mood;
        """)
    let newer = Migrator(
      migrations: try SchemaHistory.migrations() + [next],
      applicationID: SchemaHistory.applicationID, tool: "rung 9.9")
    try newer.migrate(Database(path: path, access: .readWrite), backups: .none)
  }

  /// Sound files for the verbs that read one: what they say of the database is what is asked.
  private func inputs() throws -> [String: String] {
    let other = world.folder.path + "/other.db"
    var files = ["OTHER": other, "COPY": world.folder.path + "/copy.db"]
    files["PAGE"] = world.folder.path + "/page.html"
    #expect(world.perform(["--db", other, "export", "json"]) == .done)
    let texts = [
      "RECORD": world.output,
      "TABLE": "skill,start,end\nasyncio,2026-01-15 10:00,2026-01-15 11:00\n",
      "FRAMES":
        #"[[1768485600,1768491000,"asyncio","0f3c9b1d2e4a4f5b8c6d7e8f90a1b2c3",[],1768491005]]"#,
      "TIMEW":
        #"[{"id":1,"start":"20260115T060000Z","end":"20260115T073000Z","tags":["asyncio"]}]"#,
      "KLOG": #"{"records":[]}"#, "CLOCK": "i 2026/01/15 14:00 asyncio\n", "ORG": "* x\n",
      "ICS": "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "WAKA": #"{"days":[]}"#,
      "WATCH": #"{"buckets":{}}"#,
      "TOGGL": "Project,Start date,Start time,End date,End time\n",
      "TRACK": """
      {"slug":"t","language":"T","concepts":[{"slug":"a","name":"A"}],
       "exercises":{"concept":[{"concepts":["a"],"prerequisites":[]}]}}
      """,
    ]
    for (name, text) in texts {
      files[name] = world.folder.path + "/" + name
      try Data(text.utf8).write(to: URL(fileURLWithPath: files[name] ?? ""))
    }
    files["ANKI"] = world.folder.path + "/collection.anki2"
    try AnkiSample.write(to: files["ANKI"] ?? "")
    #expect(world.perform(["--db", other, "roadmap", "export"]) == .done)
    files["ROADMAP"] = world.folder.path + "/roadmap.json"
    try Data(world.output.utf8).write(to: URL(fileURLWithPath: world.folder.path + "/roadmap.json"))
    return files
  }
}
