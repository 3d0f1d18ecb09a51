import SkillCore
import SkillExchange
import SkillStore

/// Starts a timer, for `start` and `resume`.
struct TimerStart {
  private let timer: Fact
  private let time: SaidTime
  private let isNow: Bool
  private let desk: Desk
  private let invocation: Invocation

  /// - Parameter isNow: whether no time was given; then it asks about a forgotten timer.
  init(_ timer: Fact, _ time: SaidTime, isNow: Bool, _ desk: Desk, _ invocation: Invocation) {
    self.timer = timer
    self.time = time
    self.isNow = isNow
    self.desk = desk
    self.invocation = invocation
  }

  func answer(_ overlap: OverlapRule) throws -> Answer {
    let (running, notices) = try running()
    let started = try desk.store.start(
      timer, of: desk.learner, running: running, overlap: overlap, moment: invocation.moment,
      invocation.command)
    let stopped = started.stopped.map { SessionAnswer($0, nil, desk, invocation) }
    stopped?.tellHooks()
    var remarks = time.notices + notices + (try stopped?.remarks() ?? [])
    if !isNow { remarks += LongSession.warning(started.stopped?.fact, invocation) }
    if started.wasTrimmed {
      remarks.append(
        say(
          "It begins after the overlap: \(invocation.momentText(started.timer.at)).",
          zh: "已改为从空闲时间开始：\(invocation.momentText(started.timer.at))。"))
    } else if let other = started.overlaps.first {
      let id = try desk.store.shortID(other.id)
      let name = other.skill.map { "\($0)" } ?? ""
      remarks.append(
        say(
          "It overlaps \(name) [\(id)].",
          zh: "那个时间已有 \(name) 的学习记录 [\(id)]。"))
    }
    return try invocation.answer(
      remarks: remarks,
      json: .object([
        ("timer", invocation.json(started.timer)),
        ("stopped", stopped.map { $0.json() } ?? .null),
        ("dropped", started.dropped.map(invocation.json) ?? .null),
      ]),
      text: (stopped?.line(Text("Stopped", zh: "已停止")) ?? "") + dropped(started.dropped)
        + line(started.timer, id: try desk.store.shortID(started.timer.id)))
  }

  private func running() throws -> (RunningTimer?, [String]) {
    guard isNow else { return (nil, []) }
    switch try LongTimer.choice(desk, invocation) {
    case .discard: return (.discard, [])
    case .stop(let end): return (.stop(at: end.moment), end.notices)
    case .keep, nil: return (nil, [])
    }
  }

  private func dropped(_ timer: Fact?) -> String {
    guard let timer else { return "" }
    let name = timer.skill.map { "\($0)" } ?? ""
    let kept = timer.note == nil ? "" : say("; its note is kept", zh: "；备注已保留")
    return say(
      "Dropped \(name), begun at the same moment\(kept)\n", zh: "已放弃 \(name)：始于同一时刻\(kept)\n")
  }

  private func line(_ timer: Fact, id: String) -> String {
    let id = invocation.style(.dim, "[\(id)]")
    let name = invocation.style(.bold, timer.skill.map { "\($0)" } ?? "")
    let when = invocation.momentText(timer.at)
    let tags = timer.tags.map { " +" + visible($0) }.joined()
    return say("Started \(name), \(when)\(tags)  \(id)\n", zh: "开始 \(name)，\(when)\(tags)  \(id)\n")
  }
}
