import Arguments
import SkillCore

struct Notes: Verb {
  static var name: String { "notes" }
  static var form: Form {
    Form(
      Text("Read the notes, or search them.", zh: "查看或搜索笔记。"),
      more: Text(
        """
        Several words must all occur; best matches first. Case, width and accents make \
        no difference. Remarks on sessions, completions and the rest are found too, and evidence. Exit \
        code 1 without a hit.
        """,
        zh: "给出几个词时，要全部包含，最相关的在前；不区分大小写、全角半角和重音符号。也包括学习、完成等记录上的备注，以及证据。没有找到时退出码为 1。"),
      words: [
        Word(.query, Text("Words to find, or parts of them.", zh: "要找的词，或词的一部分。"), .many)
      ],
      options: [
        .value("--skill", kind: .skill, help: Text("Only this skill.", zh: "只看某项技能的。")),
        .value("--from", kind: .day, help: Text("From this day on.", zh: "从这一天起。")),
        .value("--to", kind: .day, help: Text("Up to this day.", zh: "到这一天为止。")),
      ],
      examples: [
        Text(same: "rung notes"),
        Text("rung notes pools", zh: "rung notes 连接池"),
        Text(same: "rung notes --skill asyncio"),
      ])
  }

  let query: [String]
  let skill: String?
  let from: String?
  let to: String?
  let options: GlobalOptions

  init(_ line: Line) {
    query = line.words
    skill = line["--skill"]
    from = line["--from"]
    to = line["--to"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let skills = try skill.map(desk.recorded)
    let words = query.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    let days = try invocation.days(from: from, to: to)
    let notes = try (skills.map { $0.map(Optional.some) } ?? [nil])
      .flatMap { try desk.store.notes(of: desk.learner, words: words, skill: $0) }
      .filter { days.contains($0.at.localDay) }
    guard !notes.isEmpty else {
      let isAll = words.isEmpty && from == nil && to == nil
      return invocation.answer(
        code: isAll ? .done : .no, json: .array([]),
        text: isAll
          ? say("No notes yet. Write one: rung note TEXT\n", zh: "还没有笔记。写一条：rung note 文字\n")
          : say("No note matches.\n", zh: "没有找到这样的笔记。\n"))
    }
    return try invocation.answer(
      json: .array(notes.map(invocation.json)),
      text: notes.map { try lines($0, words, desk, invocation) }.joined())
  }

  /// A note, or matching evidence, as written, with its further lines indented.
  private func lines(
    _ fact: Fact, _ words: [String], _ desk: Desk, _ invocation: Invocation
  ) throws -> String {
    let style = invocation.style
    let id = style(.dim, try desk.store.shortID(fact.id))
    let skill = fact.skill.map { style(.bold, "\($0)") + "  " } ?? ""
    var texts = [fact.note].compactMap { $0 }
    switch fact.kind {
    case .evidence(let proof): texts.append(proof.text)
    case .checkIn(let proof): texts += [proof?.text].compactMap { $0 }
    default: break
    }
    var lines = texts.joined(separator: "\n").split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }
    // A final newline begins no new line.
    if lines.last?.isEmpty == true, lines.count > 1 { lines.removeLast() }
    let note = lines.map { highlighted(visible(String($0)), words, style) }
      .enumerated().map { $0 == 0 || $1.isEmpty ? $1 : "    " + $1 }.joined(separator: "\n")
    return "\(fact.at.localDay)  \(id)  \(skill)\(note)\n"
  }
}
