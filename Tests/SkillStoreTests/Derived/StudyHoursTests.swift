import SkillCore
import TestSupport
import Testing

@testable import SkillStore

@Suite("Study time, each minute once (P29)")
struct StudyHoursTests {
  @Test("is what the sessions say, on any days, by day, skill, tag and rows of skills")
  func agreesWithTheSessions() throws {
    let beginning = try TestStore()
    _ = try beginning.store.addLearner(
      named: "bob", roadmap: Roadmap.small.reference, beginning.command())
    for seed in UInt64(1)...rounds(10, long: 40) {
      let test = try TestStore(copying: beginning, seed: seed + 1000)
      var study = RandomStudy(seed: seed)
      for _ in 0..<6 {
        for _ in 0..<study.number(1...4) { try study.act(on: test) }
        for learner in try test.store.learners() {
          try expectRight(test.store, learner, &study, "seed \(seed)")
        }
      }
      #expect(try test.store.wrongSums() == 0, "seed \(seed)")
    }
  }

  @Test("is what the sessions say after a merge, and when it is undone")
  func agreesAfterMerge() throws {
    for seed in UInt64(1)...rounds(4, long: 15) {
      let here = try TestStore(seed: seed)
      var study = RandomStudy(seed: seed)
      for _ in 0..<6 { try study.act(on: here) }
      let there = try here.copy(seed + 100)
      for _ in 0..<6 { try study.act(on: study.number(0...1) == 0 ? here : there) }
      try here.merge(there)
      try expectRight(here.store, here.ada, &study, "seed \(seed), merged")
      try there.merge(here)
      let (one, other) = (
        try here.store.studyDays(of: here.ada), try there.store.studyDays(of: here.ada)
      )
      #expect(one == other, "seed \(seed)")
      _ = try here.undo()
      try expectRight(here.store, here.ada, &study, "seed \(seed), undone")
    }
  }

  @Test("of the same hours recorded twice is there once, and the goal is not met by them")
  func sameHoursTwice() throws {
    let test = try TestStore()
    for _ in 1...2 { try test.log(-240..<0, .allow) }
    try test.log(test.session("flask", -120..<0), .allow)
    let day = minute(-240).localDay
    let four = StudyTime(minutes: 240)
    #expect(try test.store.studyDays(of: test.ada, from: day, to: day).total.time == four)
    let skills = try test.store.studySkills(of: test.ada)
    #expect(skills["asyncio"] == StudySum(time: four, sessions: 2))
    #expect(skills["flask"] == StudySum(time: StudyTime(minutes: 120), sessions: 1))
    #expect(try test.store.studyRows(of: test.ada, count: 1) { _ in 0 }[0].time == four)
  }

  @Test("that reaches into another day belongs to the day of the session that began first")
  func acrossMidnight() throws {
    let test = try TestStore()
    try test.log(60..<240)  // 23:00 to 02:00
    try test.log(test.session("flask", 180..<300), .allow)  // 01:00 to 03:00
    let day = minute(60).localDay
    let days = try test.store.studyDays(of: test.ada)
    #expect(days.entries.map(\.sum.time) == [StudyTime(minutes: 180), StudyTime(minutes: 60)])
    let own = try test.store.studySkills(of: test.ada, from: day + 1)
    #expect(own["flask"]?.time == StudyTime(minutes: 120))
  }

  @Test("of one day is 24 hours at most, in total and in a row, though no session shares time")
  func longDay() throws {
    let test = try TestStore()
    try test.log(-1320..<(-120))  // 00:00 to 20:00
    try test.log(-120..<1080)  // 20:00 to 16:00 of the next day
    let day = minute(0).localDay
    for from in [nil, day] {
      #expect(try test.store.studyDays(of: test.ada, from: from).total.time == .wholeDay)
      #expect(try test.store.studySkills(of: test.ada, from: from)["asyncio"]?.time == .wholeDay)
      #expect(try test.store.studyTags(of: test.ada, from: from)[""]?.time == .wholeDay)
    }
    _ = try test.undo()
    try test.log(test.session("flask", -120..<1080))
    #expect(try test.store.studyDays(of: test.ada).total.time == .wholeDay)
    let twenty = StudyTime(minutes: 1200)
    #expect(try test.store.studySkills(of: test.ada).entries.map(\.sum.time) == [twenty, twenty])
    #expect(try test.store.studyRows(of: test.ada, count: 1) { _ in 0 }[0].time == .wholeDay)
  }

  private func expectRight(
    _ store: Store, _ learner: Learner, _ study: inout RandomStudy, _ comment: Comment
  ) throws {
    let first = minute(0).localDay + Int(study.number(-3...2))
    let last = first + Int(study.number(0...3))
    for (from, to) in [(nil, nil), (first, last), (first, nil), (nil, last)] {
      let hand = try HoursByHand(store, learner, from: from, to: to)
      let days = try store.studyDays(of: learner, from: from, to: to)
      let byDay = Dictionary(uniqueKeysWithValues: days.entries.map { ($0.day.number, $0.sum) })
      #expect(byDay == hand.byDay, comment)
      #expect(days.total == hand.total, comment)
      #expect(days.entries.allSatisfy { $0.sum.time <= .wholeDay }, comment)

      let skills = try store.studySkills(of: learner, from: from, to: to).entries
      #expect(
        try store.studySkills(of: learner, from: from, to: to, total: days.total.time).entries
          == skills, comment)
      #expect(Set(skills.map(\.skill)) == hand.skills, comment)
      for entry in skills { #expect(entry.sum == hand.sum(of: [entry.skill]), comment) }
      #expect(days.total.time <= skills.map(\.sum.time).reduce(.zero, +), comment)

      let tags = try store.studyTags(of: learner, from: from, to: to)
      #expect(Set(tags.keys) == hand.tags, comment)
      for (tag, sum) in tags { #expect(sum == hand.sum(ofTag: tag), comment) }
      #expect(days.total.time <= tags.values.map(\.time).reduce(.zero, +), comment)

      let rows = try store.studyRows(of: learner, from: from, to: to, count: 2) {
        $0 == "zebra" ? 1 : 0
      }
      #expect(rows == [hand.sum(of: ["asyncio", "flask"]), hand.sum(of: ["zebra"])], comment)
      #expect(days.total.time <= rows[0].time + rows[1].time, comment)
      if from == nil, to == nil {
        #expect(try store.studyTotal(of: learner) == hand.total, comment)
      }
      if from == nil, to == nil, hand.byDay.values.allSatisfy({ $0.time < .wholeDay }) {
        #expect(days.total.time.seconds == hand.union + hand.lengths, comment)
      }
    }
  }
}
