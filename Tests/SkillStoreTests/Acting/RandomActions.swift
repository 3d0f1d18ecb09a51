import SkillCore
import TestSupport
import Testing

@testable import SkillStore

/// A learner who does one thing after another at random; the same things for the same seed.
final class RandomActions {
  let test: TestStore
  private var generator: SplitMix64
  private var minutes: Int64 = 0
  private let skills: [Slug] = ["asyncio", "flask", "zebra"]
  private let names = ["ada", "bob", "e\u{301}va"]
  /// Some only look alike, and one is no character of its own after a blank.
  private let tags = [[], ["t"], ["t", "u"], ["\u{e9}"], ["e\u{301}"], ["t", "\u{301}"]]

  convenience init(from beginning: TestStore, seed: UInt64) throws {
    try self.init(TestStore(copying: beginning, seed: seed), seed: seed)
  }

  /// Goes on with a database as it stands.
  init(_ test: TestStore, seed: UInt64) throws {
    self.test = test
    generator = SplitMix64(seed: seed)
  }

  func number(_ range: Range<Int64>) -> Int64 {
    Int64.random(in: range, using: &generator)
  }

  private var someTags: [String] { tags[Int(minutes) % tags.count] }

  private func pick<T>(_ choices: [T]) -> T {
    choices.randomElement(using: &generator)!
  }

  /// Does something; a refusal of the store's is as good as a deed.
  func act() throws {
    do {
      try deed()
    } catch is StoreError {}
  }

  private func deed() throws {
    minutes += number(0..<30)
    let skill = pick(skills)
    switch number(0..<21) {
    case 0, 1:
      let start = minutes - number(1..<90)
      if minutes % 5 == 0 {
        try test.log(test.length(skill, minutes % 100 + 1, on: minutes, tags: someTags))
        return
      }
      try test.log(
        test.session(skill, start..<minutes + 1, note: "n", tags: someTags),
        pick([.tell, .allow, .trim]))
    case 2, 3: try test.start(skill, at: minutes)
    case 4: try test.stop(at: minutes, pick([.tell, .trim]))
    case 5: _ = try test.store.cancelTimer(of: test.ada, test.command("cancel"))
    case 6, 7:
      try test.complete(
        skill, at: minutes, evidence: pick([nil, "x", "y"]), note: pick([nil, "n"]))
    case 8: _ = try test.store.reopen(skill, of: test.ada, test.command("reopen"))
    case 9:
      let habit = test.fact(.checkIn(evidence: pick([nil, "z"])), "weekly", at: minutes)
      _ = try test.store.checkIn(habit, of: test.ada, test.command("checkin"))
    case 10:
      let rating = test.fact(.rating(pick([1, 5])), skill, at: minutes)
      _ = try test.store.rate(rating, of: test.ada, test.command("rate"))
    case 11:
      try test.store.addNote(
        test.fact(.note(about: test.live().last?.id), nil, note: "?"), of: test.ada,
        test.command("note"))
    case 12:
      guard let fact = try test.live().randomElement(using: &generator) else { return }
      _ = try test.store.delete(fact.id, test.command("delete"))
    case 13, 14: try roadmaps()
    case 15, 16: try edit()
    case 17:
      _ = try test.store.setWeeklyGoal(
        pick([nil, StudyTime(seconds: 3600), StudyTime(seconds: 7200)]), of: test.ada,
        test.command("goal"))
    default: try people()
    }
  }

  private func edit() throws {
    guard let fact = try test.live().randomElement(using: &generator) else { return }
    var end: Moment?
    if case .session = fact.kind { end = minute(minutes + 1) }
    if case .length = fact.kind, minutes % 3 == 0 { end = minute(minutes + 1) }
    let kind = end.map { Fact.Kind.session(end: $0) } ?? fact.kind
    let at = end == nil ? fact.at : minute(minutes - number(0..<60))
    let corrected = Fact(
      id: test.newID(), skill: fact.skill, at: at, kind: kind, note: pick(["e", "f"]),
      tags: minutes % 2 == 0 ? fact.tags : someTags)
    _ = try test.store.replace(
      fact.id, with: corrected, of: test.ada, overlap: pick([.tell, .trim]), moment: shanghai,
      test.command("edit"))
  }

  private func people() throws {
    let (store, name) = (test.store, pick(names))
    switch number(0..<4) {
    case 0:
      _ = try store.addLearner(named: name, roadmap: Roadmap.small.reference, test.command("add"))
    case 1: _ = try store.useLearner(store.learner(named: name), test.command("use"))
    case 2: try store.deleteLearner(store.learner(named: name), test.command("delete"))
    default:
      _ = try store.renameLearner(
        store.learner(named: name), to: pick(names), test.command("rename"))
    }
  }

  /// Three versions, of two contents each.
  private func roadmaps() throws {
    var roadmap = Roadmap.small
    roadmap.version = Int(number(1..<4))
    let isOther = roadmap.version > 1 && pick([false, true])
    if isOther { roadmap.items[1].stars = 1 }
    let content = RoadmapContent(
      roadmap, canonical: "small \(roadmap.version)\(isOther ? "b" : "")")
    switch number(0..<3) {
    case 0: _ = try test.store.addRoadmap(content, test.command("roadmap add"))
    case 1:
      _ = try test.store.follow(
        roadmap.reference, adding: content, of: test.ada, test.command("roadmap upgrade"))
    default:
      _ = try test.store.follow(roadmap.reference, of: test.ada, test.command("roadmap use"))
    }
    // Whatever is listed can be read, whole.
    for stored in try test.store.roadmaps() {
      #expect(try test.store.roadmap(stored.reference).items.count == roadmap.items.count)
    }
  }
}
