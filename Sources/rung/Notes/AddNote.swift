import Arguments
import SkillCore
import SkillStore

struct AddNote: Verb {
  static var name: String { "note" }
  static var form: Form {
    Form(
      Text(
        "Write a note: on its own, about a skill or a session.", zh: "写一条笔记，可以关于某项技能或某次学习。"),
      effect: .records,
      more: Text(
        """
        Without a text, $VISUAL or $EDITOR opens. @1 is the session that started last; ID is the \
        end of a session's id, as history shows it. The text - reads standard input; text that \
        begins with a dash goes after --.
        """,
        zh: "不给文字时打开 $VISUAL 或 $EDITOR。@1 是最近开始的一次学习；编号是 history 中显示的学习编号。"
          + "文字写作 - 表示从标准输入读取；以减号开头的文字请放在 -- 之后。"),
      usage: [
        Text("rung note [TEXT]", zh: "rung note [文字]"),
        Text("rung note SKILL TEXT...", zh: "rung note 技能 文字..."),
        Text("rung note @1 TEXT...", zh: "rung note @1 文字..."),
        Text("rung note ID TEXT...", zh: "rung note 编号 文字..."),
      ],
      words: [
        Word(
          .subject, Text("The text; with more words, what it is about.", zh: "文字；给出更多词时，第一个是关于什么。"),
          .optional),
        Word(.text, Text("The text; several words need no quotes.", zh: "文字；几个词不必加引号。"), .many),
      ],
      examples: [
        Text("rung note 'Ask about connection pools'", zh: "rung note '问一下连接池'"),
        Text(
          "rung note asyncio cancel scopes are like nurseries", zh: "rung note asyncio 取消域就像托儿所"),
        Text("rung note @1 'The second half was better'", zh: "rung note @1 '后半段更好'"),
      ])
  }

  let first: String?
  let second: String?
  let options: GlobalOptions

  init(_ line: Line) {
    first = line.word(0)
    second = line.words.count > 1 ? line.words.dropFirst().joined(separator: " ") : nil
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let alone = try second == nil ? alone(invocation) : .text
    guard let text = try text(alone, invocation) else {
      return invocation.answer(
        json: .object([("note", .null)]),
        text: say("The text is empty: nothing recorded\n", zh: "内容为空：没有记录\n"))
    }
    let desk = try invocation.desk(for: .writing)
    let subject = try second == nil && alone != .subject ? nil : subject(first ?? "", desk)
    let note = Fact(
      id: invocation.context.newID(), skill: subject?.skill, at: invocation.nowMoment,
      kind: .note(about: subject?.session), note: text)
    try desk.store.addNote(note, of: desk.learner, invocation.command)
    let id = invocation.style(.dim, "  [\(try desk.store.shortID(note.id))]")
    let about = subject.map { say(" about \($0.name)", zh: "（\($0.name)）") } ?? ""
    return invocation.answer(
      remarks: (subject?.notices ?? []) + remarks(alone),
      json: .object([("note", invocation.json(note))]),
      text: say("Noted\(about)\(id)\n", zh: "已记下笔记\(about)\(id)\n"))
  }

  /// What a single argument is: the text, or the subject of a text still to be written.
  private enum Alone {
    case text, subject
    /// A skill's name, where no editor can be opened.
    case skillAsText
  }

  /// - Throws: `Refusal` 64 for a session without text where no editor can be opened.
  private func alone(_ invocation: Invocation) throws -> Alone {
    guard let first else { return .text }
    let hasEditor = invocation.context.run != nil
    if isPlace(first) {
      guard !hasEditor else {
        // An unknown `@N` is refused before the editor opens.
        let desk = try invocation.desk(for: .reading)
        _ = try session(first, desk)
        return .subject
      }
      throw Refusal(
        "no-text", .usage, Text("no text was given for \(first)", zh: "没有给出关于 \(first) 的文字"),
        hint: Text(
          "rung note \(first) TEXT; on a terminal it opens $EDITOR",
          zh: "rung note \(first) 文字；在终端中会打开 $EDITOR"))
    }
    guard let slug = Slug(first),
      try invocation.desk(for: .reading).roadmap().items.contains(where: { $0.slug == slug })
    else { return .text }
    return hasEditor ? .subject : .skillAsText
  }

  private func remarks(_ alone: Alone) -> [String] {
    guard alone == .skillAsText, let first else { return [] }
    return [
      say(
        "'\(first)' was recorded as the note's text; for a note about the skill: rung note \(first) TEXT",
        zh: "已把“\(first)”本身记作一条笔记；要写关于这项技能的笔记：rung note \(first) 文字")
    ]
  }

  private func text(_ alone: Alone, _ invocation: Invocation) throws -> String? {
    guard alone != .subject, let text = second ?? first else {
      return try NoteEditor.text(invocation)
    }
    return try TextArgument.read(text, as: TextArgument.note, invocation.context)
  }

  private struct Subject {
    var skill: Slug?
    var session: FactID?
    var name: String
    var notices: [String] = []
  }

  /// A skill, or a session by place or id.
  private func subject(_ name: String, _ desk: Desk) throws -> Subject {
    guard !isPlace(name) else { return try session(name, desk) }
    do {
      let slug = try desk.recordedItem(name).slug
      return Subject(skill: slug, name: "\(slug)")
    } catch let refusal as Refusal where refusal.name == "unknown-skill" && isID(name) {
      return try session(name, desk)
    }
  }

  private func session(_ name: String, _ desk: Desk) throws -> Subject {
    let (fact, notices) = try desk.countedFact(name)
    guard case .session = fact.kind else {
      let kind = fact.kind.label
      throw Refusal(
        "not-a-session", .usage,
        Text("[\(name)] is not a session (\(kind.en))", zh: "[\(name)] 不是一次学习（\(kind.zh)）"),
        hint: Text(
          "To change its remark: rung edit \(name) --note TEXT",
          zh: "可修改它自己的备注：rung edit \(name) --note 文字"))
    }
    let skill = fact.skill.map { "\($0) " } ?? ""
    let short = try desk.store.shortID(fact.id)
    return Subject(
      skill: fact.skill, session: fact.id, name: "\(skill)[\(short)]", notices: notices)
  }

  /// `@1`; but `@name` is a group.
  private func isPlace(_ name: String) -> Bool {
    name == "@last"
      || name.hasPrefix("@") && name.count > 1 && name.dropFirst().allSatisfy(\.isNumber)
  }

  private func isID(_ name: String) -> Bool {
    (4...32).contains(name.utf8.count) && name.allSatisfy(\.isHexDigit)
  }
}
