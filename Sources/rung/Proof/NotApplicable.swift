import Arguments
import SkillCore
import SkillStore

struct NotApplicable: Verb {
  static var name: String { "not-applicable" }
  static var form: Form {
    Form(
      Text(
        "Exclude an item, or a whole @group, from the score.", zh: "把一项（或整个 @组）排除在评分之外。"),
      effect: .records,
      more: Text(
        "Not for must-haves or a capability's last item. rung undo, or rung delete ID, removes the mark.",
        zh: "必备项和某项能力的最后一项不能排除。rung undo 或 rung delete 编号 可以撤回。"),
      words: [
        Word(.skillOrGroup, Text("The skill, or @group.", zh: "技能，或 @组。"))
      ],
      options: [
        .value(
          "--note", "-n", kind: .text,
          help: Text("Why; - reads standard input.", zh: "缘由；- 表示从标准输入读取。"))
      ],
      examples: [
        Text(
          "rung not-applicable cdn --note 'No site of our own'",
          zh: "rung not-applicable cdn --note '没有自己的网站'"),
        Text(
          "rung not-applicable @native-accel --note 'Not needed here'",
          zh: "rung not-applicable @native-accel --note '这里用不到'"),
      ])
  }

  let skill: String
  let note: String?
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    note = line["--note"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, telling: true)
    let (slug, name) = try subject(desk)
    let verdict = try desk.verdict()
    if let refusal = verdict.roadmap.refusalToMarkNotApplicable(slug, verdict.record) {
      throw Refusal(
        "not-applicable-refused", .usage,
        Text("\(name) cannot be excluded", zh: "\(name) 不能标为不适用"), hint: refusal.message)
    }
    let mark = Fact(
      id: invocation.context.newID(), skill: slug, at: invocation.nowMoment, kind: .notApplicable,
      note: try Reason.read(note, verb: "not-applicable", name, invocation))
    let isNew = try desk.store.markNotApplicable(mark, of: desk.learner, invocation.command)
    let shown = invocation.style(.bold, name)
    let id = isNew ? invocation.style(.dim, "  [\(try desk.store.shortID(mark.id))]") : ""
    return invocation.answer(
      json: .object([("changed", .bool(isNew)), ("mark", isNew ? invocation.json(mark) : .null)]),
      text: isNew
        ? say("Excluded \(shown) from the score\(id)\n", zh: "\(shown) 已排除在评分之外\(id)\n")
        : say("\(shown) is excluded already: nothing changed\n", zh: "\(shown) 早已排除：没有变化\n"))
  }

  private func subject(_ desk: Desk) throws -> (Slug, String) {
    let roadmap = try desk.roadmap()
    if skill.hasPrefix("@") {
      let wanted = skill.dropFirst().lowercased()
      if let group = roadmap.groups.first(where: { "\($0.id)" == wanted }) {
        return (group.id, "@\(group.id)")
      }
      let names = roadmap.groups.map { "@\($0.id)" }.joined(separator: ", ")
      throw Refusal(
        "unknown-group", .usage, Text("there is no group \(skill)", zh: "没有组 \(skill)"),
        hint: Text("The groups: \(names)", zh: "现有的组：\(names)"))
    }
    let item = try desk.item(skill)
    return (item.slug, "\(item.slug)")
  }
}
