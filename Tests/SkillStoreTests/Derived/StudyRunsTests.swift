import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("The kept runs of days with study")
struct StudyRunsTests {
  @Test("are those of the sessions, after every action, undo and redo")
  func afterEachAction() throws {
    let beginning = try TestStore()
    _ = try beginning.store.addLearner(
      named: "bob", roadmap: Roadmap.small.reference, beginning.command())
    var lengths: Set<Int> = []
    for seed in UInt64(1)...rounds(10, long: 60) {
      let test = try TestStore(copying: beginning, seed: seed + 2000)
      var study = RandomStudy(seed: seed, days: -8...3)
      for step in 0..<40 {
        try study.act(on: test)
        try expectRight(test, &study, "seed \(seed), step \(step)", &lengths)
      }
      #expect(try test.store.wrongSums() == 0, "seed \(seed)")
      let kept = try test.store.liveContent()
      try test.store.rebuildSums()
      #expect(try test.store.liveContent() == kept, "seed \(seed)")
    }
    #expect(lengths.isSuperset(of: 1...6), "all kinds of runs were seen: \(lengths)")
  }

  @Test("are those of the sessions after a merge, its undo and its redo")
  func afterMerge() throws {
    var lengths: Set<Int> = []
    for seed in UInt64(1)...rounds(5, long: 30) {
      let here = try TestStore(seed: seed)
      var study = RandomStudy(seed: seed, days: -8...3)
      for _ in 0..<6 { try study.act(on: here) }
      let there = try here.copy(seed + 100)
      for _ in 0..<16 { try study.act(on: study.number(0...1) == 0 ? here : there) }
      try here.merge(there)
      try expectRight(here, &study, "seed \(seed), merged", &lengths)
      _ = try here.undo()
      try expectRight(here, &study, "seed \(seed), undone", &lengths)
      _ = try here.redo()
      try expectRight(here, &study, "seed \(seed), done again", &lengths)
    }
  }

  @Test("are made by the migration from the days that were there before it")
  func migration() throws {
    let folder = try Folder()
    for seed in UInt64(1)...3 {
      let path = folder.file("\(seed).db")
      let kept: [[SQLValue]]
      do {
        let test = try TestStore(path: path, seed: seed)
        _ = try test.store.addLearner(
          named: "bob", roadmap: Roadmap.small.reference, test.command())
        var study = RandomStudy(seed: seed, days: -30...3)
        for _ in 0..<40 { try study.act(on: test) }
        kept = try test.store.liveContent()
      }
      let file = try DatabaseFile(path: path, tool: "test")
      _ = try file.migrate(to: 12)
      _ = try file.migrate(to: nil)
      let store = try Store.open(.test(path), for: .reading)
      #expect(try store.liveContent() == kept, "seed \(seed)")
      #expect(try store.wrongSums() == 0, "seed \(seed)")
    }
  }

  @Test("are joined by a day between them, and split when it is taken back")
  func joinsAndSplits() throws {
    let test = try TestStore()
    let today = minute(0).localDay
    /// The first day of each run, and its length.
    func runs() throws -> [[Int]] {
      let rows = try test.store.db.all("select day, run from study_day order by day") {
        (day: try $0.int(0) - today.number, run: try $0.int(1))
      }
      return rows.indices.filter { $0 + 1 == rows.count || rows[$0 + 1].run == 1 }.map {
        [rows[$0].day - rows[$0].run + 1, rows[$0].run]
      }
    }
    func log(_ day: Int64) throws { try test.log(day * 1440..<day * 1440 + 10) }
    try log(-3)
    try log(-1)
    #expect(try runs() == [[-3, 1], [-1, 1]])
    try log(-2)
    #expect(try runs() == [[-3, 3]])
    try log(-4)
    try log(0)
    #expect(try runs() == [[-4, 5]])
    // A second session of a day changes nothing, and neither does one of two that goes.
    try test.log(-2 * 1440 + 20..<(-2 * 1440 + 30))
    #expect(try runs() == [[-4, 5]])
    _ = try test.undo()
    #expect(try runs() == [[-4, 5]])
    let sessions = try test.live(.session)
    func delete(_ place: Int) throws {
      _ = try test.store.delete(sessions[place].id, test.command("delete"))
    }
    try delete(2)
    #expect(try runs() == [[-4, 2], [-1, 2]])
    try delete(0)
    try delete(4)
    #expect(try runs() == [[-3, 1], [-1, 1]])
    try delete(1)
    try delete(3)
    #expect(try runs() == [])
    _ = try test.undo(5)
    #expect(try runs() == [[-4, 5]])
  }

  @Test("keep, of equal ones, the latest as the longest, however long ago")
  func longest() throws {
    let test = try TestStore()
    let today = minute(0).localDay
    for day: Int64 in [-900, -899, -700, -699, -500, -2] {
      try test.log(day * 1440..<day * 1440 + 10)
    }
    let streak = try test.store.studyStreak(of: test.ada, today: today)
    #expect(streak.longest == today + -700...(today + -699))
    #expect(streak.current == nil && !streak.studiedToday)
  }

  private func expectRight(
    _ test: TestStore, _ study: inout RandomStudy, _ comment: Comment, _ lengths: inout Set<Int>
  ) throws {
    for learner in try test.store.learners() {
      let days = Set(
        try test.store.db.all(
          """
          select local_day from fact where kind = 'session' and live
            and learner_id = (select id from learner where uid = ?)
          """, learner.id.bytes
        ) { LocalDay(number: try $0.int(0)) })
      let runs = days.sorted().filter { !days.contains($0 + -1) }.map { first in
        var last = first
        while days.contains(last + 1) { last = last + 1 }
        return first...last
      }
      let kept = try test.store.db.all(
        """
        select day, run, longest, longest_until from study_day
        where learner_id = (select id from learner where uid = ?) order by day
        """, learner.id.bytes
      ) { row in try (0..<4).map { try row.int($0) } }
      let standings = days.sorted().map { day in
        // The runs as they were on the evening of that day.
        let then = runs.filter { $0.lowerBound <= day }.map {
          $0.lowerBound...min($0.upperBound, day)
        }
        let most = then.map(\.dayCount).max()
        let longest = then.last { $0.dayCount == most }
        return [
          day.number, then.last?.dayCount, most, longest?.upperBound.number,
        ].compactMap { $0 }
      }
      #expect(kept == standings, comment)
      let today = minute(0).localDay + Int(study.number(-10...5))
      let streak = try test.store.studyStreak(of: learner, today: today)
      let most = runs.map(\.dayCount).max()
      #expect(streak.longest == runs.last { $0.dayCount == most }, comment)
      #expect(
        streak.current == runs.last.flatMap { $0.upperBound + 1 >= today ? $0 : nil }, comment)
      #expect(streak.studiedToday == days.contains(today), comment)
      #expect(
        try test.store.currentStreak(of: learner, today: today) == streak.current, comment)
      lengths.formUnion(runs.map(\.dayCount))
    }
  }
}
