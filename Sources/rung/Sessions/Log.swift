import Arguments
import SkillCore
import SkillStore

struct Log: Verb {
  static var name: String { "log" }
  static var form: Form {
    Form(
      Text("Record a session afterwards.", zh: "补记一次学习。"), effect: .records,
      more: Text(
        """
        Durations: 90m, 1h30m, 1:30, 1.5h, PT1H30M, or minutes (45). The time, or --at, is the start; \
        without it the session ended now. With a day and no clock (2h yesterday) it is a length on that \
        day. Times: 14:00, yesterday 14:00, 2026-01-15T14:00, 40 minutes ago.
        """,
        zh: "时长：90m、1h30m、1:30、1.5h、PT1H30M、90分钟，或分钟数（45）。时间（或 --at）是开始时间，不给则到现在为止。"
          + "只说哪一天、不说几点（昨天 2小时）时，记为当天的时长。"
          + "时间：14:00、昨天 14:00、2026-01-15T14:00、40分钟前。"),
      usage: [
        Text("rung log SKILL DURATION [TIME] [+TAG]...", zh: "rung log 技能 时长 [时间] [+标签]..."),
        Text("rung log SKILL 14:00-15:30", zh: "rung log 技能 14:00-15:30"),
        Text("rung log SKILL --from TIME --to TIME", zh: "rung log 技能 --from 时间 --to 时间"),
      ],
      words: [
        Word(.skill, Text("The skill.", zh: "技能。")),
        Word(
          .duration,
          Text(
            "How long (90m), and when it began; or a range (14:00-15:30).",
            zh: "时长（90m）与开始时间；或起止时间（14:00-15:30）。"), .many),
      ],
      options: [
        .value("--at", kind: .time, help: Text("When it began.", zh: "开始时间。")),
        .value("--from", kind: .time, help: Text("When it began.", zh: "开始时间。")),
        .value("--to", kind: .time, help: Text("When it ended.", zh: "结束时间。")),
      ] + RemarkOptions.form + OverlapOptions.form,
      examples: [
        Text(same: "rung log asyncio 90m"),
        Text(
          "rung log redis 1h30m yesterday 20:00 +deep --note 'streams'",
          zh: "rung log redis 1h30m 昨天 20:00 +深入 --note '流'"),
        Text(same: "rung log postgresql 14:00-15:30"),
        Text("rung log redis 2h yesterday", zh: "rung log redis 昨天 2小时"),
      ])
  }

  let skill: String
  let span: [String]
  let at: String?
  let from: String?
  let to: String?
  let remark: RemarkOptions
  let overlap: OverlapOptions
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    span = Array(line.words.dropFirst(1))
    at = line["--at"]
    from = line["--from"]
    to = line["--to"]
    remark = RemarkOptions(line)
    overlap = OverlapOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, on: skill)
    let item = try desk.recordedItem(skill)
    let (time, notices) = try time(invocation)
    let long = try LongSession.confirm(time, invocation)
    let session = Fact(
      id: invocation.context.newID(), skill: item.slug, session: time,
      note: try remark.note(invocation), tags: try remark.tags())
    let logged = try desk.store.log(
      session, of: desk.learner, overlap: try overlap.rule(), moment: invocation.moment,
      invocation.command)
    guard let logged else { throw SessionAnswer.nothingLeft }
    return try SessionAnswer(logged, item, desk, invocation).answer(
      Text("Logged", zh: "已记录"), notices: notices + long)
  }

  /// Parses one of the three forms; mixing them is refused.
  private func time(_ invocation: Invocation) throws -> (Session, [String]) {
    switch (from, to) {
    case (nil, nil) where !span.isEmpty: return try spanned(invocation)
    case (let from?, let to?) where at == nil && span.isEmpty:
      return try ranged(from, to, invocation)
    default: throw mixed
    }
  }

  /// The end is the first such time after the start; if that is more than half a day later, an end
  /// without am or pm takes the start's half of the day (`--from 8pm --to 10:00`).
  private func ranged(
    _ from: String, _ to: String, _ invocation: Invocation
  ) throws -> (Session, [String]) {
    let start = try invocation.time(from)
    let end = try invocation.time(to, after: start.moment)
    let length = StudyTime(from: start.moment.instant, to: end.moment.instant)
    if length.seconds > LongSession.limit, let range = try? invocation.range("\(from) - \(to)"),
      range.duration < length
    {
      return try timed(range)
    }
    return (try Session(from: start.moment, to: end.moment), start.notices + end.notices)
  }

  private func timed(_ range: TimeRange) throws -> (Session, [String]) {
    (try Session(from: range.start, to: range.end), [range.notice].compactMap { $0?.said })
  }

  /// `14:00-15:30`, `1h 30m`, `90m yesterday 20:00`, `2h yesterday`, without quotes.
  private func spanned(_ invocation: Invocation) throws -> (Session, [String]) {
    let whole = span.joined(separator: " ")
    if let at {
      if (try? StudyTime(parsing: whole)) == nil, (try? invocation.session(whole)) != nil {
        throw mixed
      }
      return try lasting(try StudyTime(parsing: whole), from: try invocation.time(at), invocation)
    }
    switch try invocation.session(whole) {
    case .lasting(let length):
      let end = invocation.nowMoment
      let start = invocation.moment(Instant(seconds: end.instant.seconds - Int64(length.seconds)))
      return (try Session(from: start, to: end), [])
    case .from(let reading, let length):
      return try lasting(length, from: SaidTime(reading), invocation)
    case .length(let length, let day): return (try self.length(length, on: day, invocation), [])
    case .range(let range): return try timed(range)
    }
  }

  private func length(
    _ length: StudyTime, on day: LocalDay, _ invocation: Invocation
  ) throws -> Session {
    let zone = invocation.context.zone
    let session = try Session(length, on: day, zone: zone.name)
    try session.requirePast(now: invocation.context.now, zone: zone)
    return session
  }

  private func lasting(
    _ length: StudyTime, from start: SaidTime, _ invocation: Invocation
  ) throws -> (Session, [String]) {
    if let day = start.day { return (try self.length(length, on: day, invocation), []) }
    let end = invocation.moment(
      Instant(seconds: start.moment.instant.seconds + Int64(length.seconds)))
    guard end.instant <= invocation.context.now else {
      let began = start.moment
      let isToday = began.calendarDay == invocation.nowMoment.calendarDay
      let time = typed(isToday ? began.clock : "\(began.calendarDay) \(began.clock)")
      throw Refusal(
        "future", .usage,
        Text(
          "that session would end in the future (\(end.iso8601))",
          zh: "这次学习会在将来才结束（\(end.iso8601)）"),
        hint: Text(
          "Shorten it, or start the timer: rung start \(skill) --at \(time)",
          zh: "请缩短时长，或改用计时：rung start \(skill) --at \(time)"))
    }
    return (try Session(from: start.moment, to: end), start.notices)
  }

  private var mixed: Refusal {
    Refusal(
      "usage", .usage, Text("no duration or range given", zh: "请说明时长，或起止时间"),
      hint: Text(
        "rung log SKILL 90m [14:00] | rung log SKILL 14:00-15:30 | rung log SKILL --from T --to T",
        zh: "rung log 技能 90m [14:00] | rung log 技能 14:00-15:30 | rung log 技能 --from T --to T"))
  }
}
