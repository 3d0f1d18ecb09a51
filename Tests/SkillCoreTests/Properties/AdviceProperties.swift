import SkillCore

extension Property {
  static let ofAdvice = [
    Property("P16: the gain that is advertised is the gain that is measured") { trial in
      let before = trial.verdict(trial.policy)
      guard let goal = before.nextLevel?.id else { return before.next().isEmpty }
      return (before.next(limit: 2) + [before.blockedBest()].compactMap(\.self)).allSatisfy {
        let after = trial.assess(trial.policy, trial.facts + trial.mastering($0.item))
        return after.perMille(to: goal) - before.perMille(to: goal) == $0.gain
      }
    },
    Property("P17: each step of a plan is ready at its turn, and all together lead there") {
      trial in
      trial.leads(trial.steps)
    },
    Property("P17: no single step of a plan can be left out") { trial in
      let steps = trial.steps
      return steps.indices.allSatisfy { index in
        var fewer = steps
        fewer.remove(at: index)
        return !trial.leads(fewer)
      }
    },
    Property("A plan names what each step waits for, and where the levels are") { trial in
      guard let plan = trial.verdict(trial.policy).plan(to: "high") else { return false }
      let reached = plan.steps.compactMap(\.reaches?.id)
      return plan.steps.indices.allSatisfy { index in
        let before = Set(plan.steps[..<index].map(\.item))
        let after = plan.steps[index].after
        return before.isSuperset(of: after) && Set(after).count == after.count
          // Without what it waits for it would not be ready; with it, it is.
          && trial.isReady(plan.steps[index].item, having: Set(after))
          && (after.isEmpty || !trial.isReady(plan.steps[index].item, having: []))
      } && (plan.steps.isEmpty || reached.last == "high")
        && zip(plan.steps, plan.steps.dropFirst()).allSatisfy { $0.perMille <= $1.perMille }
    },
    Property("P18: advice has no duplicates, all that is ready and open, best first") { trial in
      let verdict = trial.verdict(trial.policy)
      let next = verdict.next()
      let open = verdict.itemVerdicts().filter { $0.value.mastery < 100 && $0.value.isApplicable }
      let ready = open.keys.filter { trial.isReady($0, having: []) }
      return verdict.nextLevel == nil
        || (next.count == ready.count && Set(next.map(\.item)) == Set(ready)
          && zip(next, next.dropFirst()).allSatisfy {
            (-$0.gain, -$0.stars) <= (-$1.gain, -$1.stars)
          })
    },
  ]
}

extension Trial {
  fileprivate var policy: Policy { Policy.allCases[Int(seed / 3 % 2)] }

  /// The plan to some level; empty where it is reached.
  fileprivate var steps: [Slug] {
    goal.flatMap { verdict(policy).plan(to: $0) }?.steps.map(\.item) ?? ["no plan"]
  }

  private var goal: Slug? {
    var random = random
    return roadmap.levels.randomElement(using: &random)?.id
  }

  fileprivate func leads(_ steps: [Slug]) -> Bool {
    var had: Set<Slug> = []
    for step in steps {
      guard isReady(step, having: had) else { return false }
      had.insert(step)
    }
    return goal.map { assess(policy, facts + steps.flatMap(mastering)).hasReached($0) } ?? false
  }

  /// Whether an item's prerequisites are met, as the facts are and with a few more skills.
  fileprivate func isReady(_ slug: Slug, having more: Set<Slug>) -> Bool {
    guard let item = roadmap.items.first(where: { $0.slug == slug }) else { return false }
    guard !item.prerequisites.isEmpty else { return true }
    let items = claimed.itemVerdicts()
    func isMet(_ slug: Slug) -> Bool {
      more.contains(slug) || items[slug].map { $0.mastery >= 80 || !$0.isApplicable } ?? false
    }
    return item.prerequisites.allSatisfy { prerequisite in
      switch prerequisite {
      case .item(let slug): return isMet(slug)
      case .group(let id, let atLeast):
        let members = roadmap.items.filter { $0.group == id }.map(\.slug)
        let k = roadmap.groups.first { $0.id == id }?.k ?? 1
        return members.count(where: isMet) >= atLeast ?? k
      }
    }
  }
}
