import ArgumentParser
import SkillCore
import SkillStore

struct Log: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "log", abstract: say("Record a session after the fact.", zh: "补记一次学习。"),
      usage: """
        rung log SKILL DURATION [--at TIME]
               rung log SKILL 14:00-15:30
               rung log SKILL --from TIME --to TIME
        """,
      discussion: say(
        """
        Durations: 90m, 1h30m, 1:30, 1.5h, PT1H30M, or minutes (45). --at is the start; without \
        it the session ended now. Times: 14:00, yesterday 14:00, 2026-01-15T14:00, 40 minutes ago.
        """,
        zh: "时长：90m、1h30m、1:30、1.5h、PT1H30M、90分钟，或分钟数（45）。--at 是开始时间，不给则到现在为止。"
          + "时间：14:00、昨天 14:00、2026-01-15T14:00、40分钟前。"))
  }

  @Argument(help: ArgumentHelp(say("The skill.", zh: "技能。")))
  var skill: String

  @Argument(
    help: ArgumentHelp(
      say("How long (90m), or from when to when (14:00-15:30).", zh: "时长（90m）或起止时间（14:00-15:30）。"),
      valueName: "duration"))
  var span: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("When it began.", zh: "开始时间。"), valueName: "time"))
  var at: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("When it began.", zh: "开始时间。"), valueName: "time"))
  var from: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("When it ended.", zh: "结束时间。"), valueName: "time"))
  var to: String?

  @OptionGroup var remark: RemarkOptions
  @OptionGroup var overlap: OverlapOptions
  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let item = try desk.item(skill)
    let (start, end, notices) = try times(invocation)
    let session = Fact(
      id: invocation.context.newID(), skill: item.slug, at: start, kind: .session(end: end),
      note: try remark.note(invocation), tags: try remark.tags())
    let logged = try desk.store.log(
      session, of: desk.learner, overlap: try overlap.rule(), moment: invocation.moment,
      invocation.command)
    guard let logged else { throw SessionAnswer.nothingLeft }
    return try SessionAnswer(logged, item, desk, invocation).answer(
      Text("Logged", zh: "已记录"), notices: notices)
  }

  /// One of the three forms; mixing them is refused.
  private func times(_ invocation: Invocation) throws -> (Moment, Moment, [String]) {
    switch (span, from, to) {
    case (let span?, nil, nil):
      if let range = try invocation.range(span) {
        guard at == nil else { throw mixed }
        return (range.start, range.end, [range.notice].compactMap { $0?.said })
      }
      return try lasting(try StudyTime(parsing: span), invocation)
    case (nil, let from?, let to?) where at == nil:
      let (start, end) = (try invocation.time(from), try invocation.time(to))
      try SessionLength.check(start.moment, end.moment)
      return (start.moment, end.moment, start.notices + end.notices)
    default: throw mixed
    }
  }

  private func lasting(
    _ length: StudyTime, _ invocation: Invocation
  ) throws -> (Moment, Moment, [String]) {
    guard let at else {
      let end = invocation.nowMoment
      let start = invocation.moment(Instant(seconds: end.instant.seconds - Int64(length.seconds)))
      return (start, end, [])
    }
    let start = try invocation.time(at)
    let end = invocation.moment(
      Instant(seconds: start.moment.instant.seconds + Int64(length.seconds)))
    guard end.instant <= invocation.context.now else {
      throw Refusal(
        "future", .usage,
        Text(
          "that session would end in the future (\(end.iso8601))",
          zh: "这次学习会在将来才结束（\(end.iso8601)）"),
        hint: Text(
          "Shorten it, or start the timer: rung start \(skill) --at \(typed(at))",
          zh: "请缩短时长，或改用计时：rung start \(skill) --at \(typed(at))"))
    }
    return (start.moment, end, start.notices)
  }

  private var mixed: Refusal {
    Refusal(
      "usage", .usage, Text("say how long, or from when to when", zh: "请说明时长，或起止时间"),
      hint: Text(
        "rung log SKILL 90m [--at 14:00] | rung log SKILL 14:00-15:30 | rung log SKILL --from T --to T",
        zh: "rung log 技能 90m [--at 14:00] | rung log 技能 14:00-15:30 | rung log 技能 --from T --to T"))
  }
}
