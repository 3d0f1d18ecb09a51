import SkillCore
import Testing

@Suite("Properties of roadmap and advice, over generated histories")
struct RoadmapPropertyTests {
  private let roadmap = PythonBackend.roadmap

  @Test("P15: the must-have list is exact")
  func p15() {
    for history in History.all {
      for policy in Policy.allCases {
        let verdict = history.assess(policy)
        let items = verdict.itemVerdicts()
        for capability in verdict.capabilities {
          let single = roadmap.items.filter {
            $0.capability == capability.id && $0.group == nil && $0.stars == 5
              && items[$0.slug]?.mastery ?? 0 < 80
          }
          let groups = roadmap.groups.filter { group in
            group.capability == capability.id && group.stars == 5
              && roadmap.items.filter { $0.group == group.id }
                .allSatisfy { items[$0.slug]?.mastery ?? 0 < 80 }
          }
          let expected = Set(single.map(\.slug.description) + groups.map { "@\($0.id)" })
          #expect(Set(capability.missing.map(\.description)) == expected, "seed \(history.seed)")
          #expect(capability.missing.count == expected.count)
          #expect(capability.met == (expected.isEmpty && capability.score >= 70))
        }
      }
    }
  }

  @Test("P16: the gain that is advertised is the gain that is measured")
  func p16() {
    for var history in History.all {
      if history.seed % 3 == 0 { history.mark("cdn") }
      let policy = Policy.allCases[Int(history.seed / 4 % 2)]
      let before = history.assess(policy)
      guard let goal = before.nextLevel?.id else { continue }
      let next = before.ready
      for suggestion in next.prefix(3) + next.suffix(2) + [before.blockedBest()].compactMap(\.self)
      {
        let after = Assessment(
          roadmap, Record(facts: history.facts + mastering(suggestion.item)), policy: policy)
        #expect(after.mastery(suggestion.item) == 100)
        let gain = after.exactProgress(to: goal) - before.exactProgress(to: goal)
        #expect(
          abs(gain - suggestion.gain.share) < 1e-9, "\(suggestion.item), seed \(history.seed)")
      }
    }
  }

  private func mastering(_ slug: Slug) -> [Fact] {
    var diary = Diary(firstID: 1_000_000)
    let item = roadmap.items.first { $0.slug == slug }
    if case .habit = item?.kind {
      for time in 0..<12 {
        diary.add(.checkIn(evidence: "https://a"), slug, on: day("2015-01-01") + 31 * time)
      }
    } else {
      diary.complete(slug, evidence: true)
    }
    return diary.facts
  }

  @Test("P18: advice has no duplicates, only what is ready and open, in its order")
  func p18() {
    for var history in History.all {
      if history.seed % 3 == 0 { history.mark("message-broker") }
      let verdict = history.assess(.evidenced)
      let claimed = history.assess(.claimed).itemVerdicts()
      let next = verdict.ready
      #expect(Set(next.map(\.item)).count == next.count, "seed \(history.seed)")
      for suggestion in next {
        #expect(verdict.mastery(suggestion.item) ?? 100 < 100)
        #expect(suggestion.isReady && suggestion.blockedBy.isEmpty)
        let item = roadmap.items.first { $0.slug == suggestion.item }
        // A proof of what is completed can be added whatever comes before it.
        if suggestion.step.action == .prove { continue }
        for prerequisite in item?.prerequisites ?? [] {
          #expect(
            isMet(prerequisite, claimed), "\(suggestion.item), seed \(history.seed)")
        }
      }
      let planned = verdict.nextLevel.flatMap { verdict.plan(to: $0.id) }?.steps.map(\.item) ?? []
      let head = planned.filter { slug in next.contains { $0.item == slug } }
      #expect(Array(next.map(\.item).prefix(head.count)) == head)
      let others = next.dropFirst(head.count)
      for (left, right) in zip(others, others.dropFirst()) {
        #expect(
          left.gain.share * Double(right.step.cost.seconds)
            >= right.gain.share * Double(left.step.cost.seconds) - 1e-6)
      }
      let open = verdict.itemVerdicts().filter { $0.value.mastery < 100 && $0.value.isApplicable }
      let ready = open.keys.filter { slug in
        [.done, .waived].contains(claimed[slug]?.state)
          || roadmap.items.first { $0.slug == slug }?.prerequisites.allSatisfy {
            isMet($0, claimed)
          }
            == true
      }
      #expect(
        verdict.nextLevel == nil || Set(ready) == Set(next.map(\.item)), "seed \(history.seed)")
    }
  }

  private func isMet(_ prerequisite: Roadmap.Prerequisite, _ items: [Slug: ItemVerdict]) -> Bool {
    func isAcquired(_ slug: Slug) -> Bool {
      items[slug].map { $0.mastery >= 80 || !$0.isApplicable } == true
    }
    switch prerequisite {
    case .item(let slug): return isAcquired(slug)
    case .group(let id, let atLeast):
      let members = roadmap.items.filter { $0.group == id }.map(\.slug)
      return members.count(where: isAcquired) >= atLeast ?? 1
    }
  }

  @Test("The chain that blocks can be worked off in its order")
  func chain() {
    for history in History.all {
      guard let blocked = history.assess().blockedBest() else { continue }
      var facts = history.facts
      for step in blocked.blockedBy + [blocked.item] {
        let ready = Assessment(roadmap, Record(facts: facts), policy: .claimed)
        #expect(ready.unmetPrerequisites()[step] == [], "\(step), seed \(history.seed)")
        facts += mastering(step)
      }
    }
  }

  @Test("P20: permuting the roadmap changes no verdict and no advice")
  func p20() {
    for var history in History.all {
      history.mark("cdn")
      var other = roadmap
      other.items.shuffle(using: &history.random)
      other.groups.shuffle(using: &history.random)
      other.capabilities.shuffle(using: &history.random)
      let before = history.assess(.evidenced)
      let after = history.assess(.evidenced, roadmap: other)
      #expect(after.level == before.level && after.itemVerdicts() == before.itemVerdicts())
      #expect(after.progress.map(\.percent) == before.progress.map(\.percent))
      for capability in before.capabilities {
        let same = after.capability(capability.id)
        #expect(same?.score == capability.score && same?.part == capability.part)
      }
      #expect(after.next() == before.next(), "seed \(history.seed)")
    }
  }

  @Test("P21: a new version that renames skills keeps every mastery and the level")
  func p21() {
    for var history in History.all {
      var upgraded = roadmap
      for slug in roadmap.items.map(\.slug).shuffled(using: &history.random).prefix(9) {
        upgraded.rename(slug, to: Slug(stringLiteral: "\(slug).2"))
      }
      #expect(upgraded.faults() == [])
      for policy in Policy.allCases {
        let before = history.assess(policy, freshOn: History.today)
        let after = history.assess(policy, freshOn: History.today, roadmap: upgraded)
        #expect(after.level == before.level, "seed \(history.seed)")
        #expect(after.progress.map(\.percent) == before.progress.map(\.percent))
        let old = before.itemVerdicts().values.map(\.mastery).sorted()
        #expect(after.itemVerdicts().values.map(\.mastery).sorted() == old)
        #expect(after.ready.map(\.gain).sorted() == before.ready.map(\.gain).sorted())
      }
    }
  }

  @Test("P24: more members of a group never hurt")
  func p24() {
    for var history in History.all {
      var wider = roadmap
      for group in roadmap.groups {
        wider.items.append(
          Roadmap.Item(
            slug: Slug(stringLiteral: "\(group.id).more"), label: group.label, stars: group.stars,
            capability: group.capability, group: group.id))
      }
      let before = history.assess(.evidenced)
      var facts = history.facts
      for _ in 0..<2 {
        let after = Assessment(wider, Record(facts: facts), policy: .evidenced)
        for (new, old) in zip(after.capabilities, before.capabilities) {
          #expect(new.score >= old.score && new.part >= old.part, "seed \(history.seed)")
        }
        #expect(before.level.map { after.hasReached($0.id) } ?? true, "seed \(history.seed)")
        guard let group = roadmap.groups.randomElement(using: &history.random) else { continue }
        facts += mastering(Slug(stringLiteral: "\(group.id).more"))
      }
    }
  }

  @Test("P25: multiplying all weights changes nothing")
  func p25() {
    for history in History.all {
      for factor in [2, 7, 200_000] {
        var heavier = roadmap
        for index in heavier.items.indices { heavier.items[index].weight *= factor }
        for index in heavier.groups.indices { heavier.groups[index].weight *= factor }
        let before = history.assess()
        let after = history.assess(roadmap: heavier)
        #expect(after.level == before.level, "seed \(history.seed)")
        #expect(after.capabilities.map(\.score) == before.capabilities.map(\.score))
        #expect(after.capabilities.map(\.part) == before.capabilities.map(\.part))
        #expect(after.next() == before.next())
      }
    }
  }
}

extension Roadmap {
  /// A new version's way to rename: the old item stays, deprecated, and leads to the new one.
  mutating func rename(_ old: Slug, to new: Slug) {
    guard let index = items.firstIndex(where: { $0.slug == old }) else { return }
    var renamed = items[index]
    renamed.slug = new
    items[index].deprecated = true
    items[index].replacedBy = new
    items.insert(renamed, at: index)
    // Prerequisites still name the old skill, which now means the new one.
  }
}
