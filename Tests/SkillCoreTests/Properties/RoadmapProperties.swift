import SkillCore

extension Property {
  static let ofRoadmaps = [
    Property("P20: permuting the roadmap changes no verdict and no advice") { trial in
      var random = trial.random
      var other = trial.roadmap
      other.items.shuffle(using: &random)
      other.groups.shuffle(using: &random)
      other.capabilities.shuffle(using: &random)
      let (before, after) = (trial.claimed, trial.assess(on: other))
      return after.itemVerdicts() == before.itemVerdicts() && after.next() == before.next()
        && after.progress.map(\.percent) == before.progress.map(\.percent)
        && after.plan(to: "high") == before.plan(to: "high")
    },
    Property("P21: a new version that renames skills keeps every mastery and the level") { trial in
      var random = trial.random
      var upgraded = trial.roadmap
      for slug in trial.roadmap.items.map(\.slug).shuffled(using: &random).prefix(3) {
        upgraded.rename(slug, to: Slug(stringLiteral: "\(slug).new"))
      }
      let (before, after) = (trial.claimed, trial.assess(on: upgraded))
      return after.parts == before.parts && after.level == before.level
        && after.ready.map(\.gain).sorted() == before.ready.map(\.gain).sorted()
        && after.itemVerdicts().values.map(\.mastery).sorted()
          == before.itemVerdicts().values.map(\.mastery).sorted()
    },
    Property("P24: more members of a group never hurt") { trial in
      var wider = trial.roadmap
      for group in wider.groups {
        wider.items.append(
          Roadmap.Item(
            slug: Slug(stringLiteral: "\(group.id).9"), label: group.label, stars: 1,
            capability: group.capability, group: group.id))
      }
      let before = trial.claimed
      return trial.assess(on: wider).isNotBelow(before)
        && wider.groups.allSatisfy { group in
          var diary = Diary(firstID: 1_000_000)
          diary.complete(Slug(stringLiteral: "\(group.id).9"), evidence: true)
          return trial.assess(.claimed, trial.facts + diary.facts, on: wider).isNotBelow(before)
        }
    },
    Property("P25: multiplying all weights changes nothing") { trial in
      var heavier = trial.roadmap
      let factor = trial.seed % 2 == 0 ? 7 : 200_000
      for index in heavier.items.indices { heavier.items[index].weight *= factor }
      for index in heavier.groups.indices { heavier.groups[index].weight *= factor }
      let (before, after) = (trial.claimed, trial.assess(on: heavier))
      return after.parts == before.parts && after.next() == before.next()
        && after.plan(to: "high") == before.plan(to: "high")
    },
  ]
}
