import Foundation
import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import Migrations
@testable import SkillStore

@Suite("Opening the database")
struct OpeningTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("a.db")
  }

  private var bytes: Data {
    get throws { try Data(contentsOf: URL(fileURLWithPath: path)) }
  }

  @Test(
    "for whatever purpose makes it, with a learner and a roadmap",
    arguments: [Store.Purpose.reading, .writing])
  func makes(_ purpose: Store.Purpose) throws {
    let store = try Store.open(.test(path), for: purpose)
    #expect(try store.currentLearner()?.name == "ada")
    #expect(try store.roadmap(Roadmap.small.reference) == .small)
    #expect(try store.actionCount() == 0)
    #expect(store.path == path)
  }

  @Test("again asks for no roadmap and changes nothing, even when another login opens it")
  func again() throws {
    _ = try Store.open(.test(path), for: .writing)
    let before = try bytes
    var opening = Store.Opening.test(path)
    opening.login = "bob"
    opening.roadmap = { throw Unwanted() }
    for purpose in [Store.Purpose.reading, .glancing, .writing] {
      #expect(try Store.open(opening, for: purpose).learners().map(\.name) == ["ada"])
    }
    #expect(try bytes == before)
  }

  private struct Unwanted: Error {}

  @Test("for reading may not write")
  func readOnly() throws {
    _ = try Store.open(.test(path), for: .writing)
    let store = try Store.open(.test(path), for: .reading)
    let ada = try #require(try store.currentLearner())
    let note = Fact(
      id: .random(), skill: nil, at: minute(0), kind: .note(about: nil), note: "n")
    #expect {
      try store.addNote(note, of: ada, Command("note", at: Instant(seconds: evening)))
    } throws: { error in
      if case .readOnly = StorageProblem(error) { true } else { false }
    }
  }

  @Test("whose roadmap cannot be read leaves no learner behind, and is made whole by the next one")
  func brokenRoadmap() throws {
    var opening = Store.Opening.test(path)
    opening.roadmap = { throw Unwanted() }
    #expect(throws: Unwanted.self) { try Store.open(opening, for: .writing) }
    #expect(try Store.open(.test(path), for: .reading).learners().count == 1)
  }

  @Test(
    "of an older version is read in memory, untouched; a writer brings it up to date, with a copy")
  func older() throws {
    let test = try TestStore(path: path)
    let file = try DatabaseFile(path: path, tool: "test")
    _ = try file.migrate(to: 2)
    let copies = try folder.names.filter { $0.hasSuffix(".backup") }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for _ in 0..<3 {
      #expect(try Store.open(.test(path), for: .reading).facts(of: test.ada) == [])
    }
    #expect(try file.info().version == 2)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(try folder.names.filter { $0.hasSuffix(".backup") } == copies)
    #expect(try Store.open(.test(path), for: .writing).facts(of: test.ada) == [])
    #expect(try file.info().version == file.info().latest)
    #expect(try folder.names.filter { $0.hasSuffix(".backup") }.count == copies.count + 1)
  }

  private func refusesAGlance() -> Bool {
    do {
      _ = try Store.open(.test(path), for: .glancing)
      return false
    } catch StoreError.notReady { return true } catch { return false }
  }

  @Test("is neither made nor brought up to date for a glance, and a newer one is not shown")
  func glances() throws {
    #expect(refusesAGlance())
    #expect(try folder.names == [])
    do {
      let store = try Store.open(.test(path), for: .writing)
      #expect(try Store.open(.test(path), for: .glancing).currentLearner()?.name == "ada")
      try store.db.execute("pragma user_version = 99")
    }
    let before = try bytes
    #expect(refusesAGlance())
    #expect(try bytes == before)
  }

  @Test(
    "of a newer version is refused for every purpose, and left as it is",
    arguments: [Store.Purpose.reading, .writing])
  func newer(_ purpose: Store.Purpose) throws {
    do {
      let store = try Store.open(.test(path), for: .writing)
      try store.db.execute("pragma user_version = 99")
    }
    let before = try bytes
    #expect { try Store.open(.test(path, tool: "old"), for: purpose) } throws: { error in
      if case .newer(99, _, "test") = StorageProblem(error) { true } else { false }
    }
    #expect(try bytes == before)
    #expect(try folder.names.filter { $0.hasSuffix(".backup") } == [])
  }

  @Test(
    "of another program, or of no program, is refused and left as it is",
    arguments: [Store.Purpose.reading, .writing])
  func strangers(_ purpose: Store.Purpose) throws {
    try Data("not a database, but long enough to look like one at first sight\n".utf8)
      .write(to: URL(fileURLWithPath: path))
    let text = try bytes
    #expect { try Store.open(.test(path), for: purpose) } throws: { error in
      if case .notADatabase = StorageProblem(error) { true } else { false }
    }
    #expect(try bytes == text)
    try FileManager.default.removeItem(atPath: path)
    do {
      let other = try Database(path: path, access: .create)
      try other.execute("create table x (a); pragma user_version = \(SchemaHistory.newestVersion)")
    }
    let database = try bytes
    #expect { try Store.open(.test(path), for: purpose) } throws: { error in
      if case .foreign = StorageProblem(error) { true } else { false }
    }
    #expect(try bytes == database)
  }

  @Test("in a folder that is not there is refused")
  func noFolder() throws {
    #expect { try Store.open(.test(folder.file("no/a.db")), for: .reading) } throws: { error in
      if case .cannotOpen = StorageProblem(error) { true } else { false }
    }
  }
}
