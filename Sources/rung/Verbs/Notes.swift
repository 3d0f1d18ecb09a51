import Arguments
import SkillCore

struct Notes: Verb {
  static var name: String { "notes" }
  static var form: Form {
    Form(
      Text("Read the notes, or search them.", zh: "查看或搜索笔记。"),
      more: Text(
        """
        With several words, notes that have them all; the best first. Remarks on sessions, \
        completions and the rest are found too. Exit code 1 without a hit.
        """,
        zh: "给出几个词时，要全部包含，最相关的在前。也包括学习、完成等记录上的备注。没有找到时退出码为 1。"),
      words: [
        Word(.query, Text("Words to find, or parts of them.", zh: "要找的词，或词的一部分。"), .many)
      ],
      options: [
        .value("--skill", kind: .skill, help: Text("Only those of a skill.", zh: "只看某项技能的。"))
      ],
      examples: [
        Text(same: "rung notes"),
        Text("rung notes pools", zh: "rung notes 连接池"),
        Text(same: "rung notes --skill asyncio"),
      ])
  }

  let query: [String]
  let skill: String?
  let options: GlobalOptions

  init(_ line: Line) {
    query = line.words
    skill = line["--skill"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let skills = try skill.map(desk.recorded)
    let words = query.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    let notes = try (skills.map { $0.map(Optional.some) } ?? [nil])
      .flatMap { try desk.store.notes(of: desk.learner, words: words, skill: $0) }
    guard !notes.isEmpty else {
      return invocation.answer(
        code: words.isEmpty ? .done : .no, json: .array([]),
        text: words.isEmpty
          ? say("No notes yet. Write one: rung note TEXT\n", zh: "还没有笔记。写一条：rung note 文字\n")
          : say("No note has that.\n", zh: "没有找到这样的笔记。\n"))
    }
    let lowered = words.map { $0.lowercased() }
    return try invocation.answer(
      json: .array(notes.map(invocation.json)),
      text: notes.map { try line($0, lowered, desk, invocation) }.joined())
  }

  /// One note a line: a note of many lines shows where they end.
  private func line(
    _ fact: Fact, _ words: [String], _ desk: Desk, _ invocation: Invocation
  ) throws -> String {
    let style = invocation.style
    let id = style(.dim, try desk.store.shortID(fact.id))
    let skill = fact.skill.map { style(.bold, "\($0)") + "  " } ?? ""
    let note = highlighted(visible(fact.note ?? ""), words, style)
    return "\(fact.at.localDay)  \(id)  \(skill)\(note)\n"
  }
}
