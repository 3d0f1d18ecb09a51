import SkillCore

/// A roadmap of one level and one capability, `craft`, for looking at one clause at a time.
func smallRoadmap(
  _ items: [Roadmap.Item], groups: [Roadmap.Group] = [], threshold: Int = 70
) -> Roadmap {
  Roadmap(
    slug: "small", version: 1, title: Text(same: "small"),
    levels: [Roadmap.Level(id: "able", label: Text(same: "able"))],
    capabilities: [
      Roadmap.Capability(
        id: "craft", level: "able", label: Text(same: "craft"), threshold: threshold)
    ],
    stages: [Roadmap.Stage(number: 1, title: Text(same: "one"))], groups: groups, items: items)
}

func item(
  _ slug: Slug, stars: Int = 3, weight: Int? = nil, mustHave: Bool? = nil, target: Int? = nil,
  after prerequisites: [Roadmap.Prerequisite] = [], group: Slug? = nil,
  kind: Roadmap.Item.Kind = .skill
) -> Roadmap.Item {
  Roadmap.Item(
    slug: slug, label: Text(same: slug.description), stage: 1, stars: stars, weight: weight,
    mustHave: mustHave, target: target, capability: "craft", prerequisites: prerequisites,
    group: group, kind: kind)
}

func group(_ id: Slug, k: Int, stars: Int = 3, mustHave: Bool? = nil) -> Roadmap.Group {
  Roadmap.Group(
    id: id, label: Text(same: id.description), k: k, stars: stars, mustHave: mustHave,
    capability: "craft")
}
