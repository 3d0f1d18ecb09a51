import ArgumentParser
import SkillCore
import SkillExchange

struct RoadmapVerb: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "roadmap", abstract: say("The learning paths.", zh: "路线图。"),
      subcommands: [ListRoadmaps.self, ShowRoadmap.self])
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    try ListRoadmaps.list(invocation)
  }
}

struct ListRoadmaps: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: say("Which roadmaps are there.", zh: "列出路线图。"))
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    try ListRoadmaps.list(invocation)
  }

  static func list(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let own = try desk.store.roadmapReference(of: desk.learner)
    let stored = try desk.store.roadmaps()
    var table = Table([.init(""), .init(""), .init("", .right), .init("")])
    for one in stored {
      table.add([
        Table.Cell(one.reference == own ? "*" : " "), Table.Cell("\(one.reference.slug)", .bold),
        Table.Cell(say("version \(one.reference.version)", zh: "第 \(one.reference.version) 版")),
        Table.Cell(one.title.said),
      ])
    }
    return invocation.answer(
      json: .array(
        stored.map {
          .object([
            ("slug", .string("\($0.reference.slug)")), ("version", .integer($0.reference.version)),
            ("title", .object([("en", .string($0.title.en)), ("zh", .string($0.title.zh))])),
            ("current", .bool($0.reference == own)),
          ])
        }),
      text: invocation.text(table))
  }
}

struct ShowRoadmap: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: say("Levels, capabilities, stages and what they hold.", zh: "等级、能力、阶段及其内容。"))
  }

  @Argument(help: ArgumentHelp(say("Which one; else the learner's.", zh: "哪一张；默认为学习者所用的。")))
  var slug: String?

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let roadmap =
      try slug.map {
        try desk.store.roadmap(desk.store.roadmapReference(slug: $0, for: desk.learner))
      }
      ?? desk.roadmap()
    // The JSON answer is the roadmap file itself.
    return invocation.options.json
      ? Answer(RoadmapFile.encode(roadmap)) : Answer(text(roadmap, invocation))
  }

  private func text(_ roadmap: Roadmap, _ invocation: Invocation) -> String {
    let items = roadmap.items.filter { !$0.deprecated }
    var text = invocation.style(.bold, roadmap.title.said) + "  \(roadmap.reference)\n"
    if let remark = roadmap.remark { text += remark.said + "\n" }
    var levels = Table([
      .init(say("level", zh: "等级")), .init(say("capability", zh: "能力")),
      .init(say("needs", zh: "要求"), .right), .init(say("items", zh: "项"), .right),
      .init(say("must-haves", zh: "必备项")),
    ])
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
    text += "\n" + invocation.text(levels) + "\n"
    var stages = Table([
      .init(say("stage", zh: "阶段"), .right), .init(""), .init(say("items", zh: "项"), .right),
    ])
    for stage in roadmap.stages {
      let count = items.count { $0.stage == stage.number }
      stages.add([
        Table.Cell("\(stage.number)"), Table.Cell(stage.title.said), Table.Cell("\(count)"),
      ])
    }
    return text + invocation.text(stages)
  }
}
