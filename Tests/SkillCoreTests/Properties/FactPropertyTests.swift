import SkillCore
import Testing

@Suite("Properties of facts, over generated histories")
struct FactPropertyTests {
  private let roadmap = PythonBackend.roadmap

  @Test("P7: the order of the facts does not matter")
  func p7() {
    for var history in History.all {
      let shuffled = history.facts.shuffled(using: &history.random)
      for freshOn in [nil, History.today] {
        let verdict = Assessment(
          roadmap, Record(facts: shuffled), policy: .claimed, freshOn: freshOn)
        #expect(verdict == history.assess(freshOn: freshOn), "seed \(history.seed)")
      }
    }
  }

  @Test("P10: hours alone never pass 50")
  func p10() {
    for history in History.all {
      let sessions = history.facts.filter { $0.duration != nil }
      let verdict = Assessment(roadmap, Record(facts: sessions), policy: .claimed)
      #expect(verdict.level == nil, "seed \(history.seed)")
      for item in verdict.itemVerdicts().values {
        #expect(item.mastery <= 50, "\(item.entry), seed \(history.seed)")
      }
    }
  }

  @Test("P11: counted time is the number of distinct minutes, each UTC day to its cap")
  func p11() {
    for history in History.all {
      let record = history.record()
      for (slug, sessions) in Dictionary(
        grouping: history.facts.filter { $0.duration != nil }, by: \.skill)
      {
        guard let slug else { continue }
        #expect(
          record[slug].studied.seconds == 60 * distinctMinutes(sessions),
          "\(slug), seed \(history.seed)")
      }
    }
  }

  /// The same by counting minutes one by one; the generator studies in whole minutes.
  private func distinctMinutes(_ sessions: [Fact]) -> Int {
    var minutes: Set<Int64> = []
    for case (.session(let end), let start) in sessions.map({ ($0.kind, $0.at) }) {
      minutes.formUnion(start.instant.seconds / 60..<end.instant.seconds / 60)
    }
    return Dictionary(grouping: minutes) { $0 / 1440 }.values.map { min($0.count, 720) }
      .reduce(0, +)
  }

  @Test("P13: each cited fact is one of the learner's, once, and not after the as-of day")
  func p13() {
    for var history in History.all {
      history.mark("cdn")
      let asOf = History.firstDay + Int.random(in: 300...1700, using: &history.random)
      let facts = Dictionary(uniqueKeysWithValues: history.facts.map { ($0.id, $0) })
      let verdict = history.assess(.evidenced, asOf: asOf, freshOn: asOf)
      for item in verdict.itemVerdicts().values {
        #expect(Set(item.facts).count == item.facts.count && item.facts == item.facts.sorted())
        for id in item.facts {
          let fact = facts[id]
          #expect(fact?.skill == item.entry.slug, "seed \(history.seed)")
          #expect(
            fact.map { $0.at.localDay <= asOf || $0.kind == .notApplicable } == true,
            "seed \(history.seed)")
        }
      }
    }
  }

  @Test("P14: the cited facts alone give the same level")
  func p14() {
    for var history in History.all {
      history.mark("cdn")
      history.mark("message-broker")
      for policy in Policy.allCases {
        for freshOn in [nil, History.today] {
          let whole = history.assess(policy, freshOn: freshOn)
          let cited = Set(whole.capabilities.flatMap { $0.items.flatMap(\.facts) })
          let few = history.facts.filter { cited.contains($0.id) }
          let again = Assessment(roadmap, Record(facts: few), policy: policy, freshOn: freshOn)
          #expect(again.level == whole.level, "seed \(history.seed)")
          #expect(again.capabilities.map(\.score) == whole.capabilities.map(\.score))
          #expect(again.capabilities.map(\.part) == whole.capabilities.map(\.part))
        }
      }
    }
  }

  @Test("P19: voiding a fact and adding it again changes nothing but its id")
  func p19() {
    for var history in History.all {
      guard let index = history.facts.indices.randomElement(using: &history.random) else {
        continue
      }
      var facts = history.facts
      let old = facts.remove(at: index)
      facts.append(
        Fact(
          id: FactID.random(using: &history.random), skill: old.skill, at: old.at, kind: old.kind))
      let before = history.assess(.evidenced, freshOn: History.today)
      let after = Assessment(
        roadmap, Record(facts: facts), policy: .evidenced, freshOn: History.today)
      #expect(
        after.level == before.level
          && after.progress.map(\.percent) == before.progress.map(\.percent))
      #expect(after.capabilities.map(\.score) == before.capabilities.map(\.score))
      let states = after.itemVerdicts().mapValues { [$0.mastery.description, $0.state.rawValue] }
      #expect(
        states
          == before.itemVerdicts().mapValues { [$0.mastery.description, $0.state.rawValue] },
        "seed \(history.seed)")
    }
  }
}
