import SkillCore

extension Property {
  static let ofLevels = [
    Property("P1: one more fact lowers nothing") { trial in
      let (facts, asOf) = (trial.unmarked, trial.someDay)
      return [nil, asOf].allSatisfy { freshOn in
        let before = trial.assess(.evidenced, facts, asOf: asOf, freshOn: freshOn)
        return trial.assess(.evidenced, facts + trial.noise(3), asOf: asOf, freshOn: freshOn)
          .isNotBelow(before)
      }
    },
    Property("P2: without freshness nothing falls as the days go by") { trial in
      let facts = trial.unmarked
      let verdicts = days(from: Trial.firstDay, to: Trial.today).map {
        trial.assess(.claimed, facts, asOf: $0)
      }
      return zip(verdicts, verdicts.dropFirst()).allSatisfy { $1.isNotBelow($0) }
    },
    Property("P3: with freshness and no new fact nothing rises, nor above freshness off") { trial in
      let record = Record(facts: trial.facts)
      let fresh = days(from: Trial.today, to: Trial.today + 3300).map {
        Assessment(trial.roadmap, record, policy: .claimed, freshOn: $0)
      }
      return zip([trial.claimed] + fresh, fresh).allSatisfy { $0.isNotBelow($1) }
    },
    Property("P4, P5: a level is all it asks for and all below; 100 % means just that") { trial in
      Policy.allCases.allSatisfy { policy in
        let verdict = trial.verdict(policy)
        let rank = verdict.rank(in: trial.roadmap)
        return verdict.progress.enumerated().allSatisfy { index, progress in
          let levels = Set(trial.roadmap.levels[...index].map(\.id))
          let met = verdict.capabilities.allSatisfy { $0.met || !levels.contains($0.level) }
          return met == (rank >= index) && met == (progress.percent == 100)
            && met == verdict.hasReached(progress.level) && (0...100).contains(progress.percent)
        }
      }
    },
    Property("P6: evidenced is never more than claimed") { trial in
      trial.claimed.isNotBelow(trial.evidenced)
    },
    Property("P15: a capability is met by its score and its must-haves, which are listed") {
      trial in
      let verdict = trial.evidenced
      return verdict.capabilities.allSatisfy { capability in
        // One that counts the items of another asks for points only.
        let wanted =
          capability.itemsOf == nil
          ? capability.items.filter { $0.mustHave && $0.mastery < 80 }.map(\.entry) : []
        let musts = trial.roadmap.items.filter {
          $0.capability == capability.id && $0.group == nil && $0.mustHave
        }
        let enough = trial.roadmap.capabilities.first { $0.id == capability.id }?.threshold
        return capability.missing == wanted
          && Set(musts.map { EntryID.item($0.slug) }).isSuperset(
            of: wanted.filter { if case .item = $0 { true } else { false } })
          && capability.met == (wanted.isEmpty && capability.score >= enough ?? 0)
      }
    },
    Property("P27: who recorded nothing is below the lowest level, at 0 %") { trial in
      [nil, Trial.today].allSatisfy {
        let verdict = trial.assess(.claimed, [], freshOn: $0)
        return verdict.level == nil && verdict.progress.allSatisfy { $0.percent == 0 }
      }
    },
    Property("The climb's days are the first with their levels") { trial in
      let climb = Climb(trial.roadmap, trial.facts, policy: .claimed)
      return climb.highest?.level == trial.claimed.level?.id
        && climb.steps.allSatisfy { step in
          guard let first = step.day else { return !trial.claimed.hasReached(step.level) }
          return trial.assess(asOf: first).hasReached(step.level)
            && !trial.assess(asOf: first + -1).hasReached(step.level)
        }
    },
  ]
}

extension Trial {
  /// P1 and P2 are over histories without not-applicable marks.
  fileprivate var unmarked: [Fact] { without { $0 == .notApplicable } }
}

private func days(from first: LocalDay, to last: LocalDay) -> [LocalDay] {
  (1...3).map { first + (last.number - first.number) * $0 / 3 }
}

extension Assessment {
  func rank(in roadmap: Roadmap) -> Int {
    roadmap.levels.firstIndex { $0.id == level?.id } ?? -1
  }

  /// Nowhere lower than another verdict on the same roadmap.
  func isNotBelow(_ other: Assessment) -> Bool {
    zip(progress, other.progress).allSatisfy { $0.percent >= $1.percent }
      && zip(capabilities, other.capabilities).allSatisfy { mine, others in
        mine.score >= others.score && mine.part >= others.part
          && zip(mine.items, others.items).allSatisfy { mine, others in
            mine.mastery >= others.mastery
              && zip(mine.members, others.members).allSatisfy { $0.mastery >= $1.mastery }
          }
      }
  }
}
