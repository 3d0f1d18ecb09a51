import SkillCore
import Testing

@testable import SkillStore

private let tonight = shanghai(Instant(seconds: evening)).localDay

@Test("The sums of a range are those of the sessions whose local day lies in it")
func sumsRange() throws {
  let test = try TestStore()
  // 22:00 is minute 0, so midnight is minute 120.
  try test.log(test.session("asyncio", -60..<0, tags: ["deep", "py"]))
  try test.log(test.session("flask", 110..<150))
  try test.log(test.session("asyncio", -1440 - 30..<(-1440)))
  let all = try test.store.studyDays(of: test.ada)
  #expect(all.total == StudySum(time: StudyTime(minutes: 130), sessions: 3))
  #expect(all[tonight]?.time == StudyTime(minutes: 100))
  #expect(try test.store.studySkills(of: test.ada)["asyncio"]?.sessions == 2)
  let tags = try test.store.studyTags(of: test.ada)
  #expect(tags["deep"]?.time == StudyTime(minutes: 60))
  #expect(tags[""]?.time == StudyTime(minutes: 70))
  let today = try test.store.studyDays(of: test.ada, from: tonight, to: tonight)
  #expect(today.total == StudySum(time: StudyTime(minutes: 100), sessions: 2))
  #expect(try test.store.studyTags(of: test.ada, from: tonight, to: tonight).count == 3)
  #expect(try test.store.studyDays(of: test.ada, from: tonight + 1).isEmpty)
  #expect(try test.store.studySkills(of: test.ada, from: tonight + 1).isEmpty)
  #expect(try test.store.studySkills(of: test.ada, to: tonight + -1)["asyncio"]?.sessions == 1)
}

@Test("The local day of a session counts, in the farthest zones, too")
func sumsFarZones() throws {
  let test = try TestStore()
  // Evening in Shanghai is 04:00 of the next day on Kiritimati, and 02:00 on Baker Island.
  let places: [(Slug, Int, String)] = [
    ("asyncio", 50_400, "Pacific/Kiritimati"), ("flask", -43_200, "Etc/GMT+12"),
  ]
  for (skill, offset, zone) in places {
    let start = Moment(Instant(seconds: evening), zone: zone, offset: offset)
    let end = Moment(Instant(seconds: evening + 3600), zone: zone, offset: offset)
    try test.log(
      Fact(id: test.newID(), skill: skill, at: start, kind: .session(end: end)), .allow)
    let day = start.localDay
    let own = try test.store.studySkills(of: test.ada, from: day, to: day)
    let sum = StudySum(time: StudyTime(minutes: 60), sessions: 1)
    #expect(own[skill] == sum)
  }
  // The hour is the same one; it belongs to the day of the session that was recorded first.
  let all = try test.store.studyDays(of: test.ada)
  #expect(all.count == 2 && all.total == StudySum(time: StudyTime(minutes: 60), sessions: 2))
}

@Test("The current streak is told however long it is", arguments: [1, 13, 14, 15, 16, 60, 300])
func findsCurrentStreak(length: Int64) throws {
  let test = try TestStore()
  for day in 1...length { try test.log(test.session("asyncio", -1440 * day..<(30 - 1440 * day))) }
  try test.log(test.session("asyncio", -1440 * (length + 2)..<(30 - 1440 * (length + 2))))
  let streak = try test.store.currentStreak(of: test.ada, today: tonight)
  #expect(streak == tonight + -Int(length)...tonight + -1)
  #expect(try test.store.currentStreak(of: test.ada, today: tonight + 1) == nil)
}

@Test("What was taken back or is another learner's is in no sum")
func sumsLiveOnly() throws {
  let test = try TestStore()
  try test.log(-60..<0)
  let session = try #require(try test.store.session(number: 1, of: test.ada))
  #expect(try test.store.delete(session.id, test.command("delete")))
  try test.start(at: -30)
  #expect(try test.store.studyDays(of: test.ada).total.sessions == 0)
  _ = try test.undo(2)
  #expect(try test.store.studyDays(of: test.ada).total.sessions == 1)
  let bob = Learner(id: LearnerID(bits: test.newID()), name: "bob")
  #expect(try test.store.studyDays(of: bob).total.sessions == 0)
}

@Test("A goal is set, changed and taken away, and undo brings each back")
func keepsGoal() throws {
  let test = try TestStore()
  let goals: [StudyTime?] = [StudyTime(minutes: 480), StudyTime(minutes: 30), nil]
  #expect(try test.store.weeklyGoal(of: test.ada) == nil)
  #expect(try !test.store.setWeeklyGoal(nil, of: test.ada, test.command()))
  for goal in goals {
    #expect(try test.store.setWeeklyGoal(goal, of: test.ada, test.command("goal")))
    #expect(try test.store.weeklyGoal(of: test.ada) == goal)
    #expect(try !test.store.setWeeklyGoal(goal, of: test.ada, test.command("goal")))
  }
  for goal in [goals[1], goals[0], nil] {
    #expect(try test.undo() == 1)
    #expect(try test.store.weeklyGoal(of: test.ada) == goal)
  }
  #expect(try test.undo() == 0)
  #expect(try test.redo(3) == 3)
  #expect(try test.store.weeklyGoal(of: test.ada) == nil)
}

@Test("A goal that makes no sense is none")
func ignoresDamagedGoal() throws {
  let test = try TestStore()
  for value in ["-5", "0", "604801", "eight", "99999999999999999999"] {
    try test.store.act(test.command()) { try $0.set(.weeklyGoal, to: value, of: test.ada) }
    #expect(try test.store.weeklyGoal(of: test.ada) == nil)
  }
}
