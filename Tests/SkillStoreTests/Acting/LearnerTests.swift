import SkillCore
import Testing

@testable import SkillStore

@Suite("Learners")
struct LearnerTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  private func add(_ name: String) throws -> (learner: Learner, isBack: Bool) {
    try test.store.addLearner(
      named: name, roadmap: Roadmap.small.reference, test.command("learner add"))
  }

  private func delete(_ learner: Learner) throws {
    try test.store.deleteLearner(learner, test.command("learner delete"))
  }

  private func rename(_ learner: Learner, to name: String) throws -> Bool {
    try test.store.renameLearner(learner, to: name, test.command("learner rename"))
  }

  private func use(_ learner: Learner) throws -> Bool {
    try test.store.useLearner(learner, test.command("learner use"))
  }

  private var names: [String] {
    get throws { try test.store.learners().map(\.name) }
  }

  @Test("a new database has one, named after the login, whom undo cannot take away")
  func first() throws {
    #expect(try names == ["ada"])
    #expect(try test.store.roadmapReference(of: test.ada) == Roadmap.small.reference)
    #expect(try test.undo() == 0)
    #expect(try names == ["ada"])
  }

  @Test("are added under a name that is free")
  func adding() throws {
    let bob = try add("bob")
    #expect(!bob.isBack)
    #expect(try names == ["ada", "bob"])
    #expect(try test.store.roadmapReference(of: bob.learner) == Roadmap.small.reference)
    for taken in ["ada", "bob"] {
      guard case .learnerExists(taken) = try test.refusal({ try add(taken) }) else {
        Issue.record("\(taken) was not refused")
        return
      }
    }
    #expect(try add("Bob").learner.id != bob.learner.id)
  }

  @Test("are found by name: exactly, or in any case when only one fits")
  func finding() throws {
    let bob = try add("Bob").learner
    #expect(try test.store.learner(named: "bOB") == bob)
    let other = try add("bob").learner
    #expect(try test.store.learner(named: "bob") == other)
    #expect(try test.store.learner(named: "Bob") == bob)
    guard
      case .unknownLearner("BOB", let known) = try test.refusal({
        try test.store.learner(named: "BOB")
      })
    else {
      Issue.record("BOB could be either")
      return
    }
    #expect(known == ["Bob", "ada", "bob"])
  }

  @Test("keep their facts when they are deleted, and are brought back by undo or by name")
  func deleting() throws {
    let bob = try add("bob").learner
    let session = test.session("asyncio", 0..<10)
    _ = try test.store.log(
      session, of: bob, overlap: .tell, moment: shanghai, test.command("log"))
    try delete(bob)
    #expect(try names == ["ada"])
    #expect(try test.undo() == 1)
    #expect(try names == ["ada", "bob"])
    try delete(bob)
    let back = try add("bob")
    #expect(back.isBack)
    #expect(back.learner == bob)
    #expect(try test.store.facts(of: bob) == [session])
    #expect(try test.undo() == 1)
    #expect(try names == ["ada"])
  }

  @Test("deleting the current one is refused, also when nobody was ever chosen")
  func deletingTheCurrent() throws {
    guard case .learnerInUse("ada") = try test.refusal({ try delete(test.ada) }) else {
      Issue.record("not refused")
      return
    }
    let bob = try add("bob").learner
    #expect(try use(bob))
    guard case .learnerInUse("bob") = try test.refusal({ try delete(bob) }) else {
      Issue.record("not refused")
      return
    }
    try delete(test.ada)
    #expect(try names == ["bob"])
  }

  @Test("a name belongs to a deleted learner too")
  func hiddenNames() throws {
    let bob = try add("bob").learner
    try delete(bob)
    guard case .learnerExists("bob") = try test.refusal({ try rename(test.ada, to: "bob") }) else {
      Issue.record("not refused")
      return
    }
  }

  @Test("renaming keeps the id; the same name again changes nothing")
  func renaming() throws {
    #expect(try rename(test.ada, to: "eva"))
    let eva = try test.store.learner(named: "eva")
    #expect(eva.id == test.ada.id)
    #expect(try test.unchanged { try rename(eva, to: "eva") } == false)
    #expect(try add("ada").isBack == false)
    #expect(try test.undo(2) == 2)
    #expect(try names == ["ada"])
    #expect(try test.redo(2) == 2)
    #expect(try names == ["ada", "eva"])
  }

  @Test("a name is kept byte for byte, also one that looks like the one before")
  func exactNames() throws {
    #expect(try rename(test.ada, to: "\u{e9}va"))
    #expect(try rename(Learner(id: test.ada.id, name: "\u{e9}va"), to: "e\u{301}va"))
    #expect(try names.first.map { Array($0.utf8) } == Array("e\u{301}va".utf8))
  }

  @Test("choosing the current one again changes nothing; undo chooses the one before")
  func using() throws {
    #expect(try test.unchanged { try use(test.ada) } == false)
    let bob = try add("bob").learner
    #expect(try use(bob))
    #expect(try test.store.currentLearner() == bob)
    #expect(try test.unchanged { try use(bob) } == false)
    #expect(try test.undo() == 1)
    #expect(try test.store.currentLearner() == test.ada)
  }
}
