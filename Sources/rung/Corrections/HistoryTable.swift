import SkillCore

/// Facts as a table, in the order given.
struct HistoryTable {
  private let facts: [Fact]
  private let desk: Desk
  private let invocation: Invocation
  private let withSkill: Bool

  init(_ facts: [Fact], _ desk: Desk, _ invocation: Invocation, withSkill: Bool) {
    self.facts = facts
    self.desk = desk
    self.invocation = invocation
    self.withSkill = withSkill
  }

  func text() throws -> String {
    let skill = withSkill ? [Table.Column(say("skill", zh: "技能"))] : []
    var table = Table(
      [
        .init(say("id", zh: "编号")), .init(say("day", zh: "日期"), drop: 4),
        .init(say("time", zh: "时间"), drop: 2), .init(say("what", zh: "类型"), drop: 1),
      ] + skill + [
        .init(say("length", zh: "时长"), .right, drop: 3), .init(say("remark", zh: "备注")),
      ],
      lastGoesBelow: true)
    for fact in facts {
      let name = withSkill ? [Table.Cell(fact.skill.map { "\($0)" } ?? "", .bold)] : []
      table.add(
        [
          Table.Cell(try desk.store.shortID(fact.id), .dim), Table.Cell("\(fact.at.localDay)"),
          Table.Cell(time(fact)), Table.Cell(fact.kind.label.said),
        ] + name + [
          Table.Cell(fact.duration.map(invocation.durationText) ?? ""), Table.Cell(remark(fact)),
        ])
    }
    return invocation.text(table)
  }

  private func time(_ fact: Fact) -> String {
    let later = fact.at.calendarDay.number - fact.at.localDay.number
    switch fact.kind {
    case .session(let end):
      // A session that counts on the day before shows how many days its clock is ahead.
      return (later > 0 ? "+\(later) " : "") + invocation.rangeText(fact.at, end)
    case .length: return ""
    default: return (later > 0 ? "+\(later) " : "") + invocation.clockText(fact.at)
    }
  }

  private func remark(_ fact: Fact) -> String {
    var parts = fact.tags.map { "+" + $0 }
    switch fact.kind {
    case .evidence(let proof): parts.append(proof.text)
    case .checkIn(let proof): parts += [proof?.text].compactMap { $0 }
    case .rating(let value): parts.append("\(value)/5")
    default: break
    }
    parts += [fact.note].compactMap { $0 }
    return parts.joined(separator: " ")
  }
}
