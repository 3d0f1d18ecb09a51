import ArgumentParser
import SkillCore
import SkillExchange
import SkillStore

struct Goal: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "goal", abstract: say("How long you mean to study each week.", zh: "每周的学习目标。"),
      subcommands: [SetGoal.self, ClearGoal.self])
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let days = CalendarUnit.week.days(around: invocation.context.today)
    let goal = try desk.store.weeklyGoal(of: desk.learner)
    let week = try desk.store.studySums(
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
          "There is no weekly goal. Set one: rung goal set 8h\n",
          zh: "还没有周目标。设一个：rung goal set 8h\n"))
  }
}

struct SetGoal: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "set", abstract: say("Set the weekly goal.", zh: "设定周目标。"))
  }

  @Argument(
    help: ArgumentHelp(say("How long: 8h, 7h30m.", zh: "时长：8h、7h30m、8小时。"), valueName: "duration"))
  var duration: String

  @Flag(help: ArgumentHelp(say("Each week; there is no other goal.", zh: "按周（也是唯一的目标）。")))
  var weekly = false

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "clear", abstract: say("Have no weekly goal.", zh: "取消周目标。"))
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let isNew = try desk.store.setWeeklyGoal(nil, of: desk.learner, invocation.command)
    return invocation.answer(
      json: .object([("weeklyGoalSeconds", .null), ("changed", .bool(isNew))]),
      text: isNew
        ? say("The weekly goal is gone\n", zh: "已取消周目标\n")
        : say("There is no weekly goal: nothing changed\n", zh: "没有周目标：没有变化\n"))
  }
}
