import SkillCore
import Testing

@Suite("Properties of the level, over generated histories")
struct LevelPropertyTests {
  private let roadmap = PythonBackend.roadmap

  private func rank(_ assessment: Assessment) -> Int {
    roadmap.levels.firstIndex { $0.id == assessment.level?.id } ?? -1
  }

  @Test func theHistoriesReachEveryLevel() {
    var counts: [String: Int] = [:]
    for history in History.all {
      counts[history.assess().level?.id.description ?? "below junior", default: 0] += 1
    }
    let told = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    print("histories: \(told.joined(separator: ", "))")
    for level in ["below junior", "junior", "mid", "senior"] {
      #expect(counts[level] ?? 0 >= History.all.count / 10, "\(level) of \(told)")
    }
  }

  @Test("P1: one more fact lowers nothing")
  func p1() {
    for var history in History.all {
      let asOf = random(&history)
      for freshOn in [nil, asOf] {
        for policy in Policy.allCases {
          let before = history.assess(policy, asOf: asOf, freshOn: freshOn)
          var more = history
          for _ in 0..<3 { more.addNoise() }
          let after = more.assess(policy, asOf: asOf, freshOn: freshOn)
          expectNotLower(after, than: before, "seed \(history.seed) on \(asOf)")
        }
      }
    }
  }

  @Test("the two verdicts around a change are those that each record has by itself")
  func twoRecords() {
    var changes = 0
    for var history in History.all {
      let before = history.record()
      for _ in 0..<3 { history.addNoise() }
      let after = history.record()
      if !before.isJudged(like: after) { changes += 1 }
      for (old, new) in [(before, after), (after, before), (before, before)] {
        let both = Assessment.both(roadmap, before: old, after: new)
        let (one, other) = (Assessment.both(roadmap, old), Assessment.both(roadmap, new))
        #expect(one.claimed == Assessment(roadmap, old, policy: .claimed), "seed \(history.seed)")
        #expect(one.evidenced == Assessment(roadmap, old, policy: .evidenced))
        let fresh = Assessment.both(roadmap, old, freshOn: History.today)
        #expect(
          fresh.evidenced
            == Assessment(roadmap, old, policy: .evidenced, freshOn: History.today))
        #expect(both.before == one, "seed \(history.seed)")
        #expect(both.after == other, "seed \(history.seed)")
        if old.isJudged(like: new) {
          #expect(one.claimed.progress.map(\.percent) == other.claimed.progress.map(\.percent))
        }
      }
    }
    #expect(changes > History.all.count / 2)
  }

  @Test("P2: without freshness nothing falls as the days go by")
  func p2() {
    for history in History.all {
      var before = history.assess(.evidenced, asOf: History.firstDay)
      for asOf in days(from: History.firstDay, to: History.today, count: 6) {
        let after = history.assess(.evidenced, asOf: asOf)
        expectNotLower(after, than: before, "seed \(history.seed) on \(asOf)")
        before = after
      }
    }
  }

  @Test("P3: with freshness and no new fact nothing rises, and never above freshness off")
  func p3() {
    for history in History.all {
      let record = history.record()
      let plain = Assessment(roadmap, record, policy: .claimed)
      var before = plain
      for freshOn in days(from: History.today, to: History.today + 3300, count: 6) {
        let after = Assessment(roadmap, record, policy: .claimed, freshOn: freshOn)
        expectNotLower(before, than: after, "seed \(history.seed) on \(freshOn)")
        before = after
      }
      #expect(before.level == nil, "everything is stale in the end; seed \(history.seed)")
    }
  }

  @Test("P4, P5: a level means all lower capabilities are met, and progress 100 means the level")
  func p4and5() {
    for history in History.all {
      for policy in Policy.allCases {
        let verdict = history.assess(policy)
        for (index, progress) in verdict.progress.enumerated() {
          let wanted = Set(roadmap.levels[...index].map(\.id))
          let met = verdict.capabilities.filter { wanted.contains($0.level) }.allSatisfy(\.met)
          #expect(met == (rank(verdict) >= index), "seed \(history.seed)")
          #expect((progress.percent == 100) == met, "seed \(history.seed)")
          #expect((0...100).contains(progress.percent))
          #expect(verdict.hasReached(progress.level) == met)
        }
      }
    }
  }

  @Test("P6: evidenced is never more than claimed")
  func p6() {
    for history in History.all {
      expectNotLower(
        history.assess(.claimed), than: history.assess(.evidenced), "seed \(history.seed)")
    }
  }

  @Test("P9: self-ratings and notes change nothing")
  func p9() {
    for history in History.all {
      let quiet = history.facts.filter {
        switch $0.kind {
        case .rating, .note: false
        default: true
        }
      }
      let verdict = Assessment(roadmap, Record(facts: quiet), policy: .claimed)
      #expect(verdict == history.assess(), "seed \(history.seed)")
    }
  }

  private func expectNotLower(
    _ high: Assessment, than low: Assessment, _ comment: Comment
  ) {
    #expect(rank(high) >= rank(low), comment)
    for (high, low) in zip(high.progress, low.progress) {
      #expect(high.percent >= low.percent, comment)
    }
    for (high, low) in zip(high.capabilities, low.capabilities) {
      #expect(high.score >= low.score && high.part >= low.part, comment)
    }
    let masteries = high.itemVerdicts()
    for (slug, item) in low.itemVerdicts() where masteries[slug]?.mastery ?? -1 < item.mastery {
      Issue.record("\(slug) fell; \(comment)")
    }
  }

  private func days(from first: LocalDay, to last: LocalDay, count: Int) -> [LocalDay] {
    (1...count).map { first + (last.number - first.number) * $0 / count }
  }

  private func random(_ history: inout History) -> LocalDay {
    let span = History.today.number - History.firstDay.number
    return History.firstDay + Int.random(in: span / 2...span, using: &history.random)
  }
}
