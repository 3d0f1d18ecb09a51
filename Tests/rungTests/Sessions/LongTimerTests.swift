import Testing

@testable import rung

@Suite("A timer left running is asked about")
final class LongTimerTests {
  private let world = TestWorld()

  init() {
    world.setClock("2026-01-15T21:00:00 +08:00 Asia/Shanghai")
    world.perform(["start", "asyncio"])
  }

  deinit { world.remove() }

  /// Answers in turn; then none.
  private func answer(_ replies: String..., at clock: String) {
    world.setClock(clock + " +08:00 Asia/Shanghai")
    var left = replies
    world.ask = { _ in left.isEmpty ? nil : left.removeFirst() }
  }

  @Test("not before 12 hours have passed")
  func asksNotTooEarly() {
    world.ask = { _ in "d" }
    world.setClock("2026-01-16T09:00:00 +08:00 Asia/Shanghai")
    #expect(world.perform(["stop"]) == .done)
    #expect(world.output.hasPrefix("Stopped asyncio 12h, yesterday 21:00-09:00+1"))
  }

  @Test("stopped at the time that is typed, even after a slip")
  func stopsAtATime() {
    answer("half past ten", "20:00", "23:30", at: "2026-01-16T09:00:01")
    #expect(world.perform(["stop"]) == .done)
    #expect(world.output.hasPrefix("Stopped asyncio 2h 30m, yesterday 21:00-23:30"))
  }

  @Test("kept as a whole, or thrown away")
  func keepsOrDiscards() {
    answer("K", at: "2026-01-16T10:00:00")
    #expect(world.perform(["stop"]) == .done)
    #expect(world.output.hasPrefix("Stopped asyncio 13h, yesterday 21:00-10:00+1"))
    world.perform(["undo"])
    answer("d", at: "2026-01-16T10:00:00")
    #expect(world.perform(["stop"]) == .done)
    #expect(world.output.hasPrefix("Cancelled asyncio"))
    #expect(world.perform(["history"]) == .no)
  }

  @Test("not kept when it is more than a day")
  func cannotKeepMoreThanADay() {
    world.setClock("2026-01-16T21:00:01 +08:00 Asia/Shanghai")
    var questions: [String] = []
    world.ask = { question in
      questions.append(question)
      return questions.count < 3 ? "k" : nil
    }
    #expect(world.perform(["stop"]) == .usage)
    #expect(questions[0].contains("Type a time (23:00); d discards it"))
    #expect(questions[1...].allSatisfy { $0.contains("24 hours at most. When did you stop?") })
    answer("k", at: "2026-01-16T21:00:00")
    #expect(world.perform(["stop"]) == .done)
    #expect(world.output.hasPrefix("Stopped asyncio 24h"))
  }

  @Test("nothing changes without an answer")
  func changesNothing() {
    answer(at: "2026-01-16T10:00:00")
    #expect(world.perform(["stop"]) == .usage)
    answer("", at: "2026-01-16T10:00:00")
    #expect(world.perform(["start", "redis"]) == .usage)
    #expect(world.perform(["status", "--format", "{skill}"]) == .done)
    #expect(world.output == "asyncio\n")
  }

  @Test("by start and resume as well, as one undo step with what they begin")
  func startAsksToo() {
    answer("22:00", at: "2026-01-16T10:00:00")
    #expect(world.perform(["start", "redis"]) == .done)
    #expect(world.output.hasPrefix("Stopped asyncio 1h, yesterday 21:00-22:00"))
    world.perform(["undo"])
    answer("d", at: "2026-01-16T10:00:00")
    #expect(world.perform(["start", "redis"]) == .done)
    #expect(world.output.hasPrefix("Started redis, today 10:00  ["))
    world.perform(["undo"])
    world.perform(["status", "--format", "{skill} {start}"])
    #expect(world.output == "asyncio 21:00\n")
  }

  @Test("not with --at")
  func asksNotWithTime() {
    world.ask = { _ in
      Issue.record("--at says when")
      return nil
    }
    world.setClock("2026-01-16T12:00:00 +08:00 Asia/Shanghai")
    #expect(world.perform(["stop", "--at", "yesterday 22:00"]) == .done)
  }
}
