import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Migrate: Verb {
  static var name: String { "migrate" }
  static var form: Form {
    Form(
      Text("Migrate the schema to a version, up or down.", zh: "把结构升级或降级到某个版本。"),
      effect: .maintains,
      more: Text(
        "Commands migrate an older file by themselves. A verified copy is made first. "
          + "A down migration drops what the older schema cannot hold; the copy keeps it.",
        zh: "旧文件会由各命令自动升级。改动前先做经过校验的备份。降级会去掉旧结构放不下的内容：它们留在备份里。"),
      options: [
        .flag("--status", help: Text("Show which migrations are applied.", zh: "显示已应用的迁移。")),
        .flag("--plan", help: Text("Show which migrations would be applied.", zh: "显示将要应用的迁移。")),
        .value("--to", kind: .version, help: Text("The target version.", zh: "目标版本。")),
      ],
      examples: [
        Text(same: "rung db migrate --status"),
        Text(same: "rung db migrate --plan"),
      ])
  }

  let status: Bool
  let plan: Bool
  let to: Int?
  let options: GlobalOptions

  init(_ line: Line) {
    status = line.has("--status")
    plan = line.has("--plan")
    to = line.number("--to")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let file = try invocation.databaseFile()
    if status { return try show(file.status(), invocation) }
    if plan {
      return steps(try file.plan(to: to), copy: nil, Text("Would apply", zh: "将应用"), invocation)
    }
    let outcome = try file.migrate(to: to)
    return steps(outcome.steps, copy: outcome.copy, Text("Applied", zh: "已应用"), invocation)
  }

  private func show(_ all: [DatabaseFile.Step], _ invocation: Invocation) throws -> Answer {
    var table = Table([.init("", .right), .init(""), .init(""), .init("")])
    for step in all {
      let how = [step.at, step.tool].compactMap { $0 }.joined(separator: "  ")
      table.add([
        Table.Cell("\(step.version)"), Table.Cell(step.name, .bold),
        Table.Cell(step.standing.label.said), Table.Cell(how, .dim),
      ])
    }
    return invocation.answer(
      json: .array(
        all.map {
          .object([
            ("version", .integer($0.version)), ("name", .string($0.name)),
            ("standing", .string($0.standing.rawValue)), ("at", JSON($0.at)),
            ("tool", JSON($0.tool)),
          ])
        }),
      text: invocation.text(table))
  }

  private func steps(
    _ steps: [(version: Int, name: String, isUp: Bool)], copy: String?, _ verb: Text,
    _ invocation: Invocation
  ) -> Answer {
    let lines = steps.map { step in
      let way = step.isUp ? say("up", zh: "升级") : say("down", zh: "降级")
      return "\(verb.said) \(step.version) \(step.name) (\(way))\n"
    }
    return invocation.answer(
      json: .object([
        (
          "steps",
          .array(
            steps.map {
              .object([
                ("version", .integer($0.version)), ("name", .string($0.name)),
                ("direction", .string($0.isUp ? "up" : "down")),
              ])
            })
        ), ("copy", JSON(copy)),
      ]),
      text: steps.isEmpty
        ? say("The schema is at that version: nothing to do\n", zh: "结构已是该版本：无需改动\n")
        : lines.joined()
          + (copy.map {
            say("Copy made before: \(visible($0))\n", zh: "改动前的备份：\(visible($0))\n")
          } ?? ""))
  }
}

extension DatabaseFile.Step.Standing {
  fileprivate var label: Text {
    switch self {
    case .applied: Text("applied", zh: "已应用")
    case .changed: Text("applied with a different text", zh: "应用时内容不同")
    case .pending: Text("pending", zh: "待应用")
    case .unknown: Text("from a newer Rung", zh: "来自更新的 Rung")
    }
  }
}
