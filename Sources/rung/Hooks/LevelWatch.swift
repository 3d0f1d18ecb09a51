import SkillCore
import SkillExchange
import SkillStore

/// The levels before a command, to be compared with those after it.
struct LevelWatch {
  private let store: Store
  private let invocation: Invocation
  private let before: [(learner: Learner, verdict: Verdict)]

  init(_ store: Store, _ learner: Learner?, _ invocation: Invocation) {
    self.store = store
    self.invocation = invocation
    let learners = learner.map { [$0] } ?? (try? store.learners()) ?? []
    before = learners.compactMap { learner in
      LevelWatch.verdict(learner, store, invocation).map { (learner, $0) }
    }
  }

  /// Nil for somebody who cannot be judged: there is nothing to compare.
  private static func verdict(
    _ learner: Learner, _ store: Store, _ invocation: Invocation
  ) -> Verdict? {
    try? Desk(store: store, learner: learner, invocation: invocation).verdict()
  }

  /// The learners whose verdict can be compared, before and after.
  func comparisons() -> [(learner: Learner, old: Verdict, new: Verdict)] {
    before.compactMap { learner, old in
      LevelWatch.verdict(learner, store, invocation).map { (learner, old, $0) }
    }
  }

  /// What the hook is told of each learner who rose or fell, in either answer.
  func changes() -> [[(String, JSON)]] {
    comparisons().compactMap { learner, old, new in
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
