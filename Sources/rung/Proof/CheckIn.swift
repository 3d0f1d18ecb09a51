import Arguments
import SkillCore

struct CheckIn: Verb {
  static var name: String { "checkin" }
  static var form: Form {
    Form(
      Text("Record that you kept a habit.", zh: "为习惯打卡。"), effect: .records,
      words: [
        Word(.habit, Text("The habit.", zh: "习惯。"))
      ],
      options: [
        .value(
          "--evidence", kind: .link,
          help: Text("A link, or a text, that shows it.", zh: "可作证明的链接或文字。")),
        .value("--at", kind: .time, help: Text("When you kept it.", zh: "打卡时间。")),
        .value(
          "--note", "-n", kind: .text,
          help: Text("A remark; - reads standard input.", zh: "备注；- 表示从标准输入读取。")),
      ],
      examples: [
        Text(same: "rung checkin habit-oss-pr --evidence https://example.org/pr/8"),
        Text(
          "rung checkin habit-pep-watch --at yesterday", zh: "rung checkin habit-pep-watch --at 昨天"),
      ])
  }

  let habit: String
  let evidence: String?
  let at: String?
  let note: String?
  let options: GlobalOptions

  init(_ line: Line) {
    habit = line.word(0) ?? ""
    evidence = line["--evidence"]
    at = line["--at"]
    note = line["--note"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, telling: true)
    let item = try desk.recordedItem(habit)
    guard case .habit(let rule) = item.kind else {
      throw HabitRefusal.isNoHabit(item, habits: try desk.roadmap().items.filter(\.isHabit))
    }
    let time = try invocation.time(at)
    let proof = try TextArgument.evidence(evidence, invocation.context)
    let checkIn = Fact(
      id: invocation.context.newID(), skill: item.slug, at: time.moment,
      kind: .checkIn(evidence: proof), note: try TextArgument.note(note, invocation.context))
    let isNew = try desk.store.checkIn(checkIn, of: desk.learner, invocation.command)
    let name = invocation.style(.bold, "\(item.slug)")
    let day = invocation.dayText(checkIn.at.localDay)
    let id = isNew ? invocation.style(.dim, "  [\(try desk.store.shortID(checkIn.id))]") : ""
    let countsNot =
      isNew && rule.needsLink && proof?.isLink != true
      ? [
        say(
          "Recorded, but only check-ins with an http or https link count for this habit.",
          zh: "已记录，但这个习惯只统计带 http 或 https 链接的打卡。")
      ] : []
    return invocation.answer(
      remarks: time.notices + countsNot,
      json: .object([
        ("changed", .bool(isNew)), ("checkIn", isNew ? invocation.json(checkIn) : .null),
      ]),
      text: isNew
        ? say("Checked in \(name), \(day)\(id)\n", zh: "已打卡 \(name)，\(day)\(id)\n")
        : say(
          "\(name) was checked in for \(day) already: nothing changed\n",
          zh: "\(name) 已打过卡（\(day)）：没有变化\n"))
  }
}
