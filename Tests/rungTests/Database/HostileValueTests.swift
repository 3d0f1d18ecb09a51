import Foundation
import Testing
import ThinSQLite

@testable import rung

/// Values written into a file with other tools, and the verbs that read it.
struct HostileValue: CustomTestStringConvertible, Sendable {
  let name: String
  let sql: String
  let verbs: [String]
  /// Whether every one of the verbs must say that the file is damaged.
  var isFound = true

  var testDescription: String { name }
}

private let most = "9223372036854775807"
private let least = "-9223372036854775808"
private let now = "1768485600"
private let reports = ["stages", "report --all --by stage", "export html", "export markdown"]

private func timer(_ at: String, _ day: String) -> String {
  """
  insert into fact (uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day)
  select randomblob(16), max(id), 1, 'timer', 1, \(at), 0, 'UTC', \(day) from action
  """
}

private let attacks = [
  HostileValue(
    name: "a target", sql: "update item set target = \(most)", verbs: reports + ["show asyncio"]),
  HostileValue(
    name: "a weight", sql: "update item set weight = \(most)", verbs: ["stages", "level"]),
  HostileValue(
    name: "negative stars", sql: "update item set stars = -1",
    verbs: ["next", "skills", "show asyncio", "level --explain"]),
  HostileValue(
    name: "a threshold", sql: "update capability set threshold = \(least)", verbs: ["export html"]),
  HostileValue(
    name: "a group's k", sql: "update skill_group set k = \(least)", verbs: ["plan", "next"]),
  HostileValue(
    name: "a prerequisite's count",
    sql: "update prerequisite set at_least = \(most) where needs_group is not null",
    verbs: ["plan", "next"]),
  HostileValue(
    name: "a stage", sql: "pragma foreign_keys = off; update item set stage = \(most)",
    verbs: ["stages", "roadmap show"]),
  HostileValue(
    name: "a version",
    sql: """
      insert into roadmap (slug, version, hash, title_en, title_zh, added_at)
      values ('x', \(least), substr(hex(randomblob(32)), 1, 64), 'a', 'b', 1)
      """, verbs: ["roadmap list", "level --explain", "level --as-of today"]),
  HostileValue(
    name: "a skill's sums", sql: "update study_total set seconds = \(most), spent = \(most)",
    verbs: reports, isFound: false),
  HostileValue(
    name: "a skill's sum, added to", sql: "update study_total set seconds = \(most)",
    verbs: ["log asyncio 3h"]),
  HostileValue(
    name: "sums by tags", sql: "update study_tag set spent = \(most), sessions = \(most)",
    verbs: ["report --all --by tag"], isFound: false),
  HostileValue(
    name: "a sum of days", sql: "update study_day set shared = \(most)",
    verbs: ["", "goal", "heatmap", "report", "report --all"]),
  HostileValue(
    name: "the only day",
    sql: """
      delete from study_day where day <> (select max(day) from study_day);
      update study_day set day = \(most)
      """, verbs: ["", "report --all", "streak", "heatmap", "log redis 5m"], isFound: false),
  HostileValue(
    name: "a day long ago",
    sql: """
      update study_day set day = -2147483648 where day = (select min(day) from study_day)
      """, verbs: ["report --all --by day", "report --all --by week", "report --all --by month"],
    isFound: false),
  HostileValue(
    name: "a day's run", sql: "update study_day set run = \(most)",
    verbs: ["", "streak", "streak --json", "delete @3"]),
  HostileValue(
    name: "a longest run", sql: "update study_day set longest = \(least)",
    verbs: ["streak", "streak --json", "delete @3"]),
  HostileValue(
    name: "a longest run's end", sql: "update study_day set longest_until = \(most)",
    verbs: ["streak", "delete @3"]),
  HostileValue(
    name: "a day's time", sql: "update study_day set spent = \(most)",
    verbs: ["export html", "heatmap"], isFound: false),
  HostileValue(
    name: "a timer before all time", sql: timer(least, "-106751991167301"),
    verbs: ["status", "status --json", "", "stop", "stop --at 00:01", "start asyncio", "cancel"]),
  HostileValue(
    name: "a timer after all time", sql: timer(most, "106751991167300"),
    verbs: ["status", "", "stop", "start asyncio --at 00:01", "cancel"]),
  HostileValue(
    name: "an end after all time",
    sql: "update fact set end_at = \(most) where kind = 'session'",
    verbs: ["report", "report --by tag", "edit @1 --note x", "delete @1"]),
  HostileValue(
    name: "an end that no total looks at",
    sql: "update fact set end_at = \(most) where kind = 'session'",
    verbs: ["", "goal", "report --by day"], isFound: false),
  HostileValue(
    name: "an end before all time",
    sql: """
      update fact set end_at = \(least) where kind = 'session'
        and local_day = (select max(local_day) from fact)
      """, verbs: ["log postgresql 5m", "log postgresql 5m --trim", "edit @1 --note x"]),
  HostileValue(
    name: "an end before its start",
    sql: """
      update fact set at = \(now) - 100, end_at = \(now) - 200 where kind = 'session'
      """, verbs: ["log postgresql 5m --trim", "edit @1 --note x", "export csv"]),
  HostileValue(
    name: "a session of all time",
    sql: """
      update fact set at = -9000000000000000000, local_day = -104166666666667,
        end_at = 9000000000000000000 where kind = 'session'
      """, verbs: ["edit @1 --note x", "edit @1 --at 00:01", "edit @1 --skill redis", "export csv"]),
  HostileValue(
    name: "a session at the end of time",
    sql: """
      update fact set at = \(most) - 100, local_day = 106751991167300, end_at = \(most)
      where kind = 'session'
      """, verbs: ["edit @1 --duration 30m", "edit @1 --at 00:01", "resume"]),
  HostileValue(
    name: "an offset", sql: "update fact set at_offset = \(least)",
    verbs: ["history --json", "export json", "export csv"]),
  HostileValue(
    name: "a time of undoing", sql: "update action set changed_at = \(most)", verbs: ["undo"]),
  HostileValue(
    name: "a view in place of a table",
    sql: """
      alter table study_total rename to old; create view study_total as select * from old
      """, verbs: ["log redis 5m"]),
]

@Suite("A file with numbers that no Rung wrote")
struct HostileValueTests {
  let world = TestWorld()
  private var own: String { world.folder.path + "/own.db" }
  private var evil: String { world.folder.path + "/evil.db" }

  init() throws {
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    for words in [
      "log asyncio 90m", "log redis 30m yesterday --tag deep", "log flask 20m", "done flask",
    ] {
      #expect(perform(words, own) == .done, "\(words): \(world.stderr)")
    }
  }

  private func perform(_ words: String, _ path: String) -> rung.ExitStatus {
    world.perform(["--db", path] + words.split(separator: " ").map(String.init))
  }

  private func copy(_ from: String, to: String) throws {
    try? FileManager.default.removeItem(atPath: to)
    try FileManager.default.copyItem(atPath: from, toPath: to)
  }

  /// As with other tools: without checks and triggers.
  private func damage(_ path: String, _ sql: String) throws {
    let db = try Database(path: path, access: .readWrite)
    let name = "fact_is_never_changed"
    let trigger = try db.first("select sql from sqlite_schema where name = ?", name) {
      try $0.text(0)
    }
    try db.execute("pragma ignore_check_constraints = on; drop trigger \(name); \(sql)")
    if let trigger { try db.execute(trigger) }
  }

  @Test("stops no command: each answers, or says that the file is damaged", arguments: attacks)
  func attack(_ attack: HostileValue) throws {
    defer { world.remove() }
    try copy(own, to: evil)
    try damage(evil, attack.sql)
    let file = world.folder.path + "/copy.db"
    for verb in attack.verbs {
      try copy(evil, to: file)
      let status = perform(verb, file)
      let said = world.stderr + world.output
      #expect(status != .internal, "\(attack.name), rung \(verb): \(said)")
      guard attack.isFound else { continue }
      // What is not Rung's own is refused before anything is read.
      let isAltered = said.contains("the database was modified")
      #expect(
        status == (isAltered ? .unavailable : .io), "\(attack.name), rung \(verb): \(said)")
      #expect(isAltered || said.contains("damaged"), "\(attack.name), rung \(verb): \(said)")
    }
  }

  @Test("brings none of them by a merge, though every rule of the tables is kept")
  func merge() throws {
    defer { world.remove() }
    try copy(own, to: evil)
    try damage(
      evil,
      """
      pragma foreign_keys = off; update item set target = \(most); update roadmap set version = 2;
      update setting set value = replace(value, '@1', '@2') where key = 'roadmap'
      """)
    #expect(perform("merge \(evil)", own) == .badFile)
    #expect(world.stderr.contains("evil.db"), "\(world.stderr)")
    #expect(perform("stages", own) == .done)
  }

  @Test(
    "A sum from which nothing can be taken away is damage, with its remedy",
    arguments: ["update study_total set spent = 1", "update study_tag set spent = 1"])
  func sums(sql: String) throws {
    defer { world.remove() }
    for _ in 1...2 {
      #expect(perform("log redis 20m --tag t --allow-overlap", own) == .done)
    }
    try Database(path: own, access: .readWrite).execute(sql)
    #expect(perform("undo", own) == .io, "\(world.stderr)")
    #expect(world.stderr.contains("rung db check"), "\(world.stderr)")
    #expect(perform("db check --fix", own) == .done, "\(world.output)")
    #expect(perform("undo", own) == .done, "\(world.stderr)")
    #expect(perform("db check", own) == .done, "\(world.output)")
  }

  @Test("A path longer than the system takes is refused at once, wherever it is given")
  func path() {
    defer { world.remove() }
    for long in [String(repeating: "/a", count: 60_000), String(repeating: "/", count: 120_000)] {
      let path = world.folder.path + long + "/r.db"
      #expect(perform("level", path) == .cannotCreate)
      #expect(world.stderr.contains("too long") && world.stderr.count < 400)
      #expect(perform("export csv --all -o \(path)", own) == .cannotCreate)
      for name in ["HOME", "XDG_DATA_HOME", "RUNG_DB", "XDG_CONFIG_HOME"] {
        let kept = world.environment
        world.environment[name] = path
        let words = name == "XDG_CONFIG_HOME" ? ["config", "set", "color", "never"] : ["level"]
        let status = world.perform(words)
        #expect(status == .cannotCreate, "\(name): \(status) \(world.stderr)")
        world.environment = kept
      }
    }
    let deep = world.folder.path + String(repeating: "/a", count: 100) + "/r.db"
    #expect(perform("level", deep) == .done, "\(world.stderr)")
  }
}
