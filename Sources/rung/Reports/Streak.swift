import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Streak: Verb {
  static var name: String { "streak" }
  static var form: Form {
    Form(
      Text("Days of study in a row: now, and the longest.", zh: "连续学习的天数：当前的和最长的。"),
      more: Text(
        "Counts local days with a session. Today does not break a streak before it is over.",
        zh: "按有学习记录的当地日期计算。今天还没结束，不算中断。"),
      examples: [
        Text(same: "rung streak")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let streak = try desk.store.studyStreak(of: desk.learner, today: invocation.context.today)
    return invocation.answer(
      json: .object([
        ("current", json(streak.current)), ("longest", json(streak.longest)),
        ("studiedToday", .bool(streak.studiedToday)),
      ]),
      text: text(streak))
  }

  private func json(_ run: ClosedRange<LocalDay>?) -> JSON {
    guard let run else { return .null }
    return .object([
      ("days", .integer(run.dayCount)), ("from", .string("\(run.lowerBound)")),
      ("to", .string("\(run.upperBound)")),
    ])
  }

  private func text(_ streak: StudyStreak) -> String {
    guard let longest = streak.longest else {
      return say(
        "No study is recorded yet. Record a session: rung log SKILL 90m\n",
        zh: "还没有学习记录。从今天开始：rung log 技能 90m\n")
    }
    let current =
      streak.current.map {
        dayCount($0.dayCount) + say(", since \($0.lowerBound)", zh: "，始于 \($0.lowerBound)")
      } ?? dayCount(0)
    let best =
      dayCount(longest.dayCount)
      + say(", until \(longest.upperBound)", zh: "，止于 \(longest.upperBound)")
    return say("current  \(current)\nlongest  \(best)\n", zh: "当前  \(current)\n最长  \(best)\n")
      + (streak.studiedToday ? "" : say("today    not yet\n", zh: "今天  还没有学习\n"))
  }
}
