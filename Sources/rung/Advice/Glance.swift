import SkillCore
import SkillExchange
import SkillStore

/// Today at a glance: timer, time, level, next step. A new user sees three commands to try.
struct Glance {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func answer() throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let verdict = try desk.verdict()
    let today = invocation.context.today
    let days = CalendarUnit.week.days(around: today)
    let week = try desk.store.studyDays(
      of: desk.learner, from: days.lowerBound, to: days.upperBound)
    let sums = Sums(
      today: week.time(from: today, to: today), week: week.total.time,
      goal: try desk.store.weeklyGoal(of: desk.learner),
      streak: try desk.store.currentStreak(of: desk.learner, today: today)?.dayCount ?? 0)
    let timer = try desk.store.timer(of: desk.learner)
    let future = try desk.store.futureFacts(of: desk.learner, now: invocation.context.now)
    return try invocation.answer(
      remarks: future == 0
        ? []
        : [
          say(
            "Facts in the future: \(future). Is the clock right? See them: rung history",
            zh: "在将来的记录：\(future) 条。时钟对吗？查看：rung history")
        ],
      json: json(verdict, timer, sums),
      text: try isNew(desk) ? welcome(verdict) : text(verdict, timer, sums))
  }

  private struct Sums {
    let today: StudyTime
    let week: StudyTime
    let goal: StudyTime?
    /// In days.
    let streak: Int
  }

  /// Whether nothing was ever recorded.
  private func isNew(_ desk: Desk) throws -> Bool {
    var query = FactQuery()
    query.limit = 1
    return try desk.store.facts(of: desk.learner, query).isEmpty
  }

  private func json(_ verdict: Verdict, _ timer: Fact?, _ sums: Sums) -> JSON {
    let next = verdict.claimed.next()?.ready.first
    return .object([
      ("learner", .string(verdict.learner.name)),
      ("date", .string("\(invocation.context.today)")),
      ("timer", timer.map(invocation.json) ?? .null),
      ("todaySeconds", .integer(sums.today.seconds)),
      ("weekSeconds", .integer(sums.week.seconds)),
      ("weeklyGoalSeconds", JSON(sums.goal?.seconds)), ("streakDays", .integer(sums.streak)),
      ("claimed", JSON(verdict.claimed.level.map { "\($0.id)" })),
      ("evidenced", JSON(verdict.evidenced.level.map { "\($0.id)" })),
      ("next", JSON(next.map { "\($0.item)" })),
    ])
  }

  private func title(_ verdict: Verdict) -> String {
    invocation.style(.bold, visible(verdict.learner.name)) + " · " + verdict.roadmap.title.said
  }

  private func text(_ verdict: Verdict, _ timer: Fact?, _ sums: Sums) -> String {
    var lines = [title(verdict)]
    if let timer {
      let elapsed = max(.zero, StudyTime(from: timer.at.instant, to: invocation.context.now))
      lines.append("▶ " + Status.line(timer, elapsed, invocation))
    }
    return lines.map { $0 + "\n" }.joined() + invocation.text(table(verdict, sums))
  }

  private func table(_ verdict: Verdict, _ sums: Sums) -> Table {
    var table = Table([.init(""), .init("")])
    func add(_ label: String, _ value: String) {
      table.add([Table.Cell(label, .dim), Table.Cell(value)])
    }
    add(say("today", zh: "今天"), invocation.durationText(sums.today))
    add(
      say("week", zh: "本周"),
      sums.goal.map { goalText(sums.week, of: $0, invocation) }
        ?? invocation.durationText(sums.week))
    if sums.streak > 0 { add(say("streak", zh: "连续"), dayCount(sums.streak)) }
    add(say("claimed", zh: "自述"), verdict.levelText(verdict.claimed))
    add(say("evidenced", zh: "有据"), verdict.levelText(verdict.evidenced))
    if let towards = verdict.claimed.nextLevel,
      let percent = verdict.claimed.progress.first(where: { $0.level == towards.id })?.percent
    {
      add(
        say("to \(towards.label.en)", zh: "到\(towards.label.zh)"),
        "\(bar(percent: percent, cells: 10)) \(percent)%")
    }
    if let next = verdict.claimed.next()?.ready.first {
      let (what, gain) = (next.step.task.said, next.promised.gainText)
      add(
        say("next", zh: "下一步"),
        say("\(next.item): \(what) (\(gain))", zh: "\(next.item)：\(what)（\(gain)）"))
    }
    return table
  }

  private func welcome(_ verdict: Verdict) -> String {
    title(verdict)
      + say(
        """

        Nothing is recorded yet. Three commands to try:
          rung log asyncio 90m                  90 minutes of asyncio, just now
          rung done postgresql --evidence LINK  a skill you have, and the proof
          rung level                            your level, and what is missing
        Another learning path? rung roadmap list --all

        """,
        zh: """

          还没有任何记录。先试试这三条命令：
            rung log asyncio 90m                  刚学了 90 分钟 asyncio
            rung done postgresql --evidence 链接  已掌握的技能和证据
            rung level                            当前等级，以及还缺什么
          想换一条路线？rung roadmap list --all

          """)
  }
}
