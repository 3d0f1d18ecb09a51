import SkillCore
import SkillExchange
import SkillStore

/// One correction of many records, as one undo step: `edit --all --skill A --set-skill B`,
/// `edit --all --tag old --set-tag new`.
struct BulkCorrection {
  private let edit: Edit
  private let invocation: Invocation

  init(_ edit: Edit, _ invocation: Invocation) {
    self.edit = edit
    self.invocation = invocation
  }

  static let forms = Text(
    "rung edit --all --skill OLD --set-skill NEW; rung edit --all --tag OLD --set-tag NEW",
    zh: "rung edit --all --skill 旧 --set-skill 新；rung edit --all --tag 旧 --set-tag 新")

  func answer() throws -> Answer {
    try check()
    let desk = try invocation.desk(for: edit.isDryRun ? .reading : .writing, telling: true)
    let old = try found(desk)
    let changes = try old.map { (id: $0.id, with: try corrected($0, desk)) }
    guard !old.isEmpty else {
      return invocation.answer(
        json: json(0, []), text: say("No record matches: nothing changed\n", zh: "没有符合的记录：没有变化\n"))
    }
    if edit.isDryRun {
      let head = say("Would change \(records(old.count)):\n", zh: "将更改 \(records(old.count))：\n")
      let table = HistoryTable(old, desk, invocation, withSkill: true)
      return try invocation.answer(json: json(0, old), text: head + table.text())
    }
    if let ask = invocation.context.ask {
      let question = say(
        "Change \(records(old.count))? (y/n) ", zh: "更改 \(records(old.count))？(y/n) ")
      guard let reply = ask(question), ["y", "yes", "是", "好"].contains(reply.lowercased()) else {
        throw Refusal(
          "not-agreed", .usage, Text("nothing was changed", zh: "没有更改"),
          hint: Text("Preview it: add --dry-run", zh: "可先查看：加上 --dry-run"))
      }
    }
    let count = try desk.store.replaceAll(changes, of: desk.learner, invocation.command)
    return invocation.answer(
      remarks: count == 0 ? [] : [say("rung undo reverts all of it.", zh: "rung undo 可全部撤销。")],
      json: json(count, old),
      text: say("Changed \(records(count))\n", zh: "已更改 \(records(count))\n"))
  }

  private func check() throws {
    let others =
      [edit.day, edit.at, edit.from, edit.duration, edit.end, edit.evidence, edit.remark.note]
      .contains { $0 != nil } || edit.noNote || edit.noTags
    let tags = edit.remark.tag.count
    let isClear =
      edit.id.isEmpty && !others && (edit.setSkill != nil || edit.setTag != nil)
      && (edit.setSkill == nil || edit.skill != nil) && (edit.setTag == nil ? tags <= 1 : tags == 1)
    guard isClear else {
      throw Refusal(
        "usage", .usage, Text("name the records to change, and the change", zh: "请说明哪些记录，改成什么"),
        hint: BulkCorrection.forms)
    }
  }

  /// The matching facts that count, newest first; not-applicable marks are left out.
  private func found(_ desk: Desk) throws -> [Fact] {
    var query = FactQuery()
    query.tag = try tag(desk)
    query.kinds.remove(.notApplicable)
    guard let skill = edit.skill else { return try desk.store.facts(of: desk.learner, query) }
    return try desk.facts(of: try desk.recorded(skill), query)
  }

  /// The tag as it is recorded.
  private func tag(_ desk: Desk) throws -> String? {
    try edit.remark.tag.first.map { try desk.store.tag(meaning: $0, of: desk.learner) }
  }

  private func corrected(_ old: Fact, _ desk: Desk) throws -> Fact {
    let skill = try edit.setSkill.map { try Correction.skill($0, for: old, desk) } ?? old.skill
    var tags = old.tags
    if let name = edit.setTag, let new = try TextArgument.tags([name]).first {
      let old = try tag(desk)
      tags = tags.map { $0 == old ? new : $0 }
      tags = tags.enumerated().filter { tags.firstIndex(of: $1) == $0 }.map(\.element)
    }
    return Fact(
      id: invocation.context.newID(), skill: skill, at: old.at, kind: old.kind, note: old.note,
      tags: tags)
  }

  private func records(_ count: Int) -> String {
    say(count == 1 ? "1 record" : "\(count) records", zh: "\(count) 条记录")
  }

  private func json(_ count: Int, _ old: [Fact]) -> JSON {
    .object([
      ("changed", .integer(count)), ("found", .array(old.map { .string("\($0.id)") })),
    ])
  }
}
