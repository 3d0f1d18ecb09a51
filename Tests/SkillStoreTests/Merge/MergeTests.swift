import SkillCore
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Merging two devices' records")
struct MergeTests {
  /// One file with a session of an hour, copied onto another device.
  let here: TestStore
  let there: TestStore
  let session: Fact

  init() throws {
    here = try TestStore()
    session = try #require(try here.log(0..<60)).fact
    there = try here.copy(2)
  }

  private func edit(_ test: TestStore, _ fact: Fact, note: String, later: Int = 0) throws -> Fact {
    for _ in 0..<later { _ = test.command() }
    let corrected = Fact(
      id: test.newID(), skill: fact.skill, at: fact.at, kind: fact.kind, note: note)
    return try test.store.replace(
      fact.id, with: corrected, of: test.ada, overlap: .allow, moment: shanghai,
      test.command("edit")
    ).fact
  }

  private func notes(_ test: TestStore) throws -> [String] {
    try test.live(.session).map { $0.note ?? "-" }
  }

  @Test("edited here and deleted there: the edit stays")
  func editAndDelete() throws {
    _ = try edit(here, session, note: "edited")
    _ = try there.store.delete(session.id, there.command())
    try here.merge(there)
    try there.merge(here)
    #expect(try notes(here) == ["edited"])
    #expect(try notes(there) == ["edited"])
  }

  @Test("of two edits the later counts, until it is undone; deleting it takes both")
  func twoEdits() throws {
    _ = try edit(here, session, note: "first")
    let later = try edit(there, session, note: "second", later: 5)
    #expect(try here.merge(there).conflicts == 1)
    #expect(try notes(here) == ["second"])
    _ = try there.undo()
    try here.merge(there)
    #expect(try notes(here) == ["first"])
    _ = try there.redo()
    try here.merge(there)
    #expect(try notes(here) == ["second"])
    _ = try here.store.delete(later.id, here.command())
    #expect(try notes(here) == [])
    try there.merge(here)
    #expect(try notes(there) == [])
  }

  @Test("a timer stays where it runs; stopped on two devices it is one session")
  func timers() throws {
    try here.start("flask", at: 100)
    let copy = try here.copy(3)
    try there.merge(here)
    #expect(try there.store.timer(of: there.ada) == nil)
    try here.stop(at: 130)
    try copy.stop(at: 140)
    try here.merge(copy)
    try copy.merge(here)
    for device in [here, copy] {
      #expect(try device.live(.session).count == 2)
      #expect(try device.store.timer(of: device.ada) == nil)
      #expect(try device.store.wronglyLive() == [])
    }
    #expect(try here.live(.session).map(\.id) == copy.live(.session).map(\.id))
  }

  @Test("a record imported on a new machine brings its timer and the current learner")
  func moving() throws {
    let bob = try here.store.addLearner(
      named: "bob", roadmap: Roadmap.small.reference, here.command()
    ).learner
    _ = try here.store.useLearner(bob, here.command())
    try here.start("flask", at: 100)
    let house = try TestStore(seed: 9)
    #expect(try house.merge(here, moves: true).hasChanged)
    #expect(try house.store.timer(of: house.ada)?.at == minute(100))
    #expect(try house.store.currentLearner() == bob)
    #expect(try !house.merge(here, moves: true).hasChanged)
    _ = try house.undo()
    #expect(try house.store.timer(of: house.ada) == nil)
    #expect(try house.store.currentLearner() == house.ada)
    #expect(try house.live() == [])
  }

  @Test("undo walks over what came from elsewhere to what was done here")
  func undoWalksOver() throws {
    try there.log(200..<230)
    try here.merge(there)
    try here.log(300..<330)
    #expect(try here.undo(3) == 3)
    #expect(try here.live() == [])
    #expect(try here.redo(5) == 3)
    #expect(try here.live(.session).count == 3)
  }

  @Test("an edit of what a merge brought is left out with the merge, and all comes back with it")
  func undoneBelowEdit() throws {
    let arrived = try #require(try there.log(200..<230)).fact
    try here.merge(there)
    _ = try edit(here, arrived, note: "edited")
    #expect(try here.undo(2) == 2)
    let third = try TestStore(seed: 7)
    #expect(try third.merge(here).hasChanged)
    #expect(try third.live(.session).map(\.id) == [session.id])
    try there.merge(here)
    #expect(try there.live(.session).count == 2)
    for (one, other) in [(here, there), (there, here), (third, here)] { try one.merge(other) }
    #expect(try here.store.recordSet() == there.store.recordSet())
    #expect(try here.store.counting() == there.store.counting())
    #expect(try third.live(.session).count == 2)
  }

  @Test("a timer stopped on one device and corrected on another is stopped on both")
  func correctedTimer() throws {
    try here.start("flask", at: 100)
    let copy = try here.copy(3)
    try here.stop(at: 130)
    for _ in 0..<5 { _ = copy.command() }
    let timer = try #require(try copy.store.timer(of: copy.ada))
    _ = try edit(copy, timer, note: "later")
    try here.merge(copy)
    try copy.merge(here)
    for device in [here, copy] {
      #expect(try device.store.timer(of: device.ada) == nil)
      #expect(try device.live(.session).count == 2)
      #expect(try device.store.wronglyLive() == [])
    }
    #expect(try here.store.counting() == copy.store.counting())
  }

  @Test("a choice made later counts, even where the clock was put back")
  func goals() throws {
    func set(_ hours: Int, _ test: TestStore) throws {
      _ = try test.store.setWeeklyGoal(
        StudyTime(seconds: hours * 3600), of: test.ada,
        Command("goal", at: Instant(seconds: evening - Int64(hours))))
    }
    for hours in 1...5 { try set(hours, there) }
    try here.merge(there)
    #expect(try here.store.weeklyGoal(of: here.ada) == StudyTime(seconds: 5 * 3600))
    #expect(try here.store.wronglyLive() == [])
  }

  @Test("a new device's beginning does not take the place of an older one's")
  func beginnings() throws {
    let new = try TestStore(seed: 5)
    try new.store.db.execute(
      "update setting set at = at + 100, value = 'small@7' where key = 'roadmap'")
    try new.log(500..<510)
    try new.merge(here)
    #expect(try new.store.roadmapReference(of: new.ada) == Roadmap.small.reference)
    try here.merge(new)
    #expect(try here.store.recordSet() == new.store.recordSet())
  }

  /// A device of its own, whose Rung began at another time with another version of the roadmap.
  private func device(_ seed: UInt64, login: String = "ada", at: Int64) throws -> TestStore {
    let device = try TestStore(seed: seed, login: login, at: at)
    try device.store.db.execute(
      "update setting set value = 'small@\(seed)' where key = 'roadmap'")
    return device
  }

  @Test(
    "who holds nothing here is set up as where they do, whichever began first", arguments: [-9, 9])
  func beginnings(sooner: Int64) throws {
    let (empty, full) = (try device(7, at: evening + sooner), try device(8, at: evening))
    try full.log(0..<30)
    let copy = try full.copy(9)
    try empty.merge(full)
    #expect(try !full.merge(empty).hasChanged, "the record is the same")
    #expect(try empty.store.recordSet() == full.store.recordSet())
    #expect(try empty.store.counting() == copy.store.counting())
    #expect(try empty.store.db.first(roadmapInUse) { try $0.text(0) } == "small@8")
    // What is recorded later changes nothing of it.
    try empty.log(100..<130)
    try full.merge(empty)
    #expect(try full.store.recordSet() == empty.store.recordSet())
    #expect(try full.store.db.first(roadmapInUse) { try $0.text(0) } == "small@8")
    // Taken back, the device is as it began.
    #expect(try empty.undo(2) == 2)
    #expect(try empty.store.db.first(roadmapInUse) { try $0.text(0) } == "small@7")
    #expect(try empty.store.wronglyLive() == [])
  }

  private let roadmapInUse = "select value from setting where key = 'roadmap' and live"

  @Test("a login that recorded nothing gives its name to the learner who arrives with it")
  func givesWay() throws {
    let (empty, full) = (
      try device(7, login: "eve", at: evening), try device(8, login: "me", at: evening)
    )
    try full.log(0..<30)
    let me = try #require(try full.store.currentLearner())
    _ = try full.store.renameLearner(me, to: "eve", full.command())
    let before = try empty.store.liveContent()
    try empty.merge(full)
    #expect(try empty.store.learners().map(\.id) == [me.id])
    #expect(try empty.store.currentLearner()?.id == me.id)
    #expect(try empty.store.recordSet() == full.store.recordSet())
    #expect(try empty.store.wronglyLive() == [])
    #expect(try !full.merge(empty).hasChanged)
    #expect(try empty.undo() == 1)
    #expect(try empty.store.liveContent() == before)
    #expect(try empty.redo() == 1)
    // Renamed back there, the name is free again here.
    _ = try full.store.renameLearner(me, to: "me", full.command())
    try empty.merge(full)
    #expect(try empty.store.learners().map(\.name) == ["eve", "me"])
    #expect(try empty.store.wronglyLive() == [])
  }

  @Test("two learners of one name are refused, and nothing is changed")
  func names() throws {
    _ = try there.store.renameLearner(there.ada, to: "eve", there.command())
    _ = try here.store.addLearner(
      named: "eve", roadmap: Roadmap.small.reference, here.command())
    let refusal = try here.refusal { try here.merge(there) }
    guard case .learnersShareName("eve") = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }

  @Test("a dry run says the same and writes nothing")
  func dryRun() throws {
    try there.log(200..<230)
    _ = try there.store.delete(session.id, there.command())
    let said = try here.unchanged { try here.merge(there, isDry: true) }
    let done = try here.merge(there)
    #expect(said.hasChanged && done.hasChanged)
    #expect(said.facts.map(\.count) == done.facts.map(\.count))
    #expect(done.facts.map(\.count) == [1] && done.ended.map(\.count) == [1])
  }

  @Test("a fact cannot be replaced under the rules' nose")
  func insertOrReplace() throws {
    #expect(throws: SQLiteError.self) {
      try here.store.db.execute(
        "insert or replace into fact select * from fact where kind = 'session'")
    }
  }

  @Test("a learner's id follows from the name, unless a renamed learner has it")
  func learnerIDs() throws {
    #expect(try TestStore(seed: 8).ada.id == here.ada.id)
    _ = try here.store.renameLearner(here.ada, to: "eve", here.command())
    let ada = try here.store.addLearner(
      named: "ada", roadmap: Roadmap.small.reference, here.command()
    ).learner
    #expect(ada.id != here.ada.id)
  }

  @Test(
    "records that no database could hold are refused in words, and nothing is changed",
    arguments: [
      "select 1",
      "update their_fact set learner = x'00'", "update their_claim set action = x'00'",
      "update their_void set fact = x'00'", "update their_fact set replaces = x'00'",
      "update their_fact set about = x'00'", "update their_setting set learner = x'00'",
    ])
  func dangling(_ damage: String) throws {
    _ = try there.store.delete(session.id, there.command())
    let before = try here.store.wholeContent()
    let isRefused: Bool
    do {
      _ = try here.store.merge(
        moves: false, isDry: false, canonical: smallCanonical, here.command()
      ) { take in
        try there.store.forEachRecord(take)
        try here.store.db.execute(damage)
      }
      isRefused = false
    } catch is BadRecord { isRefused = true }
    #expect(isRefused == (damage != "select 1"))
    if isRefused { #expect(try here.store.wholeContent() == before) }
  }

  @Test("facts that correct one another in a circle are refused")
  func circle() throws {
    _ = try edit(there, session, note: "edited")
    let new = try TestStore(seed: 6)
    let refusal = try new.refusal {
      try new.store.merge(
        moves: false, isDry: false, canonical: smallCanonical, new.command()
      ) { take in
        try there.store.forEachRecord(take)
        try new.store.db.execute(
          """
          update their_fact set replaces = (
            select uid from their_fact as other where other.uid <> their_fact.uid)
          """)
      }
    }
    guard case .circle = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }
}
