import SkillCore

/// What `next` and `plan` say at the top level: what still lacks evidence, what is stale.
struct TopAnswer {
  let top: Text
  /// Completed without evidence.
  let unproven: [Slug]
  /// Not studied for long.
  let stale: [Slug]

  init(_ verdict: Verdict, _ policy: Policy, _ desk: Desk, today: LocalDay) throws {
    top = verdict.roadmap.levels.last?.label ?? Text(same: "")
    unproven = verdict.assessment(policy).unproven
    stale = try desk.verdict(freshOn: today).assessment(policy).stale
  }

  func text() -> String {
    var text = say(
      "You are \(top.en): the top of this roadmap.\n", zh: "你已是\(top.zh)，到达这张路线图的顶端。\n")
    let (unproven, stale) = (words(unproven), words(stale))
    if !unproven.isEmpty {
      text += say("Still without evidence: \(unproven)\n", zh: "仍缺证据：\(unproven)\n")
    }
    if !stale.isEmpty {
      text += say("Not studied for long: \(stale)\n", zh: "久未接触：\(stale)\n")
    }
    return text
  }

  private func words(_ slugs: [Slug]) -> String {
    slugs.map { "\($0)" }.joined(separator: " ")
  }
}
