import SkillCore
import TestSupport

extension Roadmap {
  /// Three levels, three or four capabilities, six to eleven items, up to two groups; valid.
  static func generated(_ random: inout SplitMix64) -> Roadmap {
    let levels: [Slug] = ["low", "middle", "high"]
    var capabilities = levels.map { level in
      Capability(
        id: Slug(stringLiteral: "c-\(level)"), level: level, label: Text(same: "\(level)"),
        threshold: [40, 70, 70, 90].randomElement(using: &random) ?? 70)
    }
    if random.chance(50) {
      capabilities.append(Capability(id: "c-more", level: "middle", label: Text(same: "more")))
    }
    var roadmap = Roadmap(
      slug: "generated", version: 1, title: Text(same: "generated"),
      levels: levels.map { Level(id: $0, label: Text(same: "\($0)")) },
      capabilities: capabilities, stages: [], groups: [], items: [])
    for number in 0..<Int.random(in: 6...8, using: &random) {
      // Each capability gets its first item before any gets a second.
      let capability =
        number < capabilities.count
        ? capabilities[number] : capabilities.randomElement(using: &random) ?? capabilities[0]
      roadmap.items.append(roadmap.item(number, capability.id, &random))
    }
    for name in ["g1", "g2"] where random.chance(50) { roadmap.addGroup(name, &random) }
    if random.chance(30), let pool = capabilities.randomElement(using: &random) {
      // The same items once more, for points alone.
      roadmap.capabilities.insert(
        Capability(
          id: "c-share", level: levels.randomElement(using: &random) ?? "low",
          label: Text(same: "share"), threshold: Int.random(in: 1...95, using: &random),
          itemsOf: pool.id),
        at: Int.random(in: 0...capabilities.count, using: &random))
    }
    return roadmap
  }

  private func item(_ number: Int, _ capability: Slug, _ random: inout SplitMix64) -> Item {
    let habit = Habit(period: random.chance(50) ? .week : .month, needsLink: random.chance(50))
    let kind: Item.Kind = random.chance(10) ? .habit(habit) : .skill
    return Item(
      slug: Slug(stringLiteral: "s\(number)"), label: Text(same: "s\(number)"),
      stars: Int.random(in: 1...5, using: &random),
      weight: random.chance(20) ? Int.random(in: 1...5, using: &random) : nil,
      mustHave: random.chance(30), target: kind == .skill ? nil : 3, capability: capability,
      prerequisites: somePrerequisites(&random), kind: kind)
  }

  /// Only existing items, so that there is no cycle.
  private func somePrerequisites(_ random: inout SplitMix64) -> [Prerequisite] {
    guard random.chance(40), let before = items.randomElement(using: &random) else { return [] }
    return [.item(before.slug)]
  }

  private mutating func addGroup(_ name: String, _ random: inout SplitMix64) {
    guard let capability = capabilities.randomElement(using: &random)?.id else { return }
    let id = Slug(stringLiteral: name)
    let k = Int.random(in: 1...2, using: &random)
    groups.append(
      Group(
        id: id, label: Text(same: name), k: k, stars: Int.random(in: 1...5, using: &random),
        mustHave: random.chance(30), capability: capability))
    let members = (0..<k + 1).map { number in
      Item(
        slug: Slug(stringLiteral: "\(name).\(number)"), label: Text(same: name), stars: 2,
        capability: capability, prerequisites: somePrerequisites(&random), group: id)
    }
    items += members
    // An item requires the group, perhaps more of its members than it counts.
    items.append(
      Item(
        slug: Slug(stringLiteral: "after-\(name)"), label: Text(same: name), stars: 3,
        capability: capability,
        prerequisites: [.group(id, atLeast: random.chance(50) ? nil : k + 1)]))
  }
}
