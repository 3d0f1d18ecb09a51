import SkillCore
import SkillStore

/// A timer that ran for more than 12 hours was probably forgotten: stopping it asks.
enum LongTimer {
  enum Choice {
    /// Keep its full length.
    case keep
    case stop(at: SaidTime)
    case discard
  }

  private static let limit: Int64 = 12 * 3600

  /// - Returns: nil if no timer runs, or it raises no question.
  /// - Throws: `Refusal` 64 without a terminal or an answer; nothing has changed then.
  static func choice(_ desk: Desk, _ invocation: Invocation) throws -> Choice? {
    guard let timer = try desk.store.timer(of: desk.learner) else { return nil }
    let (length, overflow) = invocation.context.now.seconds
      .subtractingReportingOverflow(timer.at.instant.seconds)
    guard !overflow, length >= 0 else { throw clockWentBack(timer, invocation) }
    guard length > limit else { return nil }
    guard let ask = invocation.context.ask else { throw refusal(timer, length, invocation) }
    return try asked(ask, timer, length, invocation)
  }

  private static func asked(
    _ ask: (String) -> String?, _ timer: Fact, _ length: Int64, _ invocation: Invocation
  ) throws -> Choice {
    var question = question(timer, length, invocation)
    for _ in 0..<5 {
      guard let reply = ask(question) else { break }
      switch reply.lowercased() {
      case "k", "keep", "留":
        if canKeep(length) { return .keep }
        question = say(
          "A session lasts 24 hours at most. When did you stop? ",
          zh: "一次学习最长 24 小时。实际何时停的？")
      case "d", "discard", "弃": return .discard
      case "": throw refusal(timer, length, invocation)
      default:
        do {
          let time = try invocation.time(reply, after: timer.at)
          guard time.moment.instant <= timer.at.instant else { return .stop(at: time) }
          throw StoreError.timerStartsLater(timer)
        } catch {
          guard let refusal = Refusal(error) else { throw error }
          question = refusal.message.said + say(". Once more: ", zh: "。请重新输入：")
        }
      }
    }
    throw refusal(timer, length, invocation)
  }

  /// A session lasts 24 hours at most.
  private static func canKeep(_ length: Int64) -> Bool { length <= Session.longest.seconds }

  private static func question(
    _ timer: Fact, _ length: Int64, _ invocation: Invocation
  ) -> String {
    let (what, keep) = (
      Status.line(timer, StudyTime(seconds: Int(length)), invocation),
      canKeep(length) ? Text("k keeps it all, ", zh: "k 全部保留，") : Text(same: "")
    )
    return say(
      """
      The timer was left running: \(what)
      When did you stop? Type a time (23:00); \(keep.en)d discards it:\u{20}
      """,
      zh: """
        计时一直没有停：\(what)
        实际何时停的？输入时间（如 23:00）；\(keep.zh)d 放弃：
        """)
  }

  private static func refusal(
    _ timer: Fact, _ length: Int64, _ invocation: Invocation
  ) -> Refusal {
    let name = timer.skill.map { "\($0)" } ?? ""
    let (time, began) = (StudyTime(seconds: Int(length)), invocation.momentText(timer.at))
    return Refusal(
      "timer-too-long", .usage,
      Text(
        "the timer on \(name) has run for \(time.text(in: .english)), since \(began)",
        zh: "\(name) 的计时已进行 \(time.text(in: .chinese))，开始于\(began)"),
      hint: Text(
        "Give the time you stopped: rung stop TIME; or discard it: rung cancel",
        zh: "请说明实际停止的时间：rung stop 时间；或放弃：rung cancel"))
  }

  private static func clockWentBack(_ timer: Fact, _ invocation: Invocation) -> Refusal {
    Refusal(
      "clock-went-back", .usage,
      Text(
        "the clock went back: the timer began at \(timer.at.iso8601), and it is \(invocation.nowMoment.iso8601)",
        zh: "时钟被拨回：计时开始于 \(timer.at.iso8601)，现在却是 \(invocation.nowMoment.iso8601)"),
      hint: Text(
        "Set the clock; or discard the timer and record its length: rung cancel, then rung log SKILL 30m",
        zh: "请校正时钟；或放弃计时再补记时长：先 rung cancel，再 rung log 技能 30m"))
  }
}
