import Foundation
import Migrations
import SkillCore
import SkillExchange
import SkillStore
import ThinSQLite

/// An intact database of small pages, damaged as the input says, then opened, checked, read
/// in every way and written to. The input is a row of steps of a few bytes each, so that mutants of
/// it damage other places: which step, which page, where, with what.
final class MutatedDatabase {
  private static let pageSize = 512
  private let folder: String
  private let sound: [UInt8]
  private nonisolated(unsafe) static var only: MutatedDatabase?

  /// One for the process: making it takes a while. Fuzzers and the tests of the corpus are one thread.
  static func shared() throws -> MutatedDatabase {
    if let only { return only }
    let made = try MutatedDatabase()
    only = made
    return made
  }

  private init() throws {
    let memory = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm/" : "/tmp/"
    folder = memory + "rung-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/sound.db"
    try Database(path: path, access: .create)
      .execute("pragma page_size = \(Self.pageSize); vacuum")
    try Self.fill(path)
    sound = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func opening(_ path: String) -> Store.Opening {
    var count: UInt64 = 0
    return Store.Opening(
      path: path, tool: "fuzz", login: "ada",
      roadmap: {
        let roadmap = try RoadmapFile.decode(Array(smallRoadmap.utf8)).roadmap
        return (roadmap, RoadmapFile.canonical(roadmap))
      }, now: Instant(seconds: 1_768_485_600),
      newID: {
        count += 1
        return FactID(high: 0x0123_4567_89ab_cdef &* count, low: count &* 0x9E37_79B9_7F4A_7C15)
      })
  }

  private static func moment(_ minutes: Int64) -> Moment {
    Zone.utc.moment(Instant(seconds: 1_768_485_600 - 60 * minutes))
  }

  private static func fill(_ path: String) throws {
    let opening = opening(path)
    let store = try Store.open(opening, for: .writing)
    guard let ada = try store.currentLearner(), let skill = Slug("asyncio") else { return }
    func command(_ words: String) -> Command { Command(words, at: opening.now) }
    func fact(_ kind: Fact.Kind, _ minutes: Int64, note: String? = nil) -> Fact {
      Fact(id: opening.newID(), skill: skill, at: moment(minutes), kind: kind, note: note)
    }
    for step in 0..<6 {
      let start = Int64(step) * 1000 + 100
      _ = try store.log(
        fact(.session(end: moment(start - 50)), start, note: "事件循环 \(step)"), of: ada,
        overlap: .allow, moment: Zone.utc.moment, command("log"))
    }
    try store.addNote(
      fact(.note(about: nil), 5, note: String(repeating: "long ", count: 400)), of: ada,
      command("note"))
    _ = try store.complete(
      fact(.completion, 4), evidence: "https://example.org", of: ada, command("done"))
    _ = try store.rate(fact(.rating(3), 3), of: ada, command("rate"))
    _ = try store.undo(1, now: opening.now)
    _ = try store.redo(1, now: opening.now)
  }

  func run(_ input: [UInt8]) throws {
    let path = folder + "/mutant.db"
    for file in try FileManager.default.contentsOfDirectory(atPath: folder)
    where file.hasPrefix("mutant") {
      try FileManager.default.removeItem(atPath: folder + "/" + file)
    }
    try Data(mutant(input)).write(to: URL(fileURLWithPath: path))
    try look(path)
    try read(path)
    try write(path)
    try look(path)
  }

  private func mutant(_ input: [UInt8]) -> [UInt8] {
    var bytes = sound
    var rest = input[...]
    func next() -> Int { Int(rest.popFirst() ?? 0) }
    while !rest.isEmpty {
      let step = next()
      let place = Self.place(page: next(), offset: next() << 8 | next(), in: bytes.count)
      switch step % 8 {
      case 0...4:
        for index in 0...(step >> 3) where place + index < bytes.count {
          bytes[place + index] = UInt8(next())
        }
      case 5:  // a page of its own in the place of another
        let from = Self.place(page: next(), offset: 0, in: bytes.count)
        let to = place / Self.pageSize * Self.pageSize
        for index in 0..<min(Self.pageSize, bytes.count - max(from, to)) {
          bytes[to + index] = bytes[from + index]
        }
      case 6: bytes.removeLast(min(bytes.count - 1, (step >> 3) << 7))
      default: bytes[place] ^= 1 << UInt8(step >> 5)
      }
    }
    return bytes
  }

  private static func place(page: Int, offset: Int, in count: Int) -> Int {
    (page * pageSize + offset % pageSize) % max(1, count)
  }

  /// What each looks for, whatever the one before found.
  private func attempt(_ work: () throws -> Void) throws {
    do { try work() } catch {
      guard FuzzTarget.isRefusal(error) else { throw Broken("another error: \(error)") }
    }
  }

  private func look(_ path: String) throws {
    let file = try DatabaseFile(path: path, tool: "fuzz")
    try attempt { _ = try file.check(now: 1_768_485_600) }
    try attempt { _ = try file.verify() }
    try attempt { _ = try file.info() }
    try attempt { _ = try file.status() }
  }

  private func read(_ path: String) throws {
    try attempt {
      let store = try Store.open(Self.opening(path), for: .reading)
      for learner in try store.activeLearners() {
        try attempt { _ = try store.facts(of: learner) }
        try attempt { _ = try store.record(of: learner) }
        try attempt {
          _ = try store.verdictFacts(of: learner, enough: StudyTime(seconds: 72_000))
        }
        try attempt { _ = try store.notes(of: learner, words: ["事件", "loop"], skill: nil) }
        try attempt { _ = try store.notes(of: learner, words: ["环"], skill: nil) }
        for from in [nil, LocalDay(number: 20_000)] {
          try attempt { _ = try store.studyDays(of: learner, from: from) }
          try attempt { _ = try store.studySkills(of: learner, from: from) }
          try attempt { _ = try store.studyTags(of: learner, from: from) }
          try attempt { _ = try store.studyRows(of: learner, from: from, count: 1) { _ in 0 } }
        }
        try attempt {
          _ = try store.studyStreak(of: learner, today: LocalDay(number: 20_468))
        }
        try attempt {
          guard let reference = try store.roadmapReference(of: learner) else { return }
          _ = try store.roadmap(reference)
        }
      }
      try attempt { _ = try store.actions(limit: 100) }
      try attempt { try store.forEachRecord { _ in } }
    }
    try attempt {
      let other = try OtherDatabase(path: path, draft: folder + "/mutant.draft", tool: "fuzz")
      try other.forEachRecord { try $0.check() }
    }
  }

  private func write(_ path: String) throws {
    let opening = Self.opening(path)
    try attempt {
      let store = try Store.open(opening, for: .writing)
      guard let learner = try store.currentLearner() else { return }
      let session = Fact(
        id: FactID(high: 1, low: 2), skill: Slug("asyncio"), at: Self.moment(90),
        kind: .session(end: Self.moment(20)), note: "more")
      try attempt {
        _ = try store.log(
          session, of: learner, overlap: .trim, moment: Zone.utc.moment,
          Command("log", at: opening.now))
      }
      try attempt { _ = try store.undo(2, now: opening.now) }
      try attempt { _ = try store.redo(1, now: opening.now) }
    }
  }
}

private let smallRoadmap = """
  {"slug": "small", "version": 1, "title": "S",
   "levels": [{"id": "junior", "label": "J", "salary": "8K"}],
   "capabilities": [{"id": "crud", "level": "junior", "label": "C"}],
   "stages": [{"number": 1, "title": "One"}],
   "groups": [{"id": "web", "label": "W", "k": 1, "stars": 4, "capability": "crud"}],
   "items": [
     {"slug": "asyncio", "label": "A", "stage": 1, "stars": 5, "capability": "crud"},
     {"slug": "django", "label": "D", "stars": 3, "capability": "crud", "group": "web",
      "prerequisites": ["asyncio"], "resources": [{"title": "R", "url": "https://example.org"}]},
     {"slug": "habit", "label": "H", "stars": 2, "capability": "crud", "kind": "habit",
      "period": "week"}]}
  """
