import SkillCore
import SkillExchange
import SkillStore

/// Today at a glance: timer, time, level, next step. A newcomer sees three commands to try.
struct Glance {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func answer() throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let verdict = try desk.verdict()
    let timer = try desk.store.timer(of: desk.learner)
    let today = try studied(since: invocation.context.today, desk)
    let week = try studied(since: invocation.context.today.monday, desk)
    return try invocation.answer(
      json: json(verdict, timer, today: today, week: week),
      text: text(verdict, timer, today: today, week: week, isNew: try isNew(desk)))
  }

  /// Whether nothing was ever recorded.
  private func isNew(_ desk: Desk) throws -> Bool {
    var query = FactQuery()
    query.limit = 1
    return try desk.store.facts(of: desk.learner, query).isEmpty
  }

  private func studied(since day: LocalDay, _ desk: Desk) throws -> StudyTime {
    var query = FactQuery()
    query.from = day
    query.kinds = [.session]
    return try desk.store.facts(of: desk.learner, query).compactMap(\.duration)
      .reduce(.zero, +)
  }

  private func json(
    _ verdict: Verdict, _ timer: Fact?, today: StudyTime, week: StudyTime
  ) -> JSON {
    let next = verdict.claimed.next(limit: 1).first
    return .object([
      ("learner", .string(verdict.learner.name)),
      ("date", .string("\(invocation.context.today)")),
      ("timer", timer.map(invocation.json) ?? .null),
      ("todaySeconds", .integer(today.seconds)), ("weekSeconds", .integer(week.seconds)),
      ("claimed", JSON(verdict.claimed.level.map { "\($0.id)" })),
      ("evidenced", JSON(verdict.evidenced.level.map { "\($0.id)" })),
      ("next", JSON(next.map { "\($0.item)" })),
    ])
  }

  private func text(
    _ verdict: Verdict, _ timer: Fact?, today: StudyTime, week: StudyTime, isNew: Bool
  ) -> String {
    let title =
      invocation.style(.bold, visible(verdict.learner.name)) + " · "
      + verdict.roadmap.title.said
    guard !isNew else { return welcome(title) }
    var lines = [title]
    if let timer {
      let elapsed = StudyTime(
        seconds: max(0, Int(invocation.context.now.seconds - timer.at.instant.seconds)))
      lines.append("▶ " + Status.line(timer, elapsed, invocation))
    }
    let (day, since) = (invocation.durationText(today), invocation.durationText(week))
    lines.append(say("studied \(day) today, \(since) this week", zh: "今天学了 \(day)，本周 \(since)"))
    let (claimed, evidenced) = (
      verdict.levelText(verdict.claimed), verdict.levelText(verdict.evidenced)
    )
    lines.append(
      say(
        "level   \(claimed) claimed, \(evidenced) evidenced", zh: "等级：自述 \(claimed)，有据 \(evidenced)"
      ))
    if let towards = verdict.claimed.nextLevel,
      let percent = verdict.claimed.progress.first(where: { $0.level == towards.id })?.percent
    {
      lines.append(
        "\(bar(percent: percent, cells: 20)) \(percent) % "
          + say("towards \(towards.label.en)", zh: "→ \(towards.label.zh)"))
    }
    if let next = verdict.claimed.next(limit: 1).first {
      lines.append(
        say(
          "next    \(next.item) (\(perMilleText(next.gain)))",
          zh: "下一步：\(next.item)（\(perMilleText(next.gain))）"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func welcome(_ title: String) -> String {
    title
      + say(
        """

        Nothing is recorded yet. Three commands to try:
          rung log asyncio 90m                  90 minutes of asyncio, just now
          rung done postgresql --evidence LINK  a skill you have, and the proof
          rung level                            your level, and what is missing

        """,
        zh: """

          还没有任何记录。先试试这三条命令：
            rung log asyncio 90m                  刚学了 90 分钟 asyncio
            rung done postgresql --evidence 链接  已掌握的技能和证据
            rung level                            当前等级，以及还缺什么

          """)
  }
}
