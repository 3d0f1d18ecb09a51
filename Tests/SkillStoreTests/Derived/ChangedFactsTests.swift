import SkillCore
import Testing

@testable import SkillStore

@Suite("What another database needs to keep up with this one")
struct ChangedFactsTests {
  private let world: TestStore

  init() throws {
    world = try TestStore()
  }

  private func changed(of learner: Learner? = nil) throws -> [FactID: ChangedFact] {
    var all: [FactID: ChangedFact] = [:]
    try world.store.forEachChangedFact(of: learner) { one in
      #expect(all[one.fact.id] == nil, "told of twice")
      all[one.fact.id] = one
    }
    return all
  }

  @Test("a fact changes when it is recorded, deleted, undone and done again; timers are left out")
  func instants() throws {
    let fact = try #require(try world.log(0..<60)).fact
    try world.start("flask", at: 70)
    let recorded = try #require(try changed()[fact.id])
    #expect(recorded.counts && recorded.owner == world.ada.id && recorded.fact == fact)
    #expect(try changed().count == 1)
    var last = recorded.changedAt
    _ = try world.store.delete(fact.id, world.command())
    for (counts, step) in [
      (false, nil), (true, world.undo), (false, world.redo),
    ] as [(Bool, ((Int) throws -> Int)?)] {
      if let step { #expect(try step(1) == 1) }
      let now = try #require(try changed()[fact.id])
      #expect(now.counts == counts)
      #expect(now.changedAt > last)
      last = now.changedAt
    }
    #expect(try world.store.lastChange() == last)
  }

  @Test("a correction changes what it corrects, and undoing it changes both again")
  func corrections() throws {
    let old = try #require(try world.log(0..<60)).fact
    let new = world.session("flask", 0..<30)
    _ = try world.store.replace(
      old.id, with: new, of: world.ada, overlap: .tell, moment: shanghai, world.command())
    let after = try changed()
    #expect(after[old.id]?.counts == false && after[new.id]?.counts == true)
    #expect(after[old.id]?.changedAt == after[new.id]?.changedAt)
    #expect(try world.undo() == 1)
    let back = try changed()
    #expect(back[old.id]?.counts == true && back[new.id]?.counts == false)
    let instant = try #require(after[new.id]?.changedAt)
    #expect(try #require(back[old.id]).changedAt > instant)
    #expect(try #require(back[new.id]).changedAt > instant)
  }

  @Test("a learner changes with the name and with being hidden")
  func learners() throws {
    #expect(try world.store.changedLearners().isEmpty, "made by Rung, and holds nothing")
    let bob = try world.store.addLearner(
      named: "bob", roadmap: Roadmap.small.reference, world.command()
    ).learner
    let added = try #require(try world.store.changedLearners().first)
    #expect(added.learner == bob && !added.isHidden)
    try world.store.deleteLearner(bob, world.command())
    let hidden = try #require(try world.store.changedLearners().first)
    #expect(hidden.isHidden && hidden.changedAt > added.changedAt)
    #expect(try world.undo() == 1)
    let back = try #require(try world.store.changedLearners().first)
    #expect(!back.isHidden && back.changedAt > hidden.changedAt)
    try world.log(0..<60)
    #expect(try world.store.changedLearners().map(\.learner.name) == ["ada", "bob"])
    #expect(try changed(of: bob).isEmpty)
  }
}
