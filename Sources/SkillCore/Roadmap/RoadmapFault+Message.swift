extension RoadmapFault {
  /// What is wrong and what to do.
  public var message: Text {
    switch self {
    case .version(let version) where version < 1:
      Text(
        "The version is \(version); versions count from 1.", zh: "版本号为 \(version)；版本从 1 开始。")
    case .version(let version):
      Text(
        "The version is \(version); it must be 1 to \(most).",
        zh: "版本号为 \(version)；应为 1 到 \(most)。")
    case .stageNumber(let number):
      Text(
        "Stage number \(number) is out of range; number stages from 1 to \(most).",
        zh: "有编号为 \(number) 的阶段；编号应为 1 到 \(most)。")
    case .withoutLevels:
      Text("The roadmap has no levels; add at least one.", zh: "路线图没有等级；请至少添加一个。")
    case .tooManyLevels(let count):
      Text(
        "The roadmap has \(count) levels; leave at most \(Roadmap.mostLevels).",
        zh: "路线图有 \(count) 个等级；最多保留 \(Roadmap.mostLevels) 个。")
    case .levelWithoutCapabilities(let id):
      Text(
        "Level \(id) has no capability; give it one or remove it.",
        zh: "等级 \(id) 没有任何能力要求；请添加一项或删除该等级。")
    case .emptyCapability(let id):
      Text(
        "Capability \(id) has no items; give it some or remove it.",
        zh: "能力 \(id) 没有条目；请添加条目或删除该能力。")
    case .unknownPool(let pool, let capability):
      Text(
        "Capability \(capability) counts the items of \(pool), which has none of its own; name one that has.",
        zh: "能力 \(capability) 计入 \(pool) 的条目，而 \(pool) 没有自己的条目；请改用有条目的能力。")
    case .itemOfSharing(let entry, let capability):
      Text(
        "\(entry) belongs to capability \(capability), which counts the items of another; name that one.",
        zh: "\(entry) 所属的能力 \(capability) 计入的是另一能力的条目；请改写为那一能力。")
    case .duplicate(let subject):
      Text(
        "\(subject.name.en) is defined twice; rename or remove one.",
        zh: "\(subject.name.zh) 重复出现；请改名或删除其一。")
    case .unknownLevel(let level, let capability):
      Text(
        "Capability \(capability) belongs to level \(level), which is not defined; define it or name another.",
        zh: "能力 \(capability) 所属的等级 \(level) 未定义；请定义或改用其他等级。")
    case .unknownCapability(let capability, let entry):
      Text(
        "\(entry) belongs to capability \(capability), which is not defined; define it or name another.",
        zh: "\(entry) 所属的能力 \(capability) 未定义；请定义或改用其他能力。")
    case .unknownStage(let stage, let item):
      Text(
        "\(item) is in stage \(stage), which is not defined; define it or name another.",
        zh: "\(item) 所在的阶段 \(stage) 未定义；请定义或改用其他阶段。")
    case .unknownGroup(let group, let item):
      Text(
        "\(item) belongs to @\(group), which is not defined; define it or name another.",
        zh: "\(item) 所属的 @\(group) 未定义；请定义或改用其他组。")
    case .unknownPrerequisite(let entry, let item):
      Text(
        "\(item) needs \(entry), which is not defined; correct the name or remove it.",
        zh: "\(item) 的先修项 \(entry) 未定义；请更正名称或删除。")
    case .unknownReplacement(let new, let item):
      Text(
        "\(item) is replaced by \(new), which is not defined; correct the name or remove it.",
        zh: "\(item) 的替代项 \(new) 未定义；请更正名称或删除。")
    case .selfReference(let item):
      Text("\(item) refers to itself; remove that.", zh: "\(item) 引用了自身；请删除该引用。")
    case .cycle(let path):
      Text(
        "These wait for each other: \(RoadmapFault.circle(path)); remove one of the prerequisites.",
        zh: "以下条目互相等待：\(RoadmapFault.circle(path))；请删除其中一个先修项。")
    case .replacementCycle(let path):
      Text(
        "These replace each other: \(RoadmapFault.circle(path)); remove one of the replacements.",
        zh: "以下条目互相替代：\(RoadmapFault.circle(path))；必须保留其中之一。")
    case .threshold(let threshold, let capability):
      Text(
        "The threshold of \(capability) is \(threshold); it must be 1 to 100.",
        zh: "\(capability) 的门槛为 \(threshold)；必须在 1 到 100 之间。")
    case .unreachableThreshold(let threshold, let best, let capability):
      Text(
        "Capability \(capability) needs \(threshold) and its must-haves, but at most \(best) can be reached; check its groups.",
        zh: "能力 \(capability) 要求 \(threshold) 分及全部必备项，但最多只能达到 \(best)；请检查其中的组。")
    case .stars(let stars, let entry):
      Text("\(entry) has \(stars) stars; give it 1 to 5.", zh: "\(entry) 有 \(stars) 颗星；应为 1 到 5。")
    case .weight(let weight, let entry):
      Text(
        "\(entry) has the weight \(weight); give it 1 to \(Roadmap.weights.upperBound).",
        zh: "\(entry) 的权重为 \(weight)；应为 1 到 \(Roadmap.weights.upperBound)。")
    case .target(let target, let item) where target > most:
      Text(
        "\(item) has the target \(target); give it 1 to \(most).",
        zh: "\(item) 的目标为 \(target)；应为 1 到 \(most)。")
    case .target(let target, let item):
      Text(
        "\(item) has the target \(target); give it 1 or more.",
        zh: "\(item) 的目标为 \(target)；应不小于 1。")
    case .groupSize(let k, let members, let group):
      Text(
        "@\(group) needs \(k) of its \(members) members; k must be 1 to \(Roadmap.mostK(of: members)).",
        zh: "@\(group) 要求 \(members) 个成员中的 \(k) 个；k 应为 1 到 \(Roadmap.mostK(of: members))。")
    case .prerequisiteSize(let asked, let members, let group, let item):
      Text(
        "\(item) needs \(asked) of the \(members) members of @\(group); give 1 to \(max(members, 1)).",
        zh: "\(item) 要求 @\(group) 的 \(members) 个成员中的 \(asked) 个；应为 1 到 \(max(members, 1))。")
    case .prerequisiteCount(let count, let item):
      Text(
        "\(item) has \(count) prerequisites; leave at most \(Roadmap.mostPrerequisites), or use a group.",
        zh: "\(item) 有 \(count) 个先修项；最多 \(Roadmap.mostPrerequisites) 个，或改为要求一个组。")
    case .groupAcrossCapabilities(let group, let item):
      Text(
        "\(item) and its group @\(group) are in different capabilities; give both the same.",
        zh: "\(item) 与所属组 @\(group) 不在同一能力下；请统一。")
    }
  }

  private var most: Int { Roadmap.numbers.upperBound }

  /// `a -> b -> a`.
  private static func circle(_ path: [some CustomStringConvertible]) -> String {
    (path + path.prefix(1)).map(\.description).joined(separator: " -> ")
  }
}

extension RoadmapSubject {
  /// Kind and id, for a sentence.
  var name: Text {
    switch self {
    case .roadmap: Text("The roadmap", zh: "路线图")
    case .level(let id): Text("Level \(id)", zh: "等级 \(id)")
    case .capability(let id): Text("Capability \(id)", zh: "能力 \(id)")
    case .stage(let number): Text("Stage \(number)", zh: "阶段 \(number)")
    case .group(let id): Text("@\(id)", zh: "@\(id)")
    case .item(let slug): Text("Skill \(slug)", zh: "技能 \(slug)")
    }
  }
}
