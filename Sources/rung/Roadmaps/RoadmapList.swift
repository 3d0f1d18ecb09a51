import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct ListRoadmaps: Verb {
  static var name: String { "list" }
  static var form: Form {
    Form(
      Text("List the roadmaps.", zh: "列出路线图。"),
      options: [
        .flag(
          "--all",
          help: Text(
            "Include those that ship with Rung and are not stored yet.", zh: "也列出 Rung 自带、尚未存储的。"))
      ],
      examples: [
        Text(same: "rung roadmap list"),
        Text(same: "rung roadmap list --all"),
      ])
  }

  let all: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    all = line.has("--all")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ListRoadmaps.list(invocation, all: all)
  }

  static func list(_ invocation: Invocation, all: Bool = false) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let own = try desk.store.roadmapReference(of: desk.learner)
    let stored = try desk.store.roadmaps()
    var table = Table([.init(""), .init(""), .init("", .right), .init("")])
    for one in stored {
      table.add([
        Table.Cell(one.reference == own ? "*" : " "), Table.Cell("\(one.reference.slug)", .bold),
        Table.Cell(say("version \(one.reference.version)", zh: "第 \(one.reference.version) 版")),
        Table.Cell(one.title.shown.said),
      ])
    }
    let known = Set(stored.map(\.reference.slug.description))
    let others = all ? RoadmapExample.allCases.filter { !known.contains($0.rawValue) } : []
    for one in others {
      table.add([
        Table.Cell(" "), Table.Cell(one.rawValue, .bold),
        Table.Cell(say("ships with Rung", zh: "Rung 自带"), .dim), Table.Cell(one.title.said),
      ])
    }
    let hint = say(
      "To follow one: rung roadmap use SLUG", zh: "选用其中一张：rung roadmap use 标识符")
    return invocation.answer(
      remarks: (others.isEmpty ? [] : [hint])
        + (try own.map { try newer($0, desk, invocation.context) } ?? []),
      json: .array(
        stored.map {
          .object([
            ("slug", .string("\($0.reference.slug)")), ("version", .integer($0.reference.version)),
            ("title", .object([("en", .string($0.title.en)), ("zh", .string($0.title.zh))])),
            ("current", .bool($0.reference == own)),
          ])
        }
          + others.map {
            .object([
              ("slug", .string($0.rawValue)), ("version", .null),
              ("title", .object([("en", .string($0.title.en)), ("zh", .string($0.title.zh))])),
              ("current", .bool(false)),
            ])
          }),
      text: invocation.text(table))
  }

  private static func newer(
    _ own: RoadmapReference, _ desk: Desk, _ context: Context
  ) throws -> [String] {
    guard let shipped = try ShippedRoadmap.newer(than: own, desk, context) else { return [] }
    let reference = shipped.reference
    return [
      say(
        "This Rung ships \(reference). To preview and follow it: rung roadmap upgrade",
        zh: "此版 Rung 附带 \(reference)。查看并改用：rung roadmap upgrade")
    ]
  }
}
