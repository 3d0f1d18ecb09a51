import SkillCore

/// A session of more than 12 hours is probably a mistake: asks on a terminal and warns elsewhere,
/// for every verb that records one.
enum LongSession {
  static let limit = 12 * 3600

  /// - Returns: warnings, where there is no terminal to ask on.
  /// - Throws: `Refusal` 64 if the answer is no; nothing has been recorded then.
  static func confirm(_ session: Session, _ invocation: Invocation) throws -> [String] {
    guard session.length.seconds > limit else { return [] }
    let what = what(session, invocation)
    guard let ask = invocation.context.ask else { return [warning(what)] }
    let question = say("\(what): record that? (y/n) ", zh: "\(what)：确定要记录吗？(y/n) ")
    guard let reply = ask(question), ["y", "yes", "是", "对"].contains(reply.lowercased()) else {
      throw Refusal(
        "long-session", .usage,
        Text("nothing was recorded", zh: "没有记录"),
        hint: Text(
          "Give a range: rung log SKILL 20:00-22:00", zh: "请写明起止：rung log 技能 20:00-22:00"))
    }
    return []
  }

  /// The warning for a session that is recorded already.
  static func warning(_ fact: Fact?, _ invocation: Invocation) -> [String] {
    guard let session = try? fact?.session(), session.length.seconds > limit else { return [] }
    return [warning(what(session, invocation))]
  }

  private static func what(_ session: Session, _ invocation: Invocation) -> String {
    let fact = Fact(id: FactID(high: 0, low: 0), skill: nil, session: session)
    let (long, when) = (invocation.durationText(session.length), invocation.whenText(fact))
    return say("That is \(long), \(when)", zh: "这次长达\(long)，\(when)")
  }

  private static func warning(_ what: String) -> String {
    say("\(what). If that is a mistake: rung undo", zh: "\(what)。如果不是这样：rung undo")
  }
}
