import SkillCore
import SkillExchange

extension Verdict {
  /// The JSON that scripts rely on.
  ///
  /// - Parameters:
  ///   - today: the value of `asOf` if no day was given.
  ///   - reached: the last member, if computed.
  func json(today: LocalDay, explained: Bool, reached: Reached? = nil) -> JSON {
    .object(
      members(today, explained) + [reached].compactMap { $0 }.map { ("reached", $0.json()) })
  }

  private func members(_ today: LocalDay, _ explained: Bool) -> [(String, JSON)] {
    [
      ("learner", .string(learner.name)),
      (
        "roadmap",
        .object([("slug", .string("\(roadmap.slug)")), ("version", .integer(roadmap.version))])
      ),
      ("asOf", .string("\(asOf ?? today)")),
      ("claimed", Verdict.json(claimed, explained)),
      ("evidenced", Verdict.json(evidenced, explained)),
    ]
  }

  private static func json(_ assessment: Assessment, _ explained: Bool) -> JSON {
    .object([
      ("level", JSON(assessment.level.map { "\($0.id)" })),
      (
        "progress",
        .object(assessment.progress.map { ("\($0.level)", .integer($0.percent)) })
      ),
      ("capabilities", .array(assessment.capabilities.map { json($0, explained) })),
    ])
  }

  private static func json(_ capability: CapabilityVerdict, _ explained: Bool) -> JSON {
    var members: [(String, JSON)] = [
      ("id", .string("\(capability.id)")), ("level", .string("\(capability.level)")),
      ("score", .integer(capability.score)), ("met", .bool(capability.met)),
      ("missing", JSON(capability.missing.map { "\($0)" })),
    ]
    if let (points, items) = capability.lacking {
      members.append(
        ("lacks", .object([("points", .integer(points)), ("items", JSON(items.map { "\($0)" }))])))
    }
    if let pool = capability.itemsOf { members.append(("itemsOf", .string("\(pool)"))) }
    if explained { members.append(("items", .array(capability.items.map(json)))) }
    return .object(members)
  }

  private static func json(_ item: ItemVerdict) -> JSON {
    var members: [(String, JSON)] = [
      ("id", .string("\(item.entry)")), ("stars", .integer(item.stars)),
      ("mastery", .integer(item.mastery)), ("state", .string(item.state.rawValue)),
      ("weight", .integer(item.weight)), ("mustHave", .bool(item.mustHave)),
      ("basis", item.basisJSON),
      ("facts", JSON(item.facts.map { "\($0)" })),
    ]
    if !item.members.isEmpty { members.append(("members", .array(item.members.map(json)))) }
    return .object(members)
  }
}
