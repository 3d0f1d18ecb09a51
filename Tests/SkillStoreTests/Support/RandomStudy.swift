import SkillCore
import TestSupport

@testable import SkillStore

/// Sessions of a few days, in several zones, that overlap as often as not; or of many days.
struct RandomStudy {
  private var generator: SplitMix64
  private var sessions = 0
  /// From `evening`.
  private let days: ClosedRange<Int64>

  init(seed: UInt64, days: ClosedRange<Int64> = -4...1) {
    generator = SplitMix64(seed: seed)
    self.days = days
  }

  mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &generator)
  }

  mutating func act(on test: TestStore) throws {
    switch number(0...11) {
    case 0: _ = try test.undo(Int(number(1...2)))
    case 1: _ = try test.redo(Int(number(1...2)))
    case 2:
      guard let fact = try test.live(.session).randomElement(using: &generator) else { return }
      _ = try test.store.delete(fact.id, test.command("delete"))
    case 3:
      guard let fact = try test.live(.session).randomElement(using: &generator) else { return }
      _ = try test.store.replace(
        fact.id, with: session(test), of: test.ada, overlap: .allow, moment: shanghai,
        test.command("edit"))
    default:
      let learners = try test.store.learners()
      guard let learner = learners.randomElement(using: &generator) else { return }
      _ = try test.store.log(
        session(test), of: learner, overlap: .allow, moment: shanghai, test.command("log"))
    }
  }

  private mutating func session(_ test: TestStore) -> Fact {
    // Each starts at a minute of its own, as what started at the same instant in two zones differs only
    // in the order of recording.
    sessions += 1
    let start = evening + number(days) * 86_400 + number(0...143) * 600 + Int64(sessions)
    let lengths = [number(1...20), number(1...144), 144]
    let length = lengths.randomElement(using: &generator) ?? 1
    let zones = [("Asia/Shanghai", 28_800), ("Etc/GMT+12", -43_200), ("Etc/GMT-14", 50_400)]
    let (zone, offset) = number(0...1) == 0 ? zones[0] : zones[Int(number(0...2))]
    func moment(_ seconds: Int64) -> Moment {
      let moment = Moment(Instant(seconds: seconds), zone: zone, offset: offset)
      // Some nights count on the evening before.
      guard sessions % 3 == 0, moment.secondOfDay < 4 * 3600 else { return moment }
      return Moment(
        moment.instant, zone: zone, offset: offset, localDay: moment.localDay + -1)
    }
    let skills: [Slug] = ["asyncio", "flask", "zebra"]
    let tags = [[], ["a"], ["a", "b"], ["b", "\u{e9}"]]
    let (skill, ownTags) = (
      skills.randomElement(using: &generator) ?? "asyncio",
      tags.randomElement(using: &generator) ?? []
    )
    // One in four has no clock.
    let lasting = StudyTime(seconds: Int(length * 600))
    if sessions % 4 == 0,
      let time = try? Session(lasting, on: moment(start).localDay, zone: zone)
    {
      return Fact(id: test.newID(), skill: skill, session: time, tags: ownTags)
    }
    return Fact(
      id: test.newID(), skill: skill, at: moment(start),
      kind: .session(end: moment(start + length * 600)), tags: ownTags)
  }
}
