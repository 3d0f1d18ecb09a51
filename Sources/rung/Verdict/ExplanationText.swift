import SkillCore

/// The verdict down to single facts: level, capability, clause, item, fact.
struct ExplanationText {
  let verdict: Verdict
  let policy: Policy
  let desk: Desk
  let invocation: Invocation

  func text() throws -> String {
    var text = say(
      "\nWhy, as \(policy.label.en) (an item counts by its stars; must-haves are marked !):\n",
      zh: "\n按“\(policy.label.zh)”的依据（各项按星数加权，! 为必备项）：\n")
    let capabilities = verdict.assessment(policy).capabilities
    let byLevel = verdict.roadmap.levels.flatMap { level in
      capabilities.filter { $0.level == level.id }
    }
    for capability in byLevel {
      text += "\n" + clause(capability) + "\n"
      text += try capability.itemsOf.map(shared) ?? items(capability)
    }
    return text
  }

  private func clause(_ capability: CapabilityVerdict) -> String {
    let name = invocation.style(.bold, capability.label.said)
    let level = verdict.roadmap.levels.first { $0.id == capability.level }?.label.said ?? ""
    let outcome = capability.met ? say("met", zh: "达标") : say("not met", zh: "未达标")
    let missing = capability.missing.map { "\($0)" }.joined(separator: " ")
    let sum = capability.arithmetic(in: Speech.language)
    let clause = say(
      "\(name) (\(level)): \(outcome); \(sum), needs \(capability.threshold)",
      zh: "\(name)（\(level)）：\(outcome)；\(sum)，要求 \(capability.threshold)")
    if let lacking = capability.lackingText {
      return clause + say("; lacks \(lacking)", zh: "；\(lacking)")
    }
    return missing.isEmpty
      ? clause : clause + say("; below 80: \(missing)", zh: "；未到 80 的必备项：\(missing)")
  }

  /// A note for items that are listed under another capability.
  private func shared(_ pool: Slug) -> String {
    let label = verdict.roadmap.capabilities.first { $0.id == pool }?.label.said ?? "\(pool)"
    return say("  counts the items of \(label)\n", zh: "  计入“\(label)”的各项\n")
  }

  private func items(_ capability: CapabilityVerdict) throws -> String {
    var table = Table([
      .init(""), .init("", drop: 2), .init("", .right), .init("", drop: 1), .init(""),
    ])
    for item in capability.items where isWorthALine(item) {
      try add(item, to: &table, indent: "  ")
      for member in item.members where isWorthALine(member) || item.mustHave {
        try add(member, to: &table, indent: "    ")
      }
    }
    let rest = capability.items.filter { !isWorthALine($0) }.map { "\($0.entry)" }
    let others = rest.joined(separator: " ")
    return invocation.text(table)
      + (rest.isEmpty ? "" : say("  not begun: \(others)\n", zh: "  未开始：\(others)\n"))
  }

  /// Items with progress, and must-haves; the rest is only named.
  private func isWorthALine(_ item: ItemVerdict) -> Bool {
    item.mustHave || item.state != .todo || !item.facts.isEmpty
  }

  private func add(_ item: ItemVerdict, to table: inout Table, indent: String) throws {
    // A group's facts are shown with its members.
    let cited = item.members.isEmpty || item.state == .notApplicable ? item.facts : []
    let shown = try desk.store.shortIDs(Array(cited.prefix(6))).map { "[\($0)]" }
    let more = cited.count > 6 ? say(" and \(cited.count - 6) more", zh: " 等 \(cited.count) 条") : ""
    let rating = item.members.isEmpty ? verdict.record[item.entry.slug].rating : nil
    let opinion = rating.map { say("self-rated \($0)/5 ", zh: "自评 \($0)/5 ") } ?? ""
    table.add([
      Table.Cell(indent + "\(item.entry)" + (item.mustHave ? " !" : "")),
      Table.Cell(starText(item.stars), .dim),
      Table.Cell("\(item.mastery)"), Table.Cell(item.explanation),
      Table.Cell(opinion + shown.joined(separator: " ") + more, .dim),
    ])
  }
}
