import SkillCore

extension Property {
  static let ofFacts = [
    Property("P7: the order of the facts does not matter") { trial in
      var random = trial.random
      return trial.assess(trial.facts.shuffled(using: &random)) == trial.claimed
    },
    Property("P9: ratings and notes change nothing") { trial in
      let quiet = trial.without {
        switch $0 {
        case .rating, .note: true
        default: false
        }
      }
      return trial.assess(quiet) == trial.claimed
        && trial.assess(quiet, freshOn: Trial.today) == trial.assess(freshOn: Trial.today)
    },
    Property("P10: hours alone never pass 50") { trial in
      trial.assess(trial.facts.filter { $0.duration != nil }).itemVerdicts().values
        .allSatisfy { $0.mastery <= 50 }
    },
    Property("P11: overlaps count once, and each UTC day up to twelve hours") { trial in
      let record = Record(facts: trial.facts)
      return Dictionary(grouping: trial.facts, by: \.skill).allSatisfy { skill, facts in
        skill.map { record[$0].studied.seconds == secondsByPieces(facts) } ?? true
      }
    },
    Property("P13: each cited fact is one of the learner's, once, and not after the day") { trial in
      let asOf = trial.someDay
      let known = Dictionary(uniqueKeysWithValues: trial.facts.map { ($0.id, $0) })
      return trial.assess(.evidenced, asOf: asOf, freshOn: asOf).capabilities.lazy.flatMap(\.items)
        .allSatisfy { item in
          Set(item.facts).count == item.facts.count
            && item.facts.allSatisfy {
              known[$0].map { $0.kind == .notApplicable || $0.at.localDay <= asOf } ?? false
            }
        }
    },
    Property("P14: the cited facts alone give the same level") { trial in
      [nil, Trial.today].allSatisfy { freshOn in
        let whole = freshOn == nil ? trial.evidenced : trial.assess(.evidenced, freshOn: freshOn)
        let cited = Set(whole.capabilities.flatMap { $0.items.flatMap(\.facts) })
        let few = trial.facts.filter { cited.contains($0.id) }
        let again = trial.assess(.evidenced, few, freshOn: freshOn)
        return again.level == whole.level && again.parts == whole.parts
      }
    },
    Property("P19: voiding a fact and adding it again changes nothing but its id") { trial in
      var random = trial.random
      guard let index = trial.facts.indices.randomElement(using: &random) else { return true }
      var facts = trial.facts
      let old = facts.remove(at: index)
      facts.append(
        Fact(id: FactID.random(using: &random), skill: old.skill, at: old.at, kind: old.kind))
      let after = trial.assess(.evidenced, facts)
      return after.parts == trial.evidenced.parts && after.changes(since: trial.evidenced) == []
    },
    Property("P26: a past day's verdict is the one that was given at its end") { trial in
      let asOf = trial.someDay
      let then = trial.facts.filter { $0.kind == .notApplicable || $0.at.localDay <= asOf }
      return trial.assess(then, freshOn: asOf) == trial.assess(asOf: asOf, freshOn: asOf)
    },
  ]
}

/// The same sum by another way: time is cut wherever a session or a UTC day begins or ends.
private func secondsByPieces(_ facts: [Fact]) -> Int {
  let spans = facts.compactMap { fact -> Range<Int64>? in
    guard case .session(let end) = fact.kind else { return nil }
    return fact.at.instant.seconds..<end.instant.seconds
  }
  let midnights = spans.map { ($0.lowerBound / 86_400 + 1) * 86_400 }
  let cuts = Set(spans.flatMap { [$0.lowerBound, $0.upperBound] } + midnights).sorted()
  var days: [Int64: Int64] = [:]
  for (from, to) in zip(cuts, cuts.dropFirst()) where spans.contains(where: { $0.contains(from) }) {
    days[from / 86_400, default: 0] += to - from
  }
  return days.values.reduce(0) { $0 + Int(min($1, 43_200)) }
}

extension Trial {
  /// Some day of the record.
  var someDay: LocalDay {
    var random = random
    let days = Trial.firstDay.number...Trial.today.number
    return LocalDay(number: Int.random(in: days, using: &random))
  }

  fileprivate func assess(
    _ facts: [Fact], asOf: LocalDay? = nil, freshOn: LocalDay? = nil
  ) -> Assessment {
    assess(.claimed, facts, asOf: asOf, freshOn: freshOn)
  }
}

extension Assessment {
  var parts: [[Int]] { capabilities.map { [$0.score, $0.part, $0.met ? 1 : 0] } }
}
