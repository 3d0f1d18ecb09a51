import SkillCore
import SkillExchange
import SkillStore

/// The answer for a session that was just recorded.
struct SessionAnswer {
  private let logged: LoggedSession
  private let item: Roadmap.Item?
  private let desk: Desk
  private let invocation: Invocation

  init(_ logged: LoggedSession, _ item: Roadmap.Item?, _ desk: Desk, _ invocation: Invocation) {
    self.logged = logged
    self.item = item
    self.desk = desk
    self.invocation = invocation
  }

  static let nothingLeft = Refusal(
    "no-free-time", .usage,
    Text("all of that time is taken by other sessions", zh: "这段时间已全部被其他学习记录占用"),
    hint: Text(
      "Leave out --trim to record it anyway, or see rung history.",
      zh: "去掉 --trim 可照样记录；或用 rung history 查看。"))

  func answer(_ verb: Text, notices: [String] = []) throws -> Answer {
    tellHooks()
    return try invocation.answer(
      remarks: notices + remarks(),
      json: json(), text: line(verb))
  }

  func tellHooks() {
    invocation.aftermath.tell(
      .session, of: desk.learner, [("session", invocation.json(logged.fact))])
  }

  func json() -> JSON {
    .object([
      ("session", invocation.json(logged.fact)), ("trimmed", .bool(logged.wasTrimmed)),
      ("overlaps", .array(logged.overlaps.map { .string("\($0.id)") })),
    ])
  }

  /// `Logged asyncio 1h 30m, today 14:00-15:30  [3f9a]`
  func line(_ verb: Text) throws -> String {
    let fact = logged.fact
    guard let duration = fact.duration else { return "" }
    let style = invocation.style
    let skill = style(.bold, fact.skill.map { "\($0)" } ?? "")
    let when = invocation.whenText(fact)
    let tags = fact.tags.map { " +" + visible($0) }.joined()
    let id = style(.dim, "[\(try short(fact.id))]")
    return say(
      "\(verb.en) \(skill) \(invocation.durationText(duration)), \(when)\(tags)  \(id)\n",
      zh: "\(verb.zh) \(skill) \(invocation.durationText(duration))，\(when)\(tags)  \(id)\n")
  }

  private func short(_ id: FactID) throws -> String {
    try logged.shortID(of: id) ?? desk.store.shortID(id)
  }

  func remarks() throws -> [String] {
    guard !logged.overlaps.isEmpty else { return [] }
    let others = try logged.overlaps.prefix(LoggedSession.named).map { other in
      guard case .session(let end) = other.kind else { return "" }
      let skill = other.skill.map { "\($0)" } ?? ""
      let range = invocation.rangeText(other.at, end)
      return "\(skill) \(range) [\(try short(other.id))]"
    }.joined(separator: ", ")
    let more = logged.overlaps.count > LoggedSession.named ? ", …" : ""
    return logged.wasTrimmed
      ? [say("Shortened, because of \(others)\(more).", zh: "已缩短，因为与 \(others)\(more) 重叠。")]
      : [
        say(
          "It overlaps \(others)\(more). Shared minutes count once; --trim shortens, rung undo takes back.",
          zh: "与 \(others)\(more) 重叠。重叠的时间只算一次；--trim 可缩短，rung undo 可撤销。")
      ]
  }
}
