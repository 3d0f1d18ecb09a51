import Foundation
import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("The database as a file")
struct DatabaseFileTests {
  let folder: Folder
  let test: TestStore
  let file: DatabaseFile

  init() throws {
    folder = try Folder()
    test = try TestStore(path: folder.file("a.db"))
    file = try DatabaseFile(path: folder.file("a.db"), tool: "test 2")
    try test.log(0..<10)
  }

  @Test("tells its version, its size and how much it holds")
  func info() throws {
    let info = try file.info()
    #expect(info.version == info.latest && info.latest >= 3)
    #expect(info.learners == 1 && info.facts == 1 && info.actions == 1)
    let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
    #expect(info.bytes == size)
    _ = try file.migrate(to: 1)
    #expect(try file.info().version == 1)
    #expect(try file.info().facts == 0)
  }

  @Test("plans, takes and undoes migrations, each way with a copy")
  func migrating() throws {
    let latest = try file.info().latest
    #expect(try file.plan(to: nil).isEmpty)
    let plan = try file.plan(to: 1)
    #expect(plan.map(\.version) == Array(2...latest).reversed())
    #expect(plan.allSatisfy { !$0.isUp })
    let down = try file.migrate(to: 1)
    #expect(down.steps.map(\.name) == plan.map(\.name))
    #expect(down.copy != nil)
    #expect(
      try file.status().map(\.standing.rawValue).joined(separator: " ").hasPrefix("applied p"))
    #expect(try file.verify().isEmpty)
    #expect(try file.migrate(to: nil).steps.map(\.version) == Array(2...latest))
    #expect(try file.status().map(\.tool).prefix(3) == ["test", "test 2", "test 2"])
    #expect(try file.migrate(to: nil).steps.isEmpty)
    for version in [-1, latest + 1] {
      #expect(throws: MigrationError.noSuchVersion(version, latest: latest)) {
        try file.migrate(to: version)
      }
    }
  }

  @Test("verifying says in words what differs")
  func verifying() throws {
    try test.store.db.execute(
      "drop index fact_at; create table x (a); update schema_migration set checksum = '' where version = 1"
    )
    #expect(
      try file.verify().map(\.text) == [
        Text(
          "migration 1 learners was applied with a different text",
          zh: "迁移 1 learners 应用时的内容与现在不同"),
        Text("index fact_at is missing", zh: "缺少 index fact_at"),
        Text("table x is not part of the schema", zh: "table x 不应存在"),
      ])
  }

  @Test("a copy holds everything; restored, it is the database, and what it replaced is kept")
  func backupAndRestore() throws {
    let copy = try file.backup(progress: nil)
    try test.log(20..<30)
    let later = try test.store.liveContent()
    let kept = try #require(try file.restore(from: copy, progress: nil))
    #expect(try test.live().map(\.minutes) == [0..<10])
    let replaced = try Store.open(.test(kept), for: .reading)
    #expect(try replaced.liveContent() == later)
    #expect(try file.check(now: evening + 3600).isEmpty)
  }

  @Test("a copy replaces an older file whole")
  func overwrite() throws {
    let target = folder.file("copy.db")
    try file.backup(to: target, progress: nil)
    try test.log(20..<30)
    try file.backup(to: target, progress: nil)
    let copy = try Store.open(.test(target), for: .reading)
    #expect(try copy.liveContent() == test.store.liveContent())
    #expect(try folder.names.filter { $0.hasSuffix(".part") } == [])
  }

  @Test(
    "a file that is not a Rung database is not restored, and nothing is changed",
    arguments: ["text", "other", "empty", "damaged"])
  func badCopy(_ kind: String) throws {
    let copy = folder.file("copy")
    switch kind {
    case "text": try Data("hello, this is text\n".utf8).write(to: URL(fileURLWithPath: copy))
    case "other": try Database(path: copy, access: .create).execute("create table x (a)")
    case "empty": try Data().write(to: URL(fileURLWithPath: copy))
    default:
      try file.backup(to: copy, progress: nil)
      var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
      bytes.replaceSubrange(4096..<12_288, with: Data(repeating: 0xa5, count: 8192))
      try bytes.write(to: URL(fileURLWithPath: copy))
    }
    let before = try test.store.wholeContent()
    #expect { try file.restore(from: copy, progress: nil) } throws: { error in
      if case .badCopy = StorageProblem(error) { true } else { false }
    }
    #expect(try test.store.wholeContent() == before)
  }
}
