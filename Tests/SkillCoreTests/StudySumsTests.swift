import Testing

@testable import SkillCore

/// Hours and days are those of `shanghai` unless told otherwise.
private struct Sessions {
  var sums = StudySums()

  mutating func add(
    _ start: String, hours: Double, _ skill: String = "asyncio", in zone: Zone = shanghai,
    tags: [String]? = nil
  ) throws {
    let begin = zone.moment(instant(start))
    sums.add(
      from: begin.instant,
      to: Instant(seconds: begin.instant.seconds + Int64(hours * 3600)), on: begin.localDay,
      skill: try #require(Slug(skill)), tags: tags)
  }
}

private func hours(_ count: Double) -> StudyTime { StudyTime(seconds: Int(count * 3600)) }

@Test("Nothing sums to nothing")
func sumsNothing() {
  let sums = StudySums()
  #expect(sums.total == StudySum() && sums.overlap == .zero && sums.days.isEmpty)
  #expect(sums.time(from: day("1900-01-01"), to: day("2100-01-01")) == .zero)
}

@Test("A session belongs to the local day of its start, wherever the learner was")
func sumsLocalDays() throws {
  var sessions = Sessions()
  try sessions.add("2026-01-14T15:30:00", hours: 1)  // 23:30 in Shanghai, past midnight at its end
  try sessions.add("2026-01-14T23:00:00", hours: 1, in: berlin)  // 00:00 in Berlin
  try sessions.add("2026-01-15T06:00:00", hours: 2, in: Zone(name: "X") { _ in -8 * 3600 })
  let sums = sessions.sums
  #expect(sums.days[day("2026-01-14")] == StudySum(time: hours(3), sessions: 2))
  #expect(sums.days[day("2026-01-15")] == StudySum(time: hours(1), sessions: 1))
  #expect(sums.time(from: day("2026-01-15"), to: day("2026-01-15")) == hours(1))
  #expect(sums.time(from: day("2026-01-14"), to: day("2026-01-15")) == hours(4))
}

@Test("Weeks and months are sums of their days, also over new year")
func sumsWeeks() throws {
  var sessions = Sessions()
  for start in ["2025-12-28T01:00:00", "2025-12-29T01:00:00", "2025-12-31T17:00:00"] {
    try sessions.add(start, hours: 1)
  }
  let weeks = sessions.sums.days.sums(by: .week)
  #expect(weeks[day("2025-12-22")]?.time == hours(1))
  #expect(weeks[day("2025-12-29")]?.sessions == 2)
  // 17:00 UTC of New Year's Eve is January in Shanghai.
  #expect(sessions.sums.days.sums(by: .month)[day("2026-01-01")]?.time == hours(1))
  #expect(sessions.sums.days.sums(by: .year).entries.map(\.sum.sessions) == [2, 1])
}

@Test("Shared time is in the total twice, and the overlap says how much")
func sumsOverlap() throws {
  var sessions = Sessions()
  try sessions.add("2026-01-15T08:00:00", hours: 3)
  try sessions.add("2026-01-15T09:00:00", hours: 1, "redis")  // within the first
  try sessions.add("2026-01-15T10:30:00", hours: 1, "redis")  // half an hour of it
  #expect(sessions.sums.total.time == hours(5) && sessions.sums.overlap == hours(1.5))
  try sessions.add("2026-01-15T11:30:00", hours: 1)  // begins when the last one ends
  #expect(sessions.sums.overlap == hours(1.5))
  #expect(sessions.sums.skills[Slug("redis")]?.time == hours(2))
}

@Test("Each tag has the whole session, and the untagged have a place")
func sumsTags() throws {
  var sessions = Sessions()
  try sessions.add("2026-01-15T08:00:00", hours: 1, tags: ["deep", "书"])
  try sessions.add("2026-01-15T09:00:00", hours: 2, tags: [])
  try sessions.add("2026-01-15T11:00:00", hours: 1)
  #expect(sessions.sums.tags.mapValues(\.time) == ["deep": hours(1), "书": hours(1), "": hours(2)])
  #expect(sessions.sums.total.sessions == 3)
}

@Test("What ends before it starts, or lasts longer than numbers, adds nothing")
func sumsNonsense() throws {
  var sums = StudySums()
  let asyncio = Slug("asyncio")
  for (start, end) in [(Int64(5), Int64(5)), (5, 4), (.min, .max), (.max, .min)] {
    sums.add(
      from: Instant(seconds: start), to: Instant(seconds: end), on: day("2026-01-15"),
      skill: asyncio)
  }
  #expect(sums.total == StudySum() && sums.days.isEmpty && sums.overlap == .zero)
}
