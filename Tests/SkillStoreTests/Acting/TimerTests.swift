import SkillCore
import Testing

@testable import SkillStore

@Suite("The timer")
struct TimerTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  private var timer: Fact? {
    get throws { try test.store.timer(of: test.ada) }
  }

  @Test("runs until it is stopped; the session keeps its start, notes and tags")
  func startAndStop() throws {
    #expect(try timer == nil)
    let started = try test.start(at: 0, note: "a", tags: ["x", "y"])
    #expect(try timer == started.timer)
    #expect(started.stopped == nil && started.overlaps == [])
    let logged = try #require(try test.stop(at: 90, note: "b", tags: ["y", "z"]))
    #expect(logged.fact.minutes == 0..<90)
    #expect(logged.fact.note == "a\nb")
    #expect(logged.fact.tags == ["x", "y", "z"])
    #expect(logged.fact.id != started.timer.id)
    #expect(try timer == nil)
    #expect(try test.live() == [logged.fact])
  }

  @Test("without one there is nothing to stop or to cancel")
  func noTimer() throws {
    for work in [{ _ = try test.stop(at: 1) }, { _ = try cancel() }] {
      guard case .noTimer = try test.refusal(work) else {
        Issue.record("not refused")
        return
      }
    }
  }

  private func cancel() throws -> Fact {
    try test.store.cancelTimer(of: test.ada, test.command("cancel"))
  }

  @Test("that is cancelled leaves no session, and undo lets it run again")
  func cancelled() throws {
    let started = try test.start()
    #expect(try cancel() == started.timer)
    #expect(try test.live() == [])
    #expect(try test.undo() == 1)
    #expect(try timer == started.timer)
  }

  @Test("a second start stops the first at the second's start")
  func second() throws {
    let first = try test.start("asyncio", at: 0)
    let second = try test.start("flask", at: 30)
    #expect(second.stopped?.fact.minutes == 0..<30)
    #expect(second.stopped?.fact.skill == "asyncio")
    #expect(second.overlaps == [])
    #expect(try timer == second.timer)
    #expect(try test.undo() == 1)
    #expect(try timer == first.timer)
    #expect(try test.live(.session) == [])
  }

  @Test("a second start in the same second drops the first, says so, and keeps its words")
  func sameSecond() throws {
    let first = try test.start("asyncio", at: 0)
    let second = try test.start("flask", at: 0)
    #expect(second.stopped == nil && second.dropped == first.timer)
    #expect(try test.live() == [second.timer])
    let third = try test.start("asyncio", at: 0, note: "precious")
    let last = try test.start("flask", at: 0)
    #expect(last.dropped == third.timer)
    #expect(try test.live(.note).map(\.note) == ["precious"])
    #expect(try test.undo() == 1)
    #expect(try test.live() == [third.timer])
  }

  @Test("begins where the time is free when it is asked to, and not in the future")
  func trims() throws {
    try test.log(test.session("asyncio", -60..<(-30)))
    try test.log(test.session("zebra", -35..<(-20)), .allow)
    let started = try test.start("flask", at: -50, .trim)
    #expect(started.wasTrimmed && started.timer.at == minute(-20))
    #expect(started.overlaps.count == 1)
    #expect(try test.undo() == 1)
    #expect(try test.start("flask", at: -10, .trim).timer.at == minute(-10))
  }

  @Test("cannot end before it began, nor in the same second")
  func backwards() throws {
    try test.start(at: 10)
    guard case .timerStartsLater = try test.refusal({ try test.stop(at: 9) }),
      case .timerJustStarted = try test.refusal({ try test.stop(at: 10) })
    else {
      Issue.record("not refused")
      return
    }
    guard case .timerStartsLater = try test.refusal({ try test.start("flask", at: 9) }) else {
      Issue.record("not refused")
      return
    }
  }

  @Test("may run 24 hours and not a second more")
  func longest() throws {
    let start = try test.start(at: 0).timer.at.instant.seconds
    let late = shanghai(Instant(seconds: start + 86_401))
    let refusal = try test.refusal {
      try test.store.stop(
        of: test.ada, at: late, note: nil, tags: [], overlap: .tell, moment: shanghai,
        test.command())
    }
    guard case .timerTooLong = refusal else {
      Issue.record("not refused")
      return
    }
    guard case .timerTooLong = try test.refusal({ try test.start("flask", at: 1441) }) else {
      Issue.record("not refused")
      return
    }
    #expect(try test.stop(at: 1440)?.fact.minutes == 0..<1440)
  }

  @Test("goes on when trimming leaves nothing of its session")
  func trimmedAway() throws {
    try test.start(at: 0)
    try test.log(-10..<60)
    #expect(try test.unchanged { try test.stop(at: 30, .trim) } == nil)
    #expect(try test.stop(at: 90, .trim)?.fact.minutes == 60..<90)
    #expect(try timer == nil)
  }

  @Test("tells of a session that its start lies in, but not of one that ends there")
  func overlapAtStart() throws {
    let session = try #require(try test.log(0..<30)).fact
    #expect(try test.start(at: 29).overlaps == [session])
    _ = try cancel()
    #expect(try test.start(at: 29, .allow).overlaps == [])
    _ = try cancel()
    #expect(try test.start(at: 30).overlaps == [])
  }

  @Test("each learner has one")
  func eachTheirOwn() throws {
    let bob = try test.store.addLearner(
      named: "bob", roadmap: Roadmap.small.reference, test.command()
    ).learner
    try test.start(at: 0)
    let his = try test.store.start(
      test.fact(.timer, at: 5), of: bob, overlap: .tell, moment: shanghai, test.command())
    #expect(his.stopped == nil)
    #expect(try test.store.timer(of: bob) == his.timer)
    #expect(try test.live(.timer).count == 1)
  }
}
