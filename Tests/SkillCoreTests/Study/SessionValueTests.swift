import TestSupport
import Testing

@testable import SkillCore

@Suite("A session")
struct SessionValueTests {
  private let start = Moment(instant("2026-01-15T06:00:00"), zone: "Asia/Shanghai", offset: 28_800)
  private let day = LocalDay(iso8601: "2026-01-15") ?? LocalDay(number: 0)

  private func later(_ seconds: Int64) -> Moment {
    Moment(
      Instant(seconds: start.instant.seconds + seconds), zone: start.zone, offset: start.offset)
  }

  @Test("that is timed ends after its start, 24 hours later at most")
  func timed() throws {
    #expect(try Session(from: start, to: later(1)).length == StudyTime(seconds: 1))
    #expect(try Session(from: start, to: later(86_400)).length == Session.longest)
    #expect(throws: SessionFault.endsBeforeStart) { try Session(from: start, to: start) }
    #expect(throws: SessionFault.endsBeforeStart) { try Session(from: start, to: later(-1)) }
    #expect(throws: SessionFault.tooLong) { try Session(from: start, to: later(86_401)) }
    let ends = Moment(Instant(seconds: .max), zone: "X", offset: 0)
    let begins = Moment(Instant(seconds: .min), zone: "X", offset: 0)
    #expect(throws: SessionFault.tooLong) { try Session(from: begins, to: ends) }
    let old = Moment(instant("1899-12-31T23:00:00"), zone: "UTC", offset: 0)
    let new = Moment(instant("1900-01-01T01:00:00"), zone: "UTC", offset: 0)
    #expect(throws: SessionFault.before1900) { try Session(from: old, to: new) }
  }

  @Test("that is a length has a day and no clock, whatever the zone")
  func length() throws {
    for zone in ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"] {
      let session = try Session(StudyTime(minutes: 90), on: day, zone: zone)
      #expect(session.day == day && session.length == StudyTime(minutes: 90))
      #expect(session.at.instant == instant("2026-01-15T12:00:00") && session.at.offset == 0)
      let fact = Fact(id: FactID(high: 0, low: 1), skill: Slug("asyncio"), session: session)
      #expect(try fact.session() == session)
      #expect(fact.span == nil && fact.duration == StudyTime(minutes: 90))
      try fact.check()
    }
    #expect(throws: SessionFault.isEmpty) { try Session(.zero, on: day, zone: "UTC") }
    #expect(throws: SessionFault.isEmpty) {
      try Session(StudyTime(seconds: -1), on: day, zone: "UTC")
    }
    #expect(throws: SessionFault.tooLong) {
      try Session(StudyTime(seconds: 86_401), on: day, zone: "UTC")
    }
    #expect(throws: SessionFault.before1900) {
      try Session(StudyTime(minutes: 1), on: LocalDay(number: -25_568), zone: "UTC")
    }
    #expect(throws: SessionFault.before1900) {
      try Session(StudyTime(minutes: 1), on: LocalDay(number: .min), zone: "UTC")
    }
    let endless = LocalDay(number: .max)
    let session = try Session(StudyTime(minutes: 1), on: endless, zone: "UTC")
    #expect(throws: SessionFault.dayToCome(endless)) {
      try session.requirePast(now: start.instant, zone: .utc)
    }
  }

  @Test(
    "lies in the past: it has ended, and a length is not longer than what has passed of its day")
  func past() throws {
    let now = instant("2026-01-15T01:30:00")  // 9:30 in Shanghai
    let early = Moment(instant("2026-01-15T01:00:00"), zone: "Asia/Shanghai", offset: 28_800)
    let end = Moment(now, zone: "Asia/Shanghai", offset: 28_800)
    try Session(from: early, to: end).requirePast(now: now, zone: shanghai)
    let toCome = Moment(Instant(seconds: now.seconds + 1), zone: "Asia/Shanghai", offset: 28_800)
    #expect(throws: SessionFault.endsInFuture(toCome)) {
      try Session(from: early, to: toCome).requirePast(now: now, zone: shanghai)
    }
    func require(_ minutes: Int, _ day: LocalDay, _ zone: Zone) throws {
      try Session(StudyTime(minutes: minutes), on: day, zone: zone.name)
        .requirePast(now: now, zone: zone)
    }
    try require(570, day, shanghai)
    try require(1440, day + -1, shanghai)
    let passed = StudyTime(minutes: 570)
    #expect(throws: SessionFault.longerThanToday(passed)) { try require(571, day, shanghai) }
    #expect(throws: SessionFault.dayToCome(day + 1)) { try require(1, day + 1, shanghai) }
    // Where the day begins at four, five and a half hours of it have passed.
    let late = shanghai.beginningDays(at: 4 * 3600)
    try require(330, day, late)
    #expect(throws: SessionFault.longerThanToday(StudyTime(minutes: 330))) {
      try require(331, day, late)
    }
  }

  @Test("both kinds count alike if they share no day, in any order, capped each UTC day")
  func countAlike() throws {
    var generator = SplitMix64(seed: 28)
    for _ in 0..<300 {
      var facts: [Fact] = []
      var lengths: [Fact] = []
      for day in 0..<Int.random(in: 1...6, using: &generator) {
        let minutes = Int.random(in: 1...1440, using: &generator)
        let from = Moment(
          Instant(seconds: Int64(20_000 + day) * 86_400), zone: "UTC", offset: 0)
        let to = Moment(
          Instant(seconds: from.instant.seconds + Int64(minutes) * 60), zone: "UTC", offset: 0)
        let id = FactID.random(using: &generator)
        let skill = Slug("asyncio")
        facts.append(Fact(id: id, skill: skill, session: try Session(from: from, to: to)))
        lengths.append(
          Fact(
            id: id, skill: skill,
            session: try Session(StudyTime(minutes: minutes), on: from.localDay, zone: "UTC")))
      }
      let mixed = zip(facts, lengths).map { Bool.random(using: &generator) ? $0 : $1 }
      let slug: Slug = "asyncio"
      let studied = Record(facts: facts)[slug].studied
      #expect(Record(facts: lengths)[slug].studied == studied)
      #expect(Record(facts: mixed.shuffled(using: &generator))[slug].studied == studied)
      // On one day they add up, to the cap.
      let both = Record(facts: (facts + lengths).shuffled(using: &generator))[slug].studied
      let summed = facts.reduce(0) { $0 + min(43_200, 2 * ($1.duration?.seconds ?? 0)) }
      #expect(both.seconds == summed)
    }
  }

  @Test("that is timed and one that is a length share the cap of a day, and of no other")
  func capped() throws {
    var generator = SplitMix64(seed: 11)
    let slug: Slug = "asyncio"
    for _ in 0..<500 {
      var facts: [Fact] = []
      var perDay: [Int: (timed: Set<Int64>, length: Int)] = [:]
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let id = FactID.random(using: &generator)
        if Bool.random(using: &generator) {
          let day = Int.random(in: 0...3, using: &generator)
          let minutes = Int.random(in: 1...800, using: &generator)
          perDay[day, default: ([], 0)].length += minutes
          facts.append(
            Fact(
              id: id, skill: slug,
              session: try Session(
                StudyTime(minutes: minutes), on: LocalDay(number: day), zone: "UTC")))
        } else {
          let first = Int64.random(in: 0..<3 * 1440, using: &generator)
          let minutes = Int64.random(in: 1...1440, using: &generator)
          for minute in first..<first + minutes {
            perDay[Int(minute / 1440), default: ([], 0)].timed.insert(minute)
          }
          facts.append(
            Fact(
              id: id, skill: slug,
              session: try Session(
                from: Moment(Instant(seconds: first * 60), zone: "UTC", offset: 0),
                to: Moment(Instant(seconds: (first + minutes) * 60), zone: "UTC", offset: 0))))
        }
      }
      let expected = perDay.values.reduce(0) { $0 + min(720, $1.timed.count + $1.length) }
      let studied = Record(facts: facts.shuffled(using: &generator))[slug].studied
      #expect(studied == StudyTime(minutes: expected))
    }
  }
}
