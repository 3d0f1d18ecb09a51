import SkillCore
import TestSupport
import Testing

@testable import SkillStore

@Suite("Sessions as an export streams them")
struct SessionRowsTests {
  private func facts(_ test: TestStore, _ learner: Learner?) throws -> [String] {
    var facts: [String] = []
    try test.store.forEachFact([.session], of: learner) { learner, fact in
      guard let session = try fact.session() else { return }
      facts.append(
        "\(learner.name) \(fact.id) \(fact.skill?.description ?? "") \(session)"
          + " \(fact.tags.joined(separator: " ")) \(fact.note ?? "")")
    }
    return facts
  }

  private func rows(_ test: TestStore, _ learner: Learner?) throws -> [String] {
    var rows: [String] = []
    try test.store.forEachSession(of: learner) { names, row in
      rows.append(
        "\(names.learners[row.learner].name) \(row.id) \(names.skills[row.skill]) \(row.time)"
          + " \(row.tags) \(row.note)")
    }
    return rows
  }

  @Test(
    "are the live ones, by time and then id, of one learner and of all",
    arguments: UInt64(1)...rounds(4, long: 12))
  func same(seed: UInt64) throws {
    let actions = try RandomActions(from: TestStore(), seed: seed)
    let test = actions.test
    for _ in 0..<25 { try actions.act() }
    // Many at one moment: their ids decide.
    for _ in 0..<6 { try test.log(test.session("asyncio", 0..<30), .allow) }
    #expect(try rows(test, test.ada) == facts(test, test.ada), "seed \(seed)")
    #expect(try rows(test, nil) == facts(test, nil), "seed \(seed)")
    let bob = try test.store.addLearner(
      named: "someone new", roadmap: RoadmapReference(slug: "python-backend", version: 1),
      test.command())
    try test.log(test.session("flask", 0..<30), .allow)
    #expect(try rows(test, bob.learner).isEmpty)
    #expect(try rows(test, nil) == facts(test, nil), "seed \(seed)")
  }
}
