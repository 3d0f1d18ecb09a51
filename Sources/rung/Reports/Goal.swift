import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Goal: Verb {
  static var name: String { "goal" }
  static var verbs: [any Verb.Type] {
    [SetGoal.self, ClearGoal.self]
  }
  static var form: Form {
    Form(
      Text("Your weekly goal for study time.", zh: "每周的学习目标。"),
      words: [
        Word(.duration, Text("A new goal: 8h, 7h30m.", zh: "新的目标：8h、7h30m、8小时。"), .optional)
      ],
      examples: [
        Text(same: "rung goal"),
        Text(same: "rung goal 8h"),
        Text(same: "rung goal clear"),
      ])
  }

  let duration: String?
  let options: GlobalOptions

  init(_ line: Line) {
    duration = line.word(0)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    if let duration { return try SetGoal.set(duration, invocation) }
    let desk = try invocation.desk(for: .reading)
    let days = CalendarUnit.week.days(around: invocation.context.today)
    let goal = try desk.store.weeklyGoal(of: desk.learner)
    let week = try desk.store.studyDays(
      of: desk.learner, from: days.lowerBound, to: days.upperBound
    ).total.time
    return invocation.answer(
      json: .object([
        ("weeklyGoalSeconds", JSON(goal?.seconds)), ("weekSeconds", .integer(week.seconds)),
      ]),
      text: goal.map {
        say("this week: ", zh: "本周：") + goalText(week, of: $0, invocation) + "\n"
      }
        ?? say(
          "No weekly goal is set. Set one: rung goal set 8h\n",
          zh: "还没有周目标。设一个：rung goal set 8h\n"))
  }
}

struct SetGoal: Verb {
  static var name: String { "set" }
  static var form: Form {
    Form(
      Text("Set the weekly goal.", zh: "设定周目标。"), effect: .records,
      words: [
        Word(.duration, Text("How long: 8h, 7h30m.", zh: "时长：8h、7h30m、8小时。"))
      ],
      options: [
        .flag("--weekly", help: Text("Per week; the only period there is.", zh: "按周（也是唯一的目标）。"))
      ],
      examples: [
        Text(same: "rung goal set 8h")
      ])
  }

  let duration: String
  let weekly: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    duration = line.word(0) ?? ""
    weekly = line.has("--weekly")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try SetGoal.set(duration, invocation)
  }

  static func set(_ duration: String, _ invocation: Invocation) throws -> Answer {
    let goal = try StudyTime(parsingWeekly: duration)
    let desk = try invocation.desk(for: .writing)
    let isNew = try desk.store.setWeeklyGoal(goal, of: desk.learner, invocation.command)
    let time = invocation.durationText(goal)
    return invocation.answer(
      json: .object([
        ("weeklyGoalSeconds", .integer(goal.seconds)), ("changed", .bool(isNew)),
      ]),
      text: isNew
        ? say("The weekly goal is \(time)\n", zh: "周目标：\(time)\n")
        : say("The weekly goal is \(time) already: nothing changed\n", zh: "周目标已是 \(time)：没有变化\n"))
  }
}

struct ClearGoal: Verb {
  static var name: String { "clear" }
  static var form: Form {
    Form(
      Text("Remove the weekly goal.", zh: "取消周目标。"), effect: .records,
      examples: [
        Text(same: "rung goal clear")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let isNew = try desk.store.setWeeklyGoal(nil, of: desk.learner, invocation.command)
    return invocation.answer(
      json: .object([("weeklyGoalSeconds", .null), ("changed", .bool(isNew))]),
      text: isNew
        ? say("Removed the weekly goal\n", zh: "已取消周目标\n")
        : say("No weekly goal is set: nothing changed\n", zh: "没有周目标：没有变化\n"))
  }
}
