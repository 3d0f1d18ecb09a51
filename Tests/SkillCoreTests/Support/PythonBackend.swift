import SkillCore

/// The default roadmap as its table describes it, built without any file.
enum PythonBackend {
  static let roadmap = Roadmap(
    slug: "python-backend", version: 1,
    title: Text("Python backend engineer", zh: "Python 后端工程师"),
    levels: [
      Roadmap.Level(id: "junior", label: Text("Junior", zh: "初级")),
      Roadmap.Level(id: "mid", label: Text("Mid", zh: "中级")),
      Roadmap.Level(id: "senior", label: Text("Senior", zh: "高级")),
    ],
    capabilities: [
      capability("crud", "junior"), capability("basic-api", "junior"),
      capability("high-concurrency", "mid"), capability("performance", "mid"),
      capability("architecture", "senior"), capability("tech-selection", "senior"),
      capability("team-coordination", "senior"),
    ],
    stages: [
      "Core Python", "Web frameworks and HTTP", "Databases and ORM",
      "System design and architecture", "DevOps and deployment", "Frontier",
    ].enumerated().map { Roadmap.Stage(number: $0 + 1, title: Text(same: $1)) },
    groups: [
      group("web-framework", 5, "basic-api"), group("orm", 5, "crud"),
      group("message-broker", 4, "high-concurrency"), group("native-accel", 2, "performance"),
      group("model-serving", 2, "tech-selection"),
    ],
    items: table.split(separator: "\n").map { item(row: cells(of: $0)) })

  private static func capability(_ id: Slug, _ level: Slug) -> Roadmap.Capability {
    Roadmap.Capability(id: id, level: level, label: Text(same: id.description))
  }

  private static func group(_ id: Slug, _ stars: Int, _ capability: Slug) -> Roadmap.Group {
    Roadmap.Group(
      id: id, label: Text(same: id.description), k: 1, stars: stars, capability: capability)
  }

  private static func cells(of line: Substring) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
      .map { $0.trimmed }
  }

  private static func item(row: [String]) -> Roadmap.Item {
    Roadmap.Item(
      slug: Slug(stringLiteral: row[0]), label: Text(row[2], zh: row[1]), stage: Int(row[3]),
      stars: Int(row[4])!, capability: Slug(stringLiteral: row[5]),
      prerequisites: row[6].split(separator: ",").map { prerequisite($0.trimmed) },
      group: row[7].isEmpty ? nil : Slug(stringLiteral: String(row[7].dropFirst())),
      kind: kind(row[8], of: row[0]))
  }

  private static func prerequisite(_ text: String) -> Roadmap.Prerequisite {
    guard text.hasPrefix("@") else { return .item(Slug(stringLiteral: text)) }
    let parts = text.dropFirst().split(separator: ":")
    return .group(
      Slug(stringLiteral: String(parts[0])), atLeast: parts.count > 1 ? Int(parts[1])! : nil)
  }

  private static func kind(_ word: String, of slug: String) -> Roadmap.Item.Kind {
    switch (word, slug) {
    case ("skill", _): .skill
    case ("decision", _): .decision
    case ("resource", _): .resource
    case ("project", _): .project
    case ("habit", "habit-oss-pr"): .habit(Roadmap.Habit(period: .week, needsLink: true))
    case ("habit", "habit-pep-watch"): .habit(Roadmap.Habit(period: .month, needsLink: false))
    default: fatalError("the table knows no kind \(word)")
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
