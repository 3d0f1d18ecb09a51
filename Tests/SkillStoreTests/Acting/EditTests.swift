import SkillCore
import Testing

@testable import SkillStore

@Suite("Correcting a fact")
struct EditTests {
  private let world: TestStore

  init() throws {
    world = try TestStore()
  }

  private func replace(
    _ old: Fact, with new: Fact, _ overlap: OverlapRule = .tell
  ) throws -> EditedFact {
    try world.store.replace(
      old.id, with: new, of: world.ada, overlap: overlap, moment: shanghai, world.command("edit"))
  }

  @Test("puts the new one in the place of the old, in one undo step, and back")
  func replaces() throws {
    let old = try #require(try world.log(0..<60)).fact
    let new = world.session("flask", 0..<30, note: "n", tags: ["t"])
    let edited = try replace(old, with: new)
    #expect(edited.changed && edited.overlaps.isEmpty)
    #expect(try world.live(.session) == [new])
    #expect(try world.store.successor(of: old.id) == new)
    #expect(try world.store.wronglyLive().isEmpty)
    #expect(try world.undo() == 1)
    #expect(try world.live(.session) == [old])
    #expect(try world.store.successor(of: new.id) == nil)
  }

  @Test("leads from any earlier id to what is live after several corrections, or to nothing")
  func follows() throws {
    let first = try #require(try world.log(0..<60)).fact
    let second = world.session("asyncio", 0..<50)
    let third = world.session("asyncio", 0..<40)
    _ = try replace(first, with: second)
    _ = try replace(second, with: third)
    #expect(try world.store.successor(of: first.id) == third)
    _ = try world.undo()
    #expect(try world.store.successor(of: first.id) == second)
    // A correction that was undone and left behind does not count.
    let fourth = world.session("asyncio", 0..<10)
    _ = try replace(second, with: fourth)
    #expect(try world.store.successor(of: first.id) == fourth)
    _ = try world.store.delete(fourth.id, world.command())
    #expect(try world.store.successor(of: first.id) == nil)
  }

  @Test("saying the same again changes nothing; texts are compared byte for byte")
  func same() throws {
    let old = try #require(try world.log(world.session("asyncio", 0..<60, note: "e\u{301}"))).fact
    let same = world.session("asyncio", 0..<60, note: "e\u{301}")
    #expect(try world.unchanged { try replace(old, with: same) }.changed == false)
    #expect(try replace(old, with: world.session("asyncio", 0..<60, note: "\u{e9}")).changed)
  }

  @Test("tells of overlaps with the others, never with the old one, and trims")
  func overlaps() throws {
    let old = try #require(try world.log(0..<60)).fact
    try world.log(world.session("flask", 100..<120))
    let moved = try replace(old, with: world.session("asyncio", 30..<110))
    #expect(moved.overlaps.map(\.skill) == ["flask"])
    let trimmed = try replace(moved.fact, with: world.session("asyncio", 40..<115), .trim)
    #expect(trimmed.wasTrimmed && trimmed.fact.minutes == 40..<100)
    #expect(try world.store.successor(of: old.id) == trimmed.fact)
    let none = try world.refusal {
      try replace(trimmed.fact, with: world.session("asyncio", 105..<110), .trim)
    }
    guard case .noFreeTime = none else {
      Issue.record("there is no free time there: \(String(describing: none))")
      return
    }
    #expect(try world.live(.session).contains(trimmed.fact))
  }

  @Test("refuses what was taken back, and a second completion of a skill")
  func refuses() throws {
    let one = try world.complete("asyncio").completion
    try world.complete("flask")
    let second = try world.refusal { try replace(one, with: world.fact(.completion, "flask")) }
    guard case .alreadyDone(let other) = second, other.skill == "flask" else {
      Issue.record("flask was done already: \(String(describing: second))")
      return
    }
    #expect(try replace(one, with: world.fact(.completion, "asyncio", at: -5)).changed)
    let gone = try world.refusal { try replace(one, with: world.fact(.completion, "asyncio")) }
    guard case .unknownFact = gone else {
      Issue.record("it was replaced: \(String(describing: gone))")
      return
    }
  }

  @Test("a running timer may be corrected and is still the one that runs")
  func timer() throws {
    let started = try world.start("asyncio", at: 0).timer
    let right = world.fact(.timer, "flask", at: -10)
    _ = try replace(started, with: right)
    #expect(try world.store.timer(of: world.ada) == right)
  }
}
