import SkillCore

/// A filter on what `next` shows; the plan itself stays the same.
struct NextFilter {
  private let stage: Int?
  private let capability: Slug?
  private let skill: Slug?

  /// - Throws: `Refusal` 64 for a name that the roadmap does not have.
  init(
    _ stage: Int?, _ capability: String?, _ skill: String?, _ desk: Desk, _ roadmap: Roadmap
  ) throws {
    try roadmap.checkStage(stage)
    self.stage = stage
    self.capability = try capability.map { try NextFilter.capability($0, roadmap) }
    self.skill = try skill.map { try desk.item($0).slug }
  }

  func fits(_ item: Roadmap.Item) -> Bool {
    (stage == nil || item.stage == stage)
      && (capability == nil || item.capability == capability)
      && (skill == nil || item.slug == skill)
  }

  private static func capability(_ name: String, _ roadmap: Roadmap) throws -> Slug {
    let found = roadmap.capabilities.first {
      "\($0.id)" == name || $0.label.en == name || $0.label.zh == name
    }
    guard let found else {
      let ids = roadmap.capabilities.map { "\($0.id)" }.joined(separator: ", ")
      throw Refusal(
        "unknown-capability", .usage,
        Text("there is no capability \(visible(name))", zh: "没有能力 \(visible(name))"),
        hint: Text("The capabilities: \(ids)", zh: "能力有：\(ids)"))
    }
    return found.itemsOf ?? found.id
  }
}

extension Roadmap {
  /// - Throws: `Refusal` 64 for a stage that it does not have.
  func checkStage(_ stage: Int?) throws {
    guard let stage, !stages.contains(where: { $0.number == stage }) else { return }
    let numbers = stages.map { "\($0.number)" }.joined(separator: ", ")
    throw Refusal(
      "unknown-stage", .usage, Text("there is no stage \(stage)", zh: "没有阶段 \(stage)"),
      hint: Text("The stages: \(numbers)", zh: "阶段有：\(numbers)"))
  }
}
