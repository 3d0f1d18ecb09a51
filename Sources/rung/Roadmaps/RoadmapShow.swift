import Arguments
import SkillCore
import SkillExchange

struct ShowRoadmap: Verb {
  static var name: String { "show" }
  static var form: Form {
    Form(
      Text("Levels, capabilities, stages and what they hold.", zh: "等级、能力、阶段及其内容。"),
      words: [
        Word(
          .roadmap, Text("SLUG or SLUG@VERSION; else the learner's.", zh: "标识符或 标识符@版本；默认为学习者所用的。"),
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
        let own = items.filter { $0.capability == capability.id }
        let groups = roadmap.groups.filter { $0.capability == capability.id && $0.mustHave }
        let needed = own.filter(\.mustHave).map { "\($0.slug)" } + groups.map { "@\($0.id)" }
        levels.add([
          Table.Cell(label), Table.Cell(capability.label.said, .bold),
          Table.Cell("\(capability.threshold)"), Table.Cell("\(own.count)"),
          Table.Cell(needed.joined(separator: " ")),
        ])
        label = ""
      }
    }
    text += "\n" + invocation.text(levels)
    var stages = Table([
      .init(say("stage", zh: "阶段"), .right), .init("", wraps: true),
      .init(say("items", zh: "项"), .right),
    ])
    for stage in roadmap.stages {
      let count = items.count { $0.stage == stage.number }
      stages.add([
        Table.Cell("\(stage.number)"), Table.Cell(stage.title.said), Table.Cell("\(count)"),
      ])
    }
    return roadmap.stages.isEmpty ? text : text + "\n" + invocation.text(stages)
  }
}
