import Foundation
import SkillCore
import TestSupport
import ThinSQLite

@testable import SkillStore

/// A store with a learner called ada and the small roadmap, a clock that the test moves, and ids
/// that repeat.
final class TestStore {
  let store: Store
  let ada: Learner
  private let ids: Ids
  /// What the next command's time is; each command comes a second later.
  private var clock = evening

  /// In memory, unless there is a path. Another seed is another device.
  convenience init(
    path: String? = nil, seed: UInt64 = 1, login: String = "ada", at now: Int64 = evening
  ) throws {
    let ids = Ids(seed: seed)
    var opening = Store.Opening.test(path ?? ":memory:", ids: ids)
    opening.login = login
    opening.now = Instant(seconds: now)
    if path != nil {
      try self.init(Store.open(opening, for: .writing), ids)
    } else {
      let store = Store(db: try Database.inMemory(), path: ":memory:", newID: ids.next)
      try store.migrate(opening)
      try store.seed(opening)
      try self.init(store, ids)
    }
  }

  /// In memory, beginning as another one stands now.
  convenience init(copying other: TestStore, seed: UInt64) throws {
    let ids = Ids(seed: seed)
    let memory = try Database.inMemory()
    try other.store.db.backup(to: memory)
    try self.init(Store(db: memory, path: ":memory:", newID: ids.next), ids)
  }

  private init(_ store: Store, _ ids: Ids) throws {
    self.store = store
    self.ids = ids
    ada = try store.currentLearner()!
  }

  func newID() -> FactID { ids.next() }

  func command(_ words: String = "test") -> Command {
    clock += 1
    return Command(words, at: Instant(seconds: clock))
  }

  func undo(_ count: Int = 1) throws -> Int {
    try store.undo(count, now: command().now).count
  }

  func redo(_ count: Int = 1) throws -> Int {
    try store.redo(count, now: command().now).count
  }
}

/// 2026-01-15T22:00:00+08:00.
let evening: Int64 = 1_768_485_600

/// Ids from a fixed seed.
final class Ids {
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  func next() -> FactID { FactID.random(using: &generator) }
}

extension Store.Opening {
  static func test(_ path: String, ids: Ids = Ids(seed: 1), tool: String = "test") -> Self {
    Store.Opening(
      path: path, tool: tool, login: "ada", roadmap: { (.small, "small 1") },
      now: Instant(seconds: evening), newID: ids.next)
  }
}

extension Slug: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    self = Slug(text)!
  }
}
