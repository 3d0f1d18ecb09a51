import ArgumentParser
import SkillCore

struct Notes: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("Read the notes, or search them.", zh: "查看或搜索笔记。"),
      discussion: say(
        "Remarks on sessions, completions and the rest are found too. Exit code 1 without a hit.",
        zh: "也包括学习、完成等记录上的备注。没有找到时退出码为 1。"))
  }

  @Argument(help: ArgumentHelp(say("Words to find.", zh: "要找的文字。")))
  var query: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("Only those of a skill.", zh: "只看某项技能的。"), valueName: "skill"))
  var skill: String?

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let item = try skill.map(desk.item)
    let notes = try desk.store.notes(of: desk.learner, containing: query, skill: item?.slug)
    guard !notes.isEmpty else {
      return invocation.answer(
        code: query == nil ? .done : .no, json: .array([]),
        text: query == nil
          ? say("No notes yet. Write one: rung note TEXT\n", zh: "还没有笔记。写一条：rung note 文字\n")
          : say("No note has that.\n", zh: "没有找到这样的笔记。\n"))
    }
    return try invocation.answer(
      json: .array(notes.map(invocation.json)),
      text: notes.map { try line($0, desk, invocation) }.joined())
  }

  /// One note a line: a note of many lines shows where they end.
  private func line(_ fact: Fact, _ desk: Desk, _ invocation: Invocation) throws -> String {
    let style = invocation.style
    let id = style(.dim, try desk.store.shortID(fact.id))
    let skill = fact.skill.map { style(.bold, "\($0)") + "  " } ?? ""
    return "\(fact.at.localDay)  \(id)  \(skill)\(visible(fact.note ?? ""))\n"
  }
}
