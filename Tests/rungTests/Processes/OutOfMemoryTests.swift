import Faults
import Foundation
import TestSupport
import Testing
import ThinSQLite

@testable import rung

/// SQLite is refused its nth piece of memory, for every n that a command asks for.
@Suite("When memory runs out", .serialized)
struct OutOfMemoryTests {

  private func folder() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("rung-memory-\(UUID())")
  }

  private static let names = [
    "merge", "import", "export", "log", "edit", "history", "level", "undo", "open and migrate",
  ]

  private func words(_ name: String, _ sample: Sample, _ folder: URL) throws -> [String] {
    switch name {
    case "open and migrate", "log": ["log", "celery", "20m", "--at", "2026-01-10T09:00"]
    case "level": ["level", "--json"]
    case "undo": ["undo"]
    case "edit": ["edit", "@1", "--duration", "30m"]
    case "import": ["import", "watson", try sample.frames()]
    case "export": ["export", "json"]
    case "merge": ["merge", try sample.otherDevice()]
    default: ["history", "--json"]
    }
  }

  /// Which allocations are refused: all, or a sample spread over the whole command.
  private func refused(_ count: Int64) -> [Int64] {
    if isLongTorture { return Array(1...count) }
    var generator = SplitMix64(seed: UInt64(count))
    let parts: Int64 = 4
    return (0..<parts).map { part in
      let start = count * part / parts + 1
      return .random(in: start...max(start, count * (part + 1) / parts), using: &generator)
    }
  }

  @Test("a value that there is no memory for is an error, never an empty one")
  func noEmptyValue() throws {
    #expect(faults_installed() == 0)
    let db = try Database.inMemory()
    // Text that has to be converted takes memory only when it is read.
    try db.execute("pragma encoding = 'UTF-16le'; create table t(a text) strict")
    try db.run("insert into t values (?)", String(repeating: "x", count: 10_000))
    for way in 0..<3 {
      var code: ResultCode?
      // SQLite says so once more when the statement goes back.
      _ = try? db.withStatement("select a from t") { statement in
        _ = try statement.step()
        faults_memory_arm(1, 1)
        defer { _ = faults_memory_disarm() }
        code = failure(reading: statement, way)
      }
      #expect(code == .outOfMemory, "\(way)")
    }
  }

  private func failure(reading statement: borrowing Statement, _ way: Int) -> ResultCode? {
    statement.withRow { row in
      do throws(SQLiteError) {
        switch way {
        case 0: _ = try row.text(0)
        case 1: _ = try row.value(0)
        default: _ = try row.isNull(0) ? "" : row.text("a")
        }
        return nil
      } catch {
        return error.code
      }
    }
  }

  @Test("a command says so, and the record is as it was", arguments: names)
  func runsOut(_ name: String) async throws {
    #expect(faults_installed() == 0)
    let folder = folder()
    let sample = try Sample(in: folder)
    defer {
      sample.world.remove()
      try? FileManager.default.removeItem(at: folder)
    }
    let isNew = name == "open and migrate"
    let words = try words(name, sample, folder)
    let old = isNew ? "" : try sample.contents()
    let trial = Trial(
      database: sample.database, folder: folder, isNew: isNew, words: words)
    var states = States()
    let whole = try trial.run(refusing: 0, andAllAfter: false, &states)
    #expect(whole.status == .done, "\(whole.stderr)")
    let places = refused(whole.asked)
    // Memory is refused to one thread alone, so that each core can take its share of the places.
    let shares = ProcessInfo.processInfo.activeProcessorCount
    let survived = try await withThrowingTaskGroup(of: Int.self) { group in
      for share in 0..<shares {
        let own = stride(from: share, to: places.count, by: shares).map { places[$0] }
        let trial = try trial.inside("share-\(share)")
        group.addTask {
          var states = States()
          // What undo would list names this share's own files.
          let whole = try trial.run(refusing: 0, andAllAfter: false, &states)
          return try own.reduce(0) {
            try $0 + survivals(of: name, trial, refusing: $1, whole, old, &states)
          }
        }
      }
      return try await group.reduce(0, +)
    }
    tell(
      "memory: \(name), \(places.count) of \(whole.asked) allocations, each refused once alone and "
        + "once with all after it; \(survived) of \(2 * places.count) done without")
  }

  /// - Returns: how often the command did without: SQLite can, for some pieces of memory.
  private func survivals(
    of name: String, _ trial: Trial, refusing nth: Int64, _ whole: Trial.Outcome, _ old: String,
    _ states: inout States
  ) throws -> Int {
    var survived = 0
    for andAllAfter in [false, true] {
      let outcome = try trial.run(refusing: nth, andAllAfter: andAllAfter, &states)
      let place = "\(name), allocation \(nth)\(andAllAfter ? " and all after" : "")"
      if outcome.status == .done {
        survived += 1
        let isRight = outcome.state.contents == whole.state.contents
        #expect(isRight && outcome.stdout == whole.stdout, "\(place)")
      } else {
        #expect(outcome.status == .internal, "\(place): \(outcome.status) \(outcome.stderr)")
        let saysSo = outcome.stderr.contains("out of memory")
        #expect(saysSo, "\(place): \(outcome.stderr)")
        // What a new database got so far, of its tables and its roadmap, is for the next command.
        let found = outcome.state.contents
        let isUntouched =
          trial.isNew ? !found.contains("celery 20m") : found == old
        // Where it ran out behind the commit, only the answer is missing.
        let isDone = found == whole.state.contents && outcome.stderr.contains("was recorded")
        #expect(isUntouched || isDone, "\(place): \(outcome.stderr)")
      }
      #expect(outcome.state.check == "", "\(place)")
      #expect(outcome.kept == 0, "\(place): memory was not given back")
    }
    return survived
  }
}

/// One command on a fresh copy of the sample.
private struct Trial: Sendable {
  /// The sample's.
  let database: String
  /// Where the copy is made.
  let folder: URL
  let isNew: Bool
  let words: [String]

  struct Outcome: Sendable {
    let status: rung.ExitStatus
    let asked: Int64
    /// Bytes that SQLite did not give back.
    let kept: Int64
    let stdout: String
    let stderr: String
    let state: States.State
  }

  /// The same in a folder of its own, with files of its own: of one that two threads have open, each
  /// holds some of the other's memory.
  func inside(_ name: String) throws -> Self {
    let files = FileManager.default
    let folder = folder.appendingPathComponent(name)
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    let words = try words.map { word in
      guard word.hasPrefix("/") else { return word }
      let own = folder.appendingPathComponent(URL(fileURLWithPath: word).lastPathComponent).path
      try files.copyItem(atPath: word, toPath: own)
      return own
    }
    return Self(database: database, folder: folder, isNew: isNew, words: words)
  }

  func run(refusing nth: Int64, andAllAfter: Bool, _ states: inout States) throws
    -> Outcome
  {
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("trial.db").path
    for end in ["", "-journal"] where files.fileExists(atPath: path + end) {
      try files.removeItem(atPath: path + end)
    }
    if !isNew { try files.copyItem(atPath: database, toPath: path) }
    let world = TestWorld(seed: 11)
    defer { world.remove() }
    world.environment["RUNG_DB"] = path
    let before = faults_memory_held()
    faults_memory_arm(nth, andAllAfter ? 1 : 0)
    let status = world.perform(words)
    let asked = faults_memory_disarm()
    let kept = faults_memory_held() - before
    return Outcome(
      status: status, asked: asked, kept: kept, stdout: world.output, stderr: world.stderr,
      state: try states.state(of: path))
  }
}

/// What databases hold, and what `db check` says of them. Nearly every trial leaves the file as it
/// was or as the whole command makes it, and a file that is the same byte for byte is read once.
private struct States {
  struct State: Sendable {
    var contents = ""
    /// What `db check` found.
    var check = ""
  }

  private var known: [(file: Data, state: State)] = []

  mutating func state(of path: String) throws -> State {
    let files = FileManager.default
    guard var file = files.contents(atPath: path) else { return State() }
    // With one that is to be played back, the file is not yet what it holds.
    let journal = files.contents(atPath: path + "-journal") ?? Data()
    if !journal.prefix(28).allSatisfy({ $0 == 0 }) {
      _ = try Database(path: path, access: .readOnly).first("select 1 from sqlite_schema") { _ in }
      file = files.contents(atPath: path) ?? Data()
    }
    if let state = known.first(where: { $0.file == file })?.state { return state }
    var state = State()
    state.contents = try Database(path: path, access: .readOnly).everything()
    let world = TestWorld(seed: 11)
    defer { world.remove() }
    world.environment["RUNG_DB"] = path
    if world.perform(["db", "check"]) != .done { state.check = world.output + world.stderr }
    // Some commands leave another file each time: the latest will do.
    known = Array(known.suffix(15)) + [(file, state)]
    return state
  }
}
