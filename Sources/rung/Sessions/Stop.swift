import Arguments
import SkillCore
import SkillStore

struct Stop: Verb {
  static var name: String { "stop" }
  static var form: Form {
    Form(
      Text("Stop the timer and record the session.", zh: "停止计时并记下这次学习。"), effect: .records,
      more: Text(
        "Asks when a timer that ran for more than 12 hours really ended, unless --at says so.",
        zh: "计时超过 12 小时会先询问；用 --at 给出结束时间则不问。"),
      words: [
        Word(.time, Text("The same as --at.", zh: "与 --at 相同。"), .many)
      ],
      options: [
        .value("--at", kind: .time, help: Text("When it ended.", zh: "结束时间。"))
      ] + RemarkOptions.form + OverlapOptions.form,
      examples: [
        Text(same: "rung stop"),
        Text("rung stop --note 'loops and tasks'", zh: "rung stop --note '循环与任务'"),
        Text("rung stop 5 minutes ago", zh: "rung stop 5分钟前"),
      ])
  }

  let words: [String]
  let at: String?
  let remark: RemarkOptions
  let overlap: OverlapOptions
  let options: GlobalOptions

  init(_ line: Line) {
    words = line.words
    at = line["--at"]
    remark = RemarkOptions(line)
    overlap = OverlapOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    guard let timer = try desk.store.timer(of: desk.learner) else { throw Stop.nothingRuns }
    let at = try said()
    let time: SaidTime
    switch at == nil ? try LongTimer.choice(desk, invocation) : nil {
    case .discard: return try Cancel.cancel(desk, invocation)
    case .stop(let end): time = end
    case .keep, nil: time = try invocation.time(at, after: timer.at)
    }
    if at != nil, time.moment.instant <= timer.at.instant {
      throw Stop.startsLater(timer, time.moment, invocation)
    }
    let end = invocation.end(time.moment, inZoneOf: timer.at)
    let warnings =
      at == nil ? [] : try LongSession.confirm(Session(from: timer.at, to: end), invocation)
    let logged = try desk.store.stop(
      of: desk.learner, at: end, note: try remark.note(invocation),
      tags: try remark.tags(), overlap: try overlap.rule(), moment: invocation.moment,
      invocation.command)
    guard let logged else { throw SessionAnswer.nothingLeft }
    let long = at == nil ? try forgotten(logged.fact, desk) : []
    return try SessionAnswer(logged, nil, desk, invocation).answer(
      Text("Stopped", zh: "已停止"),
      notices: time.notices + (at == nil ? [] : invocation.elsewhere(time.moment, end)) + warnings
        + long)
  }

  /// The time as an option or as plain words: `rung stop yesterday 22:00`.
  private func said() throws -> String? {
    guard !words.isEmpty else { return at }
    guard at == nil else {
      throw Refusal(
        "usage", .usage, Text("two times given", zh: "给出了两个停止时间"),
        hint: Text("Give one: rung stop TIME", zh: "请只给一个：rung stop 时间"))
    }
    return words.joined(separator: " ")
  }

  /// From 6 hours on a timer was perhaps forgotten; from 12 hours on `LongTimer` has asked already.
  private func forgotten(_ session: Fact, _ desk: Desk) throws -> [String] {
    guard let length = session.duration, length.seconds >= 6 * 3600 else { return [] }
    let id = try desk.store.shortID(session.id)
    return [
      say(
        "A long one. If you stopped earlier: rung edit \(id) --end TIME",
        zh: "时间很长。如果实际早已停下：rung edit \(id) --end 时间")
    ]
  }

  private static let nothingRuns = Refusal(
    "no-timer", .usage, Text("no timer runs", zh: "当前没有计时"),
    hint: Text(
      "Start one: rung start SKILL. To correct the end of the last session: rung edit @1 --end TIME",
      zh: "开始计时：rung start 技能。更正最近一次学习的结束时间：rung edit @1 --end 时间"))

  private static func startsLater(
    _ timer: Fact, _ end: Moment, _ invocation: Invocation
  ) -> Refusal {
    let (began, end) = (invocation.momentText(timer.at), invocation.momentText(end))
    return Refusal(
      "timer-starts-later", .usage,
      Text(
        "the timer began \(began), after the time you gave: \(end)",
        zh: "计时开始于\(began)，晚于所给的时间：\(end)"),
      hint: Text(
        "Give a later time, or discard it: rung cancel", zh: "请给出更晚的时间，或放弃：rung cancel"))
  }
}

struct Cancel: Verb {
  static var name: String { "cancel" }
  static var form: Form {
    Form(
      Text("Discard the running timer.", zh: "放弃正在进行的计时。"), effect: .records,
      examples: [
        Text(same: "rung cancel")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try Cancel.cancel(try invocation.desk(for: .writing), invocation)
  }

  static func cancel(_ desk: Desk, _ invocation: Invocation) throws -> Answer {
    let timer = try desk.store.cancelTimer(of: desk.learner, invocation.command)
    let skill = timer.skill.map { "\($0)" } ?? ""
    let since = invocation.momentText(timer.at)
    return invocation.answer(
      remarks: [say("rung undo brings it back.", zh: "rung undo 可以恢复。")],
      json: .object([("cancelled", invocation.json(timer))]),
      text: say(
        "Cancelled \(skill), begun \(since)\n", zh: "已放弃 \(skill)，\(since) 开始\n"))
  }
}
