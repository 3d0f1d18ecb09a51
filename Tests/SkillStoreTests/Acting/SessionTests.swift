import SkillCore
import Testing

@testable import SkillStore

@Suite("Logging a session")
struct SessionTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  @Test("keeps every part of it as it was given")
  func whole() throws {
    let end = Moment(Instant(seconds: evening + 60), zone: "Europe/Berlin", offset: 7_200)
    let start = Moment(Instant(seconds: evening), zone: "Europe/Berlin", offset: 3_600)
    let session = Fact(
      id: test.newID(), skill: "flask", at: start, kind: .session(end: end), note: "why",
      tags: ["x", "y"])
    #expect(try test.log(session)?.fact == session)
    #expect(try test.live() == [session])
  }

  @Test("tells what it overlaps, oldest first, and records it as it is")
  func tells() throws {
    let late = try #require(try test.log(40..<60)).fact
    let early = try #require(try test.log(0..<20)).fact
    let logged = try #require(try test.log(10..<50))
    #expect(logged.overlaps == [early, late])
    #expect(logged.fact.minutes == 10..<50)
    #expect(!logged.wasTrimmed)
    #expect(try test.log(15..<16, .allow)?.overlaps == [])
    #expect(try test.live().count == 4)
  }

  @Test(
    "sessions that only touch do not overlap",
    arguments: [(Int64(0), Int64(30), false), (60, 90, false), (0, 31, true), (59, 90, true)])
  func touching(start: Int64, end: Int64, overlaps: Bool) throws {
    try test.log(30..<60)
    #expect(try test.log(start..<end)?.overlaps.isEmpty == !overlaps)
  }

  @Test("overlaps are looked for a whole day back")
  func dayLong() throws {
    let long = try #require(try test.log(0..<1440)).fact
    #expect(try test.log(1439..<1440)?.overlaps == [long])
    #expect(try test.log(1440..<1441)?.overlaps == [])
  }

  @Test("what another learner did, and what was deleted, is no overlap")
  func otherwise() throws {
    let bob = try test.store.addLearner(
      named: "bob", roadmap: Roadmap.small.reference, test.command()
    ).learner
    let gone = try #require(try test.log(0..<60)).fact
    #expect(try test.store.delete(gone.id, test.command()))
    #expect(try test.log(0..<60)?.overlaps == [])
    let his = try test.store.log(
      test.session("asyncio", 0..<60), of: bob, overlap: .tell, moment: shanghai, test.command())
    #expect(his?.overlaps == [])
  }

  @Test("a session of exactly 24 hours is kept; one second more is refused by the schema")
  func fullDay() throws {
    try test.log(0..<1440)
    let day = test.session("asyncio", 2000..<3440)
    let more = Fact(
      id: test.newID(), skill: "asyncio", at: day.at,
      kind: .session(end: shanghai(Instant(seconds: day.at.instant.seconds + 86_401))))
    let before = try test.store.wholeContent()
    #expect(throws: (any Error).self) { try test.log(more) }
    #expect(throws: (any Error).self) { try test.log(5000..<5000) }
    #expect(try test.store.wholeContent() == before)
    #expect(try test.live().map(\.minutes) == [0..<1440])
  }

  @Test("@1 is the session that started last, whenever it was logged; there is no @0")
  func numbers() throws {
    try test.log(100..<110)
    try test.log(0..<10)
    try test.start(at: 200)
    #expect(try test.store.session(number: 1, of: test.ada)?.minutes == 100..<110)
    #expect(try test.store.session(number: 2, of: test.ada)?.minutes == 0..<10)
    for none in [3, 0, -1, Int.max] {
      #expect(try test.store.session(number: none, of: test.ada) == nil)
    }
  }
}
