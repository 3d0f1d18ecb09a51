import Foundation
import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("The kept sums of study time")
struct StudyTotalsTests {
  @Test("are what the live sessions say, after any sequence of commands, undos and redos")
  func agreeWithTheSessions() throws {
    let beginning = try TestStore()
    for seed in UInt64(1)...rounds(12, long: 60) {
      let actions = try RandomActions(from: beginning, seed: seed)
      for _ in 0..<25 {
        switch actions.number(0..<5) {
        case 0: _ = try actions.test.undo(Int(actions.number(1..<4)))
        case 1: _ = try actions.test.redo(Int(actions.number(1..<4)))
        case 2:
          // Long sessions over midnight (UTC) reach the daily cap.
          let start = actions.number(-3000..<3000)
          try actions.test.log(start..<start + actions.number(1..<1441))
        default: try actions.act()
        }
      }
      try expectRightSums(actions.test, "seed \(seed)")
    }
  }

  @Test("are all in the list that other tests compare")
  func list() throws {
    let tables = try TestStore().store.db.all(
      "select name from sqlite_schema where type = 'table' and name like 'study!_%' escape '!'"
    ) { try $0.text(0) }
    #expect(tables.count == keptSums.count)
    for table in tables { #expect(keptSums.contains { $0.contains("from \(table) ") }) }
  }

  @Test("cost no session's reading: a day's cap and an overlap are heeded as sessions come and go")
  func capAndOverlap() throws {
    let test = try TestStore()
    try test.log(-840..<(-840 + 1440))  // 2026-01-15, the whole UTC day
    #expect(try total(test) == 43_200)
    try test.log(-100..<0)
    #expect(try total(test) == 43_200)
    try test.log(601..<661)  // the next UTC day
    #expect(try total(test) == 43_200 + 3600)
    _ = try test.undo(3)
    #expect(try total(test) == 0)
    _ = try test.redo(1)
    #expect(try total(test) == 43_200)
  }

  @Test("are worked out by the migration from the sessions that were there before it")
  func migration() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rung-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("rung.db").path
    let before: [[SQLValue]]
    do {
      let test = try TestStore(path: path)
      var generator = SplitMix64(seed: 4)
      for _ in 0..<60 {
        // From 1900 to 2099, dense around a few days, so that they overlap.
        let day: Int64 = [-66_000_000, -50_000, 0, 1440].randomElement(using: &generator) ?? 0
        let start = day + Int64.random(in: 0..<3000, using: &generator)
        let tags = [[], ["a"], ["a", "b"], ["\u{e9}"], ["e\u{301}"]].randomElement(
          using: &generator)
        let minutes = start..<start + Int64.random(in: 1...1440, using: &generator)
        try test.log(test.session("asyncio", minutes, tags: tags ?? []))
      }
      before = try sums(test.store.db)
    }
    let file = try DatabaseFile(path: path, tool: "test")
    _ = try file.migrate(to: 3)
    _ = try file.migrate(to: nil)
    #expect(try sums(Database(path: path, access: .readOnly)) == before)
    #expect(before.count(where: { $0[0] == "tags" }) == 5, "the sets of tags")
  }

  @Test("that are wrong are found by the check of the database")
  func check() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rung-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("rung.db").path
    let test = try TestStore(path: path)
    try test.log(0..<30)
    let file = try DatabaseFile(path: path, tool: "test")
    #expect(try file.check(now: evening + 86_400).isEmpty)
    let mistakes = [
      "update study_total set seconds = seconds + 1", "update study_total set spent = spent - 1",
      "update study_total set sessions = 9", "update study_day set spent = spent + 1",
      "update study_day set shared = 1", "insert into study_day values (1, 1, 60, 1, 0, 1, 1, 1)",
      "delete from study_day", "update study_tag set spent = spent + 1",
      "update study_tag set sessions = 2", "insert into study_tag values (1, 'x', 60, 1)",
      "delete from study_tag", "update study_day set run = 2", "update study_day set longest = 2",
      "update study_day set longest_until = 1",
    ]
    for mistake in mistakes {
      try test.store.db.execute("begin; \(mistake)")
      try test.store.db.execute("commit")
      let findings = try file.check(now: evening + 86_400)
      guard findings.count == 1, case .studyTotals(let count) = findings.first, count > 0 else {
        Issue.record("\(mistake): \(findings)")
        return
      }
      try test.store.rebuildSums()
    }
    #expect(try file.check(now: evening + 86_400).isEmpty)
  }

  private func total(_ test: TestStore) throws -> Int {
    try test.store.studyTotals(of: test.ada).map(\.1.seconds).reduce(0, +)
  }

  private func sums(_ db: borrowing Database) throws -> [[SQLValue]] {
    try keptSums.flatMap { try db.all($0) { try $0.values() } }
  }

  private func expectRightSums(_ test: TestStore, _ comment: Comment) throws {
    #expect(try test.store.wrongSums() == 0, comment)
    for learner in try test.store.learners() {
      // From the sums that are kept, and from the sessions of all days.
      let (store, first) = (test.store, LocalDay(number: 0))
      #expect(try store.studySkills(of: learner) == store.studySkills(of: learner, from: first))
      #expect(try store.studyTags(of: learner) == store.studyTags(of: learner, from: first))
      var query = FactQuery()
      query.kinds = [.session]
      let plain = Record(facts: try test.store.facts(of: learner, query))
      let kept = try test.store.studyTotals(of: learner)
      #expect(Set(kept.map(\.0)) == Set(plain.slugs.filter { plain[$0].studied > .zero }), comment)
      for (skill, studied) in kept { #expect(plain[skill].studied == studied, comment) }
    }
  }
}
