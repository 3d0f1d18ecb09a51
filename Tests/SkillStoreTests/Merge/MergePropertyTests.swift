import Foundation
import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

/// Random histories on devices that began as one file, or each by itself. A refusal (one name for two
/// learners, one version for two roadmaps) must leave everything as it was; the rest must be unions.
///
/// `RUNG_LONG=1` takes fifty times as many histories, in a quarter of an hour.
@Suite("Merging random histories")
struct MergePropertyTests {
  /// The seeds of one block.
  private func seeds(from first: UInt64, _ block: UInt64) -> Range<UInt64> {
    let begin = first + block * 1000
    return begin..<begin + rounds(4, long: 200)
  }

  private func live(_ test: TestStore, _ seed: UInt64, _ count: Int) throws {
    let actions = try RandomActions(test, seed: seed)
    for _ in 0..<count {
      switch actions.number(0..<10) {
      case 0, 1: _ = try test.undo(Int(actions.number(1..<4)))
      case 2: _ = try test.redo(Int(actions.number(1..<3)))
      default: try actions.act()
      }
    }
  }

  /// Devices that share a beginning, or do not; then their logins may differ, and on some nothing
  /// is recorded.
  private func devices(_ count: Int, _ seed: UInt64) throws -> [TestStore] {
    let beginning = try TestStore(seed: seed)
    try live(beginning, seed, 6)
    return try (1...UInt64(count)).map { number in
      let own = seed &* 31 &+ number
      let login = seed % 2 == 0 && number == 2 ? "bob" : "ada"
      let device =
        seed % 3 == 0
        ? try TestStore(seed: own, login: login, at: evening - Int64(own % 3))
        : try beginning.copy(own)
      try live(device, own, seed % 3 == 0 && own % 5 == 0 ? 0 : 10)
      return device
    }
  }

  /// False if the merge was refused; it changed nothing then.
  private func merge(_ one: TestStore, _ other: TestStore) throws -> Bool {
    let before = try one.store.wholeContent()
    do {
      try one.merge(other)
      return true
    } catch let error as StoreError {
      switch error {
      case .learnersShareName, .roadmapVersionTaken: break
      default: throw error
      }
      #expect(try one.store.wholeContent() == before)
      return false
    }
  }

  private func checkSound(_ test: TestStore, _ seed: UInt64, _ place: String = "") throws {
    #expect(try test.store.wronglyLive() == [], "\(place), seed \(seed)")
    // Looking through a file takes its time: one in ten.
    guard seed % 10 == 7 else { return }
    let folder = try Folder()
    try test.store.db.backup(to: folder.file("a.db"))
    let file = try DatabaseFile(path: folder.file("a.db"), tool: "test")
    let findings = try file.check(now: evening + 10 * 86_400).map { "\($0)" }
    #expect(findings == [], "\(place), seed \(seed)")
  }

  @Test("it is commutative and idempotent, and leaves nothing wrong", arguments: [0, 1, 2, 3])
  func pairs(_ block: UInt64) throws {
    var united = 0
    for seed in seeds(from: 30, block) {
      let pair = try devices(2, seed)
      let (ours, theirs) = (try pair[0].copy(901), try pair[1].copy(902))
      guard try merge(ours, pair[1]) else {
        #expect(try !merge(theirs, pair[0]), "refused one way only, seed \(seed)")
        continue
      }
      #expect(try merge(theirs, pair[0]), "refused one way only, seed \(seed)")
      united += 1
      let both = try ours.store.recordSet()
      let difference = try Set(theirs.store.recordSet()).symmetricDifference(both)
      #expect(difference == [], "commutative, seed \(seed)")
      #expect(
        try ours.store.counting() == theirs.store.counting(), "the same counts, seed \(seed)")
      let whole = try ours.store.wholeContent()
      #expect(try !ours.merge(pair[1]).hasChanged, "idempotent, seed \(seed)")
      #expect(try !ours.merge(theirs).hasChanged, "closed, seed \(seed)")
      #expect(try ours.store.wholeContent() == whole, "seed \(seed)")
      try checkSound(ours, seed)
      try checkSound(theirs, seed)
    }
    print("unions: \(united) pairs from \(block)")
    #expect(united > 1, "only \(united) pairs could be joined")
  }

  @Test("it is associative", arguments: [0, 1, 2])
  func triples(_ block: UInt64) throws {
    var united = 0
    for seed in seeds(from: 10_000, block) {
      let three = try devices(3, seed)
      let (left, right, last) = (
        try three[0].copy(901), try three[1].copy(902), try three[2].copy(903)
      )
      guard try merge(left, three[1]), try merge(left, three[2]), try merge(right, three[2]),
        try merge(right, three[0]), try merge(last, left)
      else { continue }
      united += 1
      let all = try left.store.recordSet()
      #expect(try right.store.recordSet() == all, "seed \(seed)")
      #expect(try last.store.recordSet() == all, "seed \(seed)")
      #expect(try right.store.counting() == left.store.counting(), "seed \(seed)")
      try checkSound(right, seed)
    }
    print("unions: \(united) triples from \(block)")
    #expect(united > 1, "only \(united) triples could be joined")
  }

  @Test("undo reverts it fact by fact, redo and another merge bring it back", arguments: [0, 1])
  func undone(_ block: UInt64) throws {
    var undone = 0
    for seed in seeds(from: 20_000, block) {
      let pair = try devices(2, seed)
      let ours = pair[0]
      let before = (try ours.store.liveContent(), try ours.store.recordSet())
      guard try merge(ours, pair[1]) else { continue }
      let after = (try ours.store.liveContent(), try ours.store.recordSet())
      if before == after { continue }
      undone += 1
      #expect(try ours.undo() == 1)
      #expect(try ours.store.liveContent() == before.0, "undo, seed \(seed)")
      #expect(try ours.store.recordSet() == before.1, "undo, seed \(seed)")
      try checkSound(ours, seed, "undone")
      let again = try ours.copy(904)
      #expect(try ours.redo() == 1)
      #expect(try ours.store.liveContent() == after.0, "redo, seed \(seed)")
      #expect(try ours.store.recordSet() == after.1, "redo, seed \(seed)")
      #expect(try merge(again, pair[1]))
      #expect(try again.store.recordSet() == after.1, "again, seed \(seed)")
      #expect(try again.store.counting() == ours.store.counting(), "again, seed \(seed)")
      // The way back to the beginning, through commands that came before it.
      let steps = try ours.undo(1000)
      try checkSound(ours, seed, "all undone")
      #expect(try ours.redo(1000) == steps)
      #expect(try ours.store.liveContent() == after.0, "there and back, seed \(seed)")
    }
    print("unions: \(undone) undone from \(block)")
    #expect(undone > 1, "only \(undone) unions changed anything")
  }

  @Test("two devices that meet again and again agree each time", arguments: [0, 2])
  func meetings(_ block: UInt64) throws {
    var met = 0
    for seed in seeds(from: 30_000, block) { met += try meet(seed) }
    print("unions: \(met) meetings from \(block)")
    #expect(met > 1, "only \(met) meetings")
  }

  @Test("a learner whose beginning was undone on one device, and who holds nothing on the other")
  func undoneBeginning() throws {
    #expect(try meet(32_058) == 3)
  }

  /// - Returns: how many times the two could be merged.
  private func meet(_ seed: UInt64) throws -> Int {
    let pair = try devices(2, seed)
    var met = 0
    for round in 0..<3 as Range<UInt64> {
      // What was undone here of a fact that is absent is told once that fact is back: the third time.
      guard try merge(pair[0], pair[1]), try merge(pair[1], pair[0]), try merge(pair[0], pair[1])
      else { break }
      met += 1
      let difference = try Set(pair[0].store.recordSet()).symmetricDifference(
        pair[1].store.recordSet())
      #expect(difference == [], "round \(round), seed \(seed)")
      #expect(
        try pair[0].store.counting() == pair[1].store.counting(), "round \(round), seed \(seed)")
      for device in pair {
        try checkSound(device, seed, "round \(round)")
        try live(device, seed &* 7 &+ round, 5)
      }
    }
    return met
  }

  @Test("three devices that meet at random hold the same in the end", arguments: [0])
  func threesome(_ block: UInt64) throws {
    var agreed = 0
    for seed in seeds(from: 40_000, block) {
      let three = try devices(3, seed)
      var dice = SplitMix64(seed: seed)
      for round in 0..<8 as Range<UInt64> {
        let (one, other) = (
          Int.random(in: 0..<3, using: &dice), Int.random(in: 1..<3, using: &dice)
        )
        _ = try merge(three[one], three[(one + other) % 3])
        try checkSound(three[one], seed, "round \(round)")
        try live(three[one], seed &* 11 &+ round, 4)
      }
      let pairs = [(0, 1), (1, 2), (2, 0), (0, 2), (2, 1), (1, 0)]
      var isRefused = false
      for (one, other) in pairs + pairs where !isRefused {
        isRefused = try !merge(three[one], three[other])
      }
      if isRefused { continue }
      agreed += 1
      for (one, other) in pairs {
        let news = try three[one].merge(three[other])
        #expect(!news.hasChanged, "all was joined, seed \(seed)")
      }
      let (first, counts) = (Set(try three[0].store.recordSet()), try three[0].store.counting())
      for device in three {
        let difference = try first.symmetricDifference(device.store.recordSet())
        #expect(difference == [], "seed \(seed)")
        #expect(try device.store.counting() == counts, "seed \(seed)")
        try checkSound(device, seed, "in the end")
      }
    }
    print("unions: \(agreed) threesomes")
    #expect(agreed > 2, "only \(agreed) threesomes agreed")
  }
}

private func == (left: ([[SQLValue]], [String]), right: ([[SQLValue]], [String])) -> Bool {
  left.0 == right.0 && left.1 == right.1
}
