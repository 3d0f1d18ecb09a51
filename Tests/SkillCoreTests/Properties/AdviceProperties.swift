import SkillCore

extension Property {
  static let ofAdvice = [
    Property("P16: the gain that is advertised is the gain that is measured, done and proven") {
      trial in
      let before = trial.verdict(trial.policy)
      guard let goal = before.nextLevel?.id else { return before.next() == nil }
      return (before.ready.prefix(2) + [before.blockedBest()].compactMap(\.self)).allSatisfy {
        row in
        [(true, row.gain), (false, row.gainDone)].allSatisfy { withProof, gain in
          let after = trial.assess(
            trial.policy, trial.facts + trial.doing(row.item, withProof: withProof))
          let measured = after.exactProgress(to: goal) - before.exactProgress(to: goal)
          return abs(measured - gain.share) < 1e-9
        }
      }
    },
    Property("P17: whoever does what the plan says stands where it says, step by step") { trial in
      guard let goal = trial.goal, let plan = trial.plan else { return false }
      var facts = trial.facts
      var had: Set<Slug> = []
      for planned in plan.steps {
        let step = planned.step
        guard step.action == .prove || trial.isReady(step.item, having: had) else { return false }
        had.insert(step.item)
        let before = trial.assess(trial.policy, facts)
        facts += trial.doing(step.item, withProof: step.addsProof)
        let after = trial.assess(trial.policy, facts)
        guard after.perMille(to: goal) == planned.perMille,
          (after.level?.id != before.level?.id) == (planned.reaches != nil),
          planned.reaches == nil || planned.reaches == after.level
        else { return false }
      }
      return trial.assess(trial.policy, facts).hasReached(goal)
    },
    Property("P17: no single step can be left out of its stage") { trial in
      guard let plan = trial.plan else { return false }
      var (start, facts, had) = (0, trial.facts, Set<Slug>())
      while start < plan.steps.count {
        guard let end = plan.steps[start...].firstIndex(where: { $0.reaches != nil }),
          let level = plan.steps[end].reaches?.id
        else { return false }
        let stage = plan.steps[start...end]
        for left in stage.indices {
          if trial.leads(
            stage.indices.filter { $0 != left }.map { stage[$0].step }, facts, had, level)
          {
            return false
          }
        }
        for planned in stage {
          facts += trial.doing(planned.item, withProof: planned.step.addsProof)
          had.insert(planned.item)
        }
        start = end + 1
      }
      return true
    },
    Property("A plan names what each step waits for") { trial in
      guard let plan = trial.verdict(trial.policy).plan(to: "high") else { return false }
      return plan.isLeast && plan.atLeast == plan.cost
        && plan.steps.indices.allSatisfy { index in
          let before = Set(plan.steps[..<index].map(\.item))
          let (step, after) = (plan.steps[index].step, plan.steps[index].after)
          return before.isSuperset(of: after) && Set(after).count == after.count
            // Without what it waits for it would not be ready; with it, it is.
            && (step.action == .prove || trial.isReady(step.item, having: Set(after)))
            && (after.isEmpty || !trial.isReady(step.item, having: []))
        } && zip(plan.steps, plan.steps.dropFirst()).allSatisfy { $0.perMille <= $1.perMille }
    },
    Property("P18: advice has no duplicates, all that is ready, and begins as the plan begins") {
      trial in
      let verdict = trial.verdict(trial.policy)
      guard let goal = verdict.nextLevel, let plan = verdict.plan(to: goal.id) else {
        return verdict.next() == nil
      }
      let next = verdict.ready
      let open = verdict.itemVerdicts().filter { $0.value.mastery < 100 && $0.value.isApplicable }
      let ready = open.keys.filter {
        trial.isReady($0, having: []) || trial.isCompleted($0)
      }
      let head = plan.steps.map(\.step).filter { step in ready.contains(step.item) }
      return Set(next.map(\.item)) == Set(ready) && next.count == ready.count
        && Array(next.map(\.step).prefix(head.count)) == head
        && next.first?.item == plan.steps.first?.item
        && zip(next.dropFirst(head.count), next.dropFirst(head.count + 1)).allSatisfy {
          $0.gain.share * Double($1.step.cost.seconds)
            >= $1.gain.share * Double($0.step.cost.seconds) - 1e-6
        }
    },
  ]
}

extension Trial {
  fileprivate var policy: Policy { Policy.allCases[Int(seed / 3 % 2)] }

  /// The plan to some level.
  fileprivate var plan: Plan? {
    goal.flatMap { verdict(policy).plan(to: $0) }
  }

  fileprivate var goal: Slug? {
    var random = random
    return roadmap.levels.randomElement(using: &random)?.id
  }

  /// The facts of a step that is done as it is said.
  fileprivate func doing(_ slug: Slug, withProof: Bool) -> [Fact] {
    var author = FactAuthor(
      random: random,
      firstID: 1_000_000 + UInt64(slug.description.utf8.reduce(0) { $0 * 31 % 9973 + Int($1) })
        * 100)
    guard let item = roadmap.items.first(where: { $0.slug == slug }) else { return [] }
    if item.isHabit {
      author.master(item, proven: true)
    } else {
      author.complete(slug, proven: withProof)
    }
    return author.facts
  }

  fileprivate func isCompleted(_ slug: Slug) -> Bool {
    claimed.itemVerdicts()[slug].map { [.done, .waived].contains($0.state) } ?? false
  }

  fileprivate func leads(
    _ steps: [Step], _ facts: [Fact], _ had: Set<Slug>, _ level: Slug
  ) -> Bool {
    var (facts, had) = (facts, had)
    for step in steps {
      guard step.action == .prove || isReady(step.item, having: had) else { return false }
      had.insert(step.item)
      facts += doing(step.item, withProof: step.addsProof)
    }
    return assess(policy, facts).hasReached(level)
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
