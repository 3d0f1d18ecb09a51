import SkillCore
import SkillExchange
import SkillStore

/// The levels before a command, to be compared with those after it.
struct LevelWatch {
  private let store: Store
  private let invocation: Invocation
  private let before: [(learner: Learner, verdict: Verdict)]

  init(_ store: Store, _ learner: Learner?, _ invocation: Invocation) throws {
    self.store = store
    self.invocation = invocation
    let learners = learner.map { [$0] } ?? (try? store.learners()) ?? []
    before = try learners.compactMap { learner in
      try LevelWatch.verdict(learner, store, invocation).map { (learner, $0) }
    }
  }

  /// Nil for somebody who cannot be judged: there is nothing to compare.
  /// - Throws: what the system says, such as that there is no memory.
  private static func verdict(
    _ learner: Learner, _ store: Store, _ invocation: Invocation
  ) throws -> Verdict? {
    do {
      return try Desk(store: store, learner: learner, invocation: invocation).verdict()
    } catch is StoreError {
      return nil
    } catch is Refusal {
      return nil
    }
  }

  /// The learners whose verdict can be compared, before and after.
  func comparisons() throws -> [(learner: Learner, old: Verdict, new: Verdict)] {
    try before.compactMap { learner, old in
      try LevelWatch.verdict(learner, store, invocation).map { (learner, old, $0) }
    }
  }

  /// What the hook is told of each learner who rose or fell, in either answer.
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
