import Arguments
import SkillCore
import SkillStore

struct Done: Verb {
  static var name: String { "done" }
  static var form: Form {
    Form(
      Text("Mark a skill as completed.", zh: "把一项技能标为已完成。"), effect: .records,
      more: Text(
        "With evidence it counts in full; marking it again keeps the first date.",
        zh: "附上证据才算满分；重复标记保留首次的日期。"),
      usage: [
        Text("rung done SKILL [TIME] [LINK]", zh: "rung done 技能 [时间] [链接]")
      ],
      words: [
        Word(.skill, Text("The skill.", zh: "技能。")),
        Word(.time, Text("When, or a link that proves it.", zh: "完成时间，或证明它的链接。"), .many),
      ],
      options: [
        .value("--at", kind: .time, help: Text("When it was completed.", zh: "完成时间。")),
        .value(
          "--evidence", kind: .link,
          help: Text("A link, or a text, that proves it.", zh: "证明它的链接或文字。")),
        .value(
          "--note", "-n", kind: .text,
          help: Text("A remark; - reads standard input.", zh: "备注；- 表示从标准输入读取。")),
      ],
      examples: [
        Text(same: "rung done decorators"),
        Text(
          "rung done asyncio yesterday https://example.org/pr/7",
          zh: "rung done asyncio 昨天 https://example.org/pr/7"),
      ])
  }

  let skill: String
  let more: [String]
  let at: String?
  let evidence: String?
  let note: String?
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    more = Array(line.words.dropFirst())
    at = line["--at"]
    evidence = line["--evidence"]
    note = line["--note"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, telling: true)
    let item = try desk.recordedItem(skill)
    guard !item.isHabit else { throw HabitRefusal.cannotBeDone(item) }
    let evidence = try proven()
    let time = try when(invocation)
    let completion = Fact(
      id: invocation.context.newID(), skill: item.slug, at: time.moment, kind: .completion,
      note: try TextArgument.note(note, invocation.context))
    let marked = try desk.store.complete(
      completion, evidence: try TextArgument.evidence(evidence, invocation.context),
      of: desk.learner, invocation.command)
    if !marked.wasDone {
      invocation.aftermath.tell(
        .done, of: desk.learner,
        [
          ("completion", invocation.json(marked.completion)),
          ("evidence", marked.evidence.map(invocation.json) ?? .null),
        ])
    }
    let unproven =
      marked.evidence == nil && !marked.wasDone
      ? [
        say(
          "Without evidence it counts 80 of 100: rung evidence \(item.slug) LINK",
          zh: "没有证据只计 80 分（满分 100）：rung evidence \(item.slug) 链接")
      ] : []
    return try invocation.answer(
      remarks: time.notices + unproven,
      json: .object([
        ("completion", invocation.json(marked.completion)),
        ("changed", .bool(!marked.changedNothing)),
        ("evidence", marked.evidence.map(invocation.json) ?? .null),
        ("note", marked.note.map(invocation.json) ?? .null),
      ]),
      text: line(marked, item, desk, invocation) + "\n")
  }

  /// `--evidence`, or a link after the skill.
  private func proven() throws -> String? {
    let links = more.filter { $0.contains("://") }
    guard let link = links.first else { return evidence }
    guard evidence == nil, links.count == 1 else {
      throw Refusal(
        "usage", .usage, Text("two links given", zh: "一次给出了两个证据"),
        hint: Text(
          "Give one here, the other with: rung evidence \(typed(skill)) LINK",
          zh: "这里给一个，另一个用：rung evidence \(typed(skill)) 链接"))
    }
    return link
  }

  /// `--at`, or the words after the skill that are not a link: `done asyncio yesterday`.
  private func when(_ invocation: Invocation) throws -> SaidTime {
    let words = more.filter { !$0.contains("://") }.joined(separator: " ")
    guard !words.isEmpty else { return try invocation.time(at) }
    guard at == nil else {
      throw Refusal(
        "usage", .usage, Text("two times given", zh: "一次给出了两个时间"),
        hint: Text(
          "Give one: rung done \(typed(skill)) TIME", zh: "请只给一个：rung done \(typed(skill)) 时间"))
    }
    do { return try invocation.time(words) } catch let phrase as PhraseError {
      // Words that parse as a time, even a future or ambiguous one, are a time; others may be part
      // of a name.
      guard (try? invocation.day(words)) == nil, !words.contains(where: \.isNumber) else {
        throw phrase
      }
      throw Refusal(
        "usage", .usage,
        Text("'\(words)' is neither a time nor a link", zh: "“\(words)”既不是时间也不是链接"),
        hint: Text(
          "Evidence: rung done \(typed(skill)) --evidence TEXT; put a name of several words in quotes.",
          zh: "证据：rung done \(typed(skill)) --evidence 文字；含空格的名称请加引号。"))
    }
  }

  private func line(
    _ marked: MarkedDone, _ item: Roadmap.Item, _ desk: Desk, _ invocation: Invocation
  ) throws -> String {
    let name = invocation.style(.bold, "\(item.slug)")
    let when = invocation.momentText(marked.completion.at)
    let id = invocation.style(.dim, "[\(try desk.store.shortID(marked.completion.id))]")
    func added(_ fact: Fact?, _ what: Text) throws -> String? {
      guard let fact else { return nil }
      return "\(what.said) " + invocation.style(.dim, "[\(try desk.store.shortID(fact.id))]")
    }
    let added = try [
      added(marked.evidence, Text("evidence added", zh: "已添加证据")),
      added(marked.note, Text("note added", zh: "已添加笔记")),
    ].compactMap { $0 }.joined(separator: say(", ", zh: "，"))
    if marked.wasDone {
      let tail = added.isEmpty ? say("nothing changed", zh: "没有变化") : added
      return say(
        "\(name) was done already, \(when)  \(id): \(tail)",
        zh: "\(name) 早已完成（\(when)）  \(id)：\(tail)")
    }
    let tail = added.isEmpty ? "" : say(", \(added)", zh: "，\(added)")
    return say("Done: \(name), \(when)  \(id)\(tail)", zh: "已完成：\(name)，\(when)  \(id)\(tail)")
  }
}

/// Refusals of verbs that do not fit a habit, or only fit one.
enum HabitRefusal {
  static func cannotBeDone(_ item: Roadmap.Item) -> Refusal {
    Refusal(
      "habit", .usage,
      Text("\(item.slug) is a habit, which cannot be completed", zh: "\(item.slug) 是习惯：靠坚持，不能标为完成"),
      hint: Text(
        "Record that you kept it: rung checkin \(item.slug) --evidence LINK",
        zh: "坚持一次就打一次卡：rung checkin \(item.slug) --evidence 链接"))
  }

  static func isNoHabit(_ item: Roadmap.Item, habits: [Roadmap.Item]) -> Refusal {
    let names = habits.map { "\($0.slug)" }.joined(separator: ", ")
    return Refusal(
      "not-a-habit", .usage,
      Text("\(item.slug) is not a habit", zh: "\(item.slug) 不是习惯"),
      hint: Text(
        "Habits: \(names). For a skill: rung done \(item.slug)",
        zh: "习惯有：\(names)。技能请用：rung done \(item.slug)"))
  }
}
