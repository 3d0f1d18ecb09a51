import SkillCore
import SkillStore

extension Desk {
  /// The fact that an id suffix, `@1` (the session that started last) or `@last` (recorded last,
  /// any kind) names; for a corrected one, the fact that counts instead, with a notice. Facts of
  /// other learners are refused.
  func fact(_ name: String) throws -> (fact: Fact, notices: [String]) {
    if name == "@last" {
      guard let last = try store.lastRecorded(of: learner) else {
        throw Refusal(
          "unknown-fact", .usage, Text("nothing is recorded yet", zh: "还没有任何记录"),
          hint: Text("Record a session: rung log SKILL 90m", zh: "补记一次学习：rung log 技能 90m"))
      }
      return (last, [])
    }
    if name.hasPrefix("@") { return (try session(name), []) }
    let found = try store.fact(idEnding: name)
    guard found.learner.id == learner.id else {
      throw Refusal(
        "other-learner", .usage,
        Text(
          "[\(name)] belongs to \(found.learner.name)", zh: "[\(name)] 属于 \(found.learner.name)"),
        hint: Text(
          "Name the learner: rung --learner \(typed(found.learner.name)) ...",
          zh: "请指明：rung --learner \(typed(found.learner.name)) ..."))
    }
    guard !found.counts, let successor = try store.successor(of: found.fact.id) else {
      return (found.fact, [])
    }
    let (old, new) = (try store.shortID(found.fact.id), try store.shortID(successor.id))
    return (
      successor,
      [say("[\(old)] was corrected: it is [\(new)] now.", zh: "[\(old)] 已更正，现为 [\(new)]。")]
    )
  }

  /// The same for a fact that must count.
  func countedFact(_ name: String) throws -> (fact: Fact, notices: [String]) {
    let (fact, notices) = try fact(name)
    guard try store.counts(fact.id) else {
      throw Refusal(
        "deleted", .usage, Text("[\(name)] was deleted or undone", zh: "[\(name)] 已被撤回"),
        hint: Text(
          "See the records: rung history; what was undone: rung undo --list",
          zh: "查看现有记录：rung history；查看撤销过的操作：rung undo --list"))
    }
    return (fact, notices)
  }

  private func session(_ name: String) throws -> Fact {
    guard let number = Int(name.dropFirst()),
      let fact = try store.session(number: number, of: learner)
    else {
      throw Refusal(
        "unknown-fact", .usage, Text("there is no session \(name)", zh: "没有 \(name) 这次学习"),
        hint: Text(
          "@1 is the session that started last, @last what was recorded last; see rung history",
          zh: "@1 是最近开始的一次学习，@last 是最近记下的一条；参见 rung history"))
    }
    return fact
  }
}
