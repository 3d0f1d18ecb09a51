import Arguments
import SkillCore
import SkillStore

struct Start: Verb {
  static var name: String { "start" }
  static var form: Form {
    Form(
      Text(
        "Start the timer; a running one is stopped first.", zh: "开始计时；已在计时的先停下。"), effect: .records,
      words: [
        Word(.skill, Text("The skill.", zh: "技能。"))
      ],
      options: [
        .value("--at", kind: .time, help: Text("When it began.", zh: "开始时间。"))
      ] + RemarkOptions.form + OverlapOptions.form,
      examples: [
        Text(same: "rung start asyncio"),
        Text(
          "rung start redis --at '10 minutes ago' +deep", zh: "rung start redis --at '10分钟前' +深入"),
      ])
  }

  let skill: String
  let at: String?
  let remark: RemarkOptions
  let overlap: OverlapOptions
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    at = line["--at"]
    remark = RemarkOptions(line)
    overlap = OverlapOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let item = try desk.recordedItem(skill)
    let time = try invocation.time(at)
    let timer = Fact(
      id: invocation.context.newID(), skill: item.slug, at: time.moment, kind: .timer,
      note: try remark.note(invocation), tags: try remark.tags())
    let rule = try overlap.rule()
    return try TimerStart(timer, time, isNow: at == nil, desk, invocation).answer(rule)
  }
}
