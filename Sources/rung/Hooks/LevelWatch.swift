import SkillCore
import SkillExchange
import SkillStore

/// The inputs of the verdicts before a command, compared with those after it. A verdict is computed
/// only if its inputs changed.
struct LevelWatch {
  private let store: Store
  private let invocation: Invocation
  private let before: [(learner: Learner, ground: VerdictGround)]

  typealias Comparison = (learner: Learner, old: Verdict, new: Verdict)

  init(_ store: Store, _ learner: Learner?, _ invocation: Invocation) throws {
    self.store = store
    self.invocation = invocation
    let learners = learner.map { [$0] } ?? (try? store.learners()) ?? []
    before = try learners.compactMap { learner in
      let desk = Desk(store: store, learner: learner, invocation: invocation)
      return try LevelWatch.unlessImpossible { (learner, try desk.ground()) }
    }
  }

  /// Nil for a learner who cannot be judged: there is nothing to compare.
  /// - Throws: system errors, such as out of memory.
  private static func unlessImpossible<R>(_ body: () throws -> R?) throws -> R? {
    do {
      return try body()
    } catch is StoreError {
      return nil
    } catch is Refusal {
      return nil
    }
  }

  /// The learners whose verdict may have changed, before and after.
  func comparisons() throws -> [Comparison] {
    try before.compactMap { learner, ground in
      let desk = Desk(store: store, learner: learner, invocation: invocation)
      return try LevelWatch.unlessImpossible {
        try desk.verdicts(before: ground).map { (learner, $0, $1) }
      }
    }
  }

  /// The hook's input for each learner whose level changed by either policy.
  func changes() throws -> [[(String, JSON)]] {
    try comparisons().compactMap { learner, old, new in
      let hasChanged = Policy.allCases.contains { policy in
        old.assessment(policy).level?.id != new.assessment(policy).level?.id
      }
      guard hasChanged else { return nil }
      return [
        ("learner", .string(learner.name)),
        (
          "roadmap",
          .object([
            ("slug", .string("\(new.roadmap.slug)")), ("version", .integer(new.roadmap.version)),
          ])
        ),
      ]
        + Policy.allCases.map { policy in
          (
            policy.rawValue,
            .object([
              ("from", LevelWatch.level(old.assessment(policy))),
              ("to", LevelWatch.level(new.assessment(policy))),
            ])
          )
        }
    }
  }

  private static func level(_ assessment: Assessment) -> JSON {
    JSON(assessment.level.map { "\($0.id)" })
  }
}

/// The inputs of a learner's verdict today.
struct VerdictGround {
  fileprivate let roadmap: RoadmapReference
  /// Of the roadmap's content.
  fileprivate let hash: String?
  fileprivate let record: Record
}

extension Desk {
  func ground() throws -> VerdictGround {
    let roadmap = try reference(of: learner)
    let content = try store.roadmapContent(of: roadmap)
    // Usually no skill was renamed, and the roadmap is not needed.
    let names =
      content?.hasRenamedSkills == true
      ? try store.roadmap(roadmap, .numbers).renamedSkills : []
    return VerdictGround(
      roadmap: roadmap, hash: content?.hash,
      record: try store.record(of: learner, names: names))
  }

  /// The verdict before and after; nil if it cannot have changed.
  fileprivate func verdicts(before old: VerdictGround) throws -> (old: Verdict, new: Verdict)? {
    let new = try ground()
    let roadmap = { try self.store.roadmap($0, .numbers).shown }
    if new.roadmap == old.roadmap {
      // Different content under the same name says nothing about the learner.
      guard new.hash == old.hash, !new.record.isJudged(like: old.record) else { return nil }
      return Verdict.both(learner, try roadmap(new.roadmap), before: old.record, after: new.record)
    }
    guard try store.contentHash(of: old.roadmap) == old.hash else { return nil }
    return (
      Verdict(learner, try roadmap(old.roadmap), old.record, asOf: nil),
      Verdict(learner, try roadmap(new.roadmap), new.record, asOf: nil)
    )
  }
}
