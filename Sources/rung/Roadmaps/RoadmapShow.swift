import Arguments
import SkillCore
import SkillExchange

struct ShowRoadmap: Verb {
  static var name: String { "show" }
  static var form: Form {
    Form(
      Text("Show a roadmap: levels, capabilities, stages.", zh: "等级、能力、阶段及其内容。"),
      words: [
        Word(
          .roadmap,
          Text("SLUG or SLUG@VERSION (default: the one you follow).", zh: "标识符或 标识符@版本；默认为学习者所用的。"),
          .optional)
      ],
      examples: [
        Text(same: "rung roadmap show"),
        Text(same: "rung roadmap show python-backend@2"),
      ])
  }

  let slug: String?
  let options: GlobalOptions

  init(_ line: Line) {
    slug = line.word(0)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let roadmap = try desk.roadmap(named: slug)
    // The JSON answer is the roadmap file itself.
    return invocation.options.json
      ? Answer(RoadmapFile.encode(roadmap), isData: true)
      : Answer(invocation.context.wrapped(text(roadmap.shown, invocation)))
  }

  private func text(_ roadmap: Roadmap, _ invocation: Invocation) -> String {
    let items = roadmap.items.filter { !$0.deprecated }
    var text = invocation.style(.bold, roadmap.title.said) + "  \(roadmap.reference)\n"
    if let remark = roadmap.remark { text += remark.said + "\n" }
    var levels = Table(
      [
        .init(say("level", zh: "等级"), wraps: true, drop: 3),
        .init(say("capability", zh: "能力"), wraps: true),
        .init(say("needs", zh: "要求"), .right, drop: 2),
        .init(say("items", zh: "项"), .right, drop: 1),
        .init(say("must-haves", zh: "必备项")),
      ], lastGoesBelow: true)
    for level in roadmap.levels {
      let salary = level.salary.map { " (\($0.said))" } ?? ""
      var label = level.label.said + salary
      for capability in roadmap.capabilities where capability.level == level.id {
        let own = items.filter { $0.capability == capability.itemsOf ?? capability.id }
        levels.add([
          Table.Cell(label), Table.Cell(capability.label.said, .bold),
          Table.Cell("\(capability.threshold)"), Table.Cell("\(own.count)"),
          Table.Cell(asked(by: capability, own, roadmap)),
        ])
        label = ""
      }
    }
    text += "\n" + invocation.text(levels)
    return text + RoadmapOutline(roadmap, invocation).stages
  }

  /// Its must-haves; if it counts the items of another capability, a note of that.
  private func asked(
    by capability: Roadmap.Capability, _ own: [Roadmap.Item], _ roadmap: Roadmap
  ) -> String {
    if let pool = capability.itemsOf {
      let label = roadmap.capabilities.first { $0.id == pool }?.label.said ?? "\(pool)"
      return say("(counts the items of \(label))", zh: "（计入“\(label)”的各项）")
    }
    let groups = roadmap.groups.filter { $0.capability == capability.id && $0.mustHave }
    return (own.filter(\.mustHave).map { "\($0.slug)" } + groups.map { "@\($0.id)" })
      .joined(separator: " ")
  }
}
