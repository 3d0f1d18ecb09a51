import Foundation
import Migrations
import Testing
import ThinSQLite

@testable import rung

/// "The database is damaged", and the advice to restore a backup, stand only behind a check of the
/// file that found something.
@Suite("What is called damage")
struct DamageWordingTests {
  let world = TestWorld()
  let path: String

  init() throws {
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    path = world.folder.appending(path: "a.db").path
  }

  private func perform(_ words: String...) -> rung.ExitStatus {
    world.perform(["--db", path] + words)
  }

  private func expectNoDamage(_ comment: String) {
    for word in ["damage", "restore", "defect", "CHECK", "constraint"] {
      #expect(!(world.output + world.stderr).contains(word), "\(comment): \(world.stderr)")
    }
  }

  private func change(_ sql: String) throws {
    try Database(path: path, access: .readWrite).execute(sql)
  }

  @Test(
    "a file in UTF-16 is refused by name, by every verb that opens it",
    arguments: [0, 1, SchemaHistory.newestVersion])
  func encoding(version: Int) throws {
    defer { world.remove() }
    let id = version == 0 ? 0 : SchemaHistory.applicationID
    try Database(path: path, access: .create)
      .execute(
        """
        pragma encoding = 'UTF-16le'; create table x (a text); insert into x values ('学'), ('b');
        drop table x; pragma application_id = \(id); pragma user_version = \(version)
        """)
    let wide = try Data(contentsOf: URL(fileURLWithPath: path))
    for words in [
      ["log", "asyncio", "5m"], ["status"], ["level"], ["history"], ["undo"], ["export", "json"],
      ["db", "info"], ["db", "check"], ["db", "check", "--fix"], ["db", "verify"],
      ["db", "backup"],
      ["db", "migrate"], ["db", "migrate", "--status"],
    ] {
      #expect(world.perform(["--db", path] + words) == .unavailable, "\(words): \(world.stderr)")
      #expect(world.stderr.contains("UTF-16le"), "\(words): \(world.stderr)")
      expectNoDamage("\(words)")
    }
    // As an input file, it is bad input.
    let own = world.folder.path + "/own.db"
    #expect(world.perform(["--db", own, "merge", path]) == .badFile, "\(world.stderr)")
    #expect(world.stderr.contains("UTF-16le"))
    expectNoDamage("merge")
    #expect(world.perform(["--db", own, "db", "restore", path]) == .unavailable)
    #expect(world.stderr.contains("UTF-16le"), "\(world.stderr)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == wide)
  }

  @Test("a blocked migration says by what, keeps one copy, and is not damage")
  func blocked() throws {
    defer { world.remove() }
    #expect(perform("log", "asyncio", "5m") == .done)
    #expect(perform("db", "migrate", "--to", "3") == .done)
    try change("create table study_total (mine)")
    func copies() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: world.folder.path)
        .filter { $0.contains("before-v4") }
    }
    for words in [["log", "redis", "5m"], ["db", "migrate"], ["status"], ["level"], ["undo"]] {
      #expect(world.perform(["--db", path] + words) == .unavailable, "\(words): \(world.stderr)")
      #expect(world.stderr.contains("migration 4 study_totals cannot be applied"))
      #expect(world.stderr.contains("study_total already exists"), "\(world.stderr)")
      expectNoDamage("\(words)")
      #expect(try copies().count == 1)
    }
    #expect(perform("db", "verify") == .no)
    #expect(world.output.contains("table study_total is not part of the schema"))
    expectNoDamage("verify")
    try change("drop table study_total")
    #expect(perform("log", "redis", "5m") == .done, "\(world.stderr)")
    #expect(perform("db", "check") == .done)
  }

  @Test("foreign tables are named, and not reported as damage")
  func alteredTables() throws {
    defer { world.remove() }
    #expect(perform("log", "asyncio", "5m") == .done)
    try change("alter table action rename column command to words")
    for words in [["log", "redis", "5m"], ["undo"], ["undo", "--list"]] {
      #expect(world.perform(["--db", path] + words) == .unavailable, "\(words): \(world.stderr)")
      #expect(world.stderr.contains("was modified"), "\(words): \(world.stderr)")
      expectNoDamage("\(words)")
    }
  }

  @Test("a sum that cannot be right is damage: a check finds it")
  func realDamage() throws {
    defer { world.remove() }
    #expect(perform("log", "asyncio", "5m") == .done)
    try change("update study_total set spent = 9223372036854775807")
    #expect(perform("log", "asyncio", "5m", "--allow-overlap") == .io, "\(world.stderr)")
    #expect(world.stderr.contains("is damaged") && world.stderr.contains("db restore"))
    #expect(perform("db", "check") == .no)
  }

  @Test(
    "24 hours on the clock may be 25: it is said, not checked by the database",
    arguments: ["00:00-24:00", "00:00-23:30", "00:15-24:00"])
  func longDay(range: String) throws {
    var machine = try Machine("America/New_York")
    defer { machine.remove() }
    machine.environment["RUNG_DB"] = path
    for words in [["2024-11-03 \(range)"], ["2024-11-03", range]] {
      let result = try machine.rung(["log", "asyncio"] + words)
      #expect(result.status == 64, "\(result.remarks)")
      #expect(result.remarks.contains("24 hours at most"), "\(result.remarks)")
    }
    #expect(try machine.rung("log", "asyncio", "2024-11-03 00:00-23:00").status == 0)
    // Any other day has them.
    #expect(try machine.rung("log", "asyncio", "2024-11-05 00:00-24:00").status == 0)
    #expect(
      try machine.last().hasPrefix("2024-11-05T00:00:00-05:00 2024-11-06T00:00:00-05:00 86400"))
  }
}
