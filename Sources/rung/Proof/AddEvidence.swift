import Arguments
import SkillCore

struct AddEvidence: Verb {
  static var name: String { "evidence" }
  static var form: Form {
    Form(
      Text("Add proof to a skill: a link or a text.", zh: "为技能添加证据：链接或文字。"), effect: .records,
      words: [
        Word(.skill, Text("The skill.", zh: "技能。")),
        Word(
          .proof,
          Text(
            "A link, or a text given as evidence; - reads standard input.",
            zh: "链接，或作为证据的文字；- 表示从标准输入读取。")),
      ],
      options: [
        .value("--at", kind: .time, help: Text("When the evidence was made.", zh: "证据的时间。"))
      ],
      examples: [
        Text(same: "rung evidence asyncio https://example.org/pr/7"),
        Text("rung evidence redis 'A talk at the meetup'", zh: "rung evidence redis '在聚会上的分享'"),
      ])
  }

  let skill: String
  let proof: String
  let at: String?
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    proof = line.word(1) ?? ""
    at = line["--at"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, telling: true)
    let item = try desk.recordedItem(skill)
    guard !item.isHabit else { throw HabitRefusal.cannotBeDone(item) }
    let time = try invocation.time(at)
    let text = try TextArgument.read(proof, as: TextArgument.evidence, invocation.context)
    let evidence = Fact(
      id: invocation.context.newID(), skill: item.slug, at: time.moment,
      kind: .evidence(Evidence(text)))
    let isNew = try desk.store.addEvidence(evidence, of: desk.learner, invocation.command)
    let name = invocation.style(.bold, "\(item.slug)")
    let id = isNew ? invocation.style(.dim, "  [\(try desk.store.shortID(evidence.id))]") : ""
    return invocation.answer(
      remarks: time.notices,
      json: .object([
        ("changed", .bool(isNew)), ("evidence", isNew ? invocation.json(evidence) : .null),
      ]),
      text: isNew
        ? say("Evidence for \(name) recorded\(id)\n", zh: "已为 \(name) 记录证据\(id)\n")
        : say(
          "\(name) has that evidence already: nothing changed\n", zh: "\(name) 已有这条证据：没有变化\n"))
  }
}
