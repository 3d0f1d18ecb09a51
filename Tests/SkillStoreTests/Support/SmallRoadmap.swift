import SkillCore

extension Roadmap {
  /// Small, with every feature that a roadmap may have.
  static let small = Roadmap(
    slug: "small", version: 1, title: Text("Small", zh: "小"),
    remark: Text("The stars are inferred.\u{0}", zh: "星级为推断。"),
    levels: [
      Level(id: "able", label: Text("Able", zh: "能"), salary: Text("8-15K", zh: "八千")),
      Level(id: "adept", label: Text("Adept", zh: "精")),
    ],
    capabilities: [
      Capability(id: "craft", level: "able", label: Text("Craft", zh: "手艺"), threshold: 1),
      Capability(id: "art", level: "adept", label: Text("Art", zh: "艺术"), threshold: 100),
      Capability(id: "air", level: "able", label: Text(same: "air")),
    ],
    stages: [
      Stage(number: 1, title: Text("One", zh: "一")), Stage(number: 7, title: Text(same: "7")),
    ],
    groups: [
      Group(id: "web", label: Text("Web", zh: "网"), k: 1, stars: 5, capability: "craft"),
      Group(
        id: "broker", label: Text(same: "b"), k: 2, stars: 4, weight: 9, mustHave: true,
        capability: "art"),
    ],
    items: [
      // The first asks for the last: no order of insertion would do.
      Item(
        slug: "zebra", label: Text("Zebra", zh: "斑马"), stage: 7, stars: 1, weight: 8,
        mustHave: true, target: 1, capability: "craft",
        prerequisites: [
          .item("asyncio"), .group("web", atLeast: nil), .group("broker", atLeast: 2),
        ],
        kind: .decision,
        resources: [
          Resource(title: Text("Docs", zh: "文档"), url: "https://example.org/?a=1&b='2'"),
          Resource(title: Text("Book", zh: "《书》")),
        ], remark: Text("e\u{301} is not \u{e9}", zh: "备注")),
      Item(
        slug: "flask", label: Text(same: "Flask"), stage: 1, stars: 5, capability: "craft",
        group: "web"),
      Item(slug: "kafka", label: Text(same: "Kafka"), stars: 4, capability: "art", group: "broker"),
      Item(slug: "rabbitmq", label: Text(same: "R"), stars: 4, capability: "art", group: "broker"),
      Item(slug: "book", label: Text(same: "Book"), stars: 2, capability: "air", kind: .resource),
      Item(slug: "shop", label: Text(same: "Shop"), stars: 3, capability: "air", kind: .project),
      Item(
        slug: "weekly", label: Text(same: "W"), stars: 5, mustHave: false, capability: "art",
        kind: .habit(Habit(period: .week, needsLink: true))),
      Item(
        slug: "monthly", label: Text(same: "M"), stars: 2, target: 99, capability: "art",
        kind: .habit(Habit(period: .month, needsLink: false))),
      Item(
        slug: "old", label: Text(same: "Old"), stars: 1, capability: "air", deprecated: true,
        replacedBy: "asyncio"),
      Item(
        slug: "older", label: Text(same: "Older"), stars: 1, capability: "air", deprecated: true,
        replacedBy: "elsewhere"),
      Item(
        slug: "asyncio", label: Text("asyncio", zh: "异步"), stage: 1, stars: 5,
        capability: "craft", prerequisites: [.item("flask")]),
    ])
}
