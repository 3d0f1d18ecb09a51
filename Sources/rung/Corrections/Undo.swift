import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Undo: Verb {
  static var name: String { "undo" }
  static var form: Form {
    Form(
      Text("Undo the last action, or the last N.", zh: "撤销最近一次（或 N 次）操作。"), effect: .maintains,
      words: [
        Word(.count, Text("How many actions.", zh: "几次操作。"), .optional)
      ],
      options: [
        .flag(
          "--list",
          help: Text(
            "Only list the actions, newest first: 20, or as many as you say.",
            zh: "只列出操作，新的在前：20 次，或按给出的次数。"))
      ],
      examples: [
        Text(same: "rung undo"),
        Text(same: "rung undo 3"),
        Text(same: "rung undo --list"),
      ])
  }

  let count: Int
  let list: Bool
  let options: GlobalOptions

  init(_ line: Line) throws {
    list = line.has("--list")
    count = try Steps.count(line) ?? (list ? 20 : 1)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try Steps.check(count)
    if list { return try Steps.list(count, invocation) }
    let store = try invocation.open(for: .writing, telling: true)
    return Steps.answer(
      try store.undo(count, now: invocation.context.now), Text("Undone", zh: "已撤销"),
      nothing: Text("Nothing to undo.", zh: "没有可撤销的操作。"), invocation)
  }
}

struct Redo: Verb {
  static var name: String { "redo" }
  static var form: Form {
    Form(
      Text("Redo the action that was undone last, or the last N.", zh: "重做最近一次（或 N 次）撤销的操作。"),
      effect: .maintains,
      words: [
        Word(.count, Text("How many actions.", zh: "几次操作。"), .optional)
      ],
      examples: [
        Text(same: "rung redo"),
        Text(same: "rung redo 2"),
      ])
  }

  let count: Int
  let options: GlobalOptions

  init(_ line: Line) throws {
    count = try Steps.count(line) ?? 1
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try Steps.check(count)
    let store = try invocation.open(for: .writing, telling: true)
    return Steps.answer(
      try store.redo(count, now: invocation.context.now), Text("Redone", zh: "已重做"),
      nothing: Text("Nothing to redo.", zh: "没有可重做的操作。"), invocation)
  }
}

private enum Steps {
  /// The newest `count`, each with the N by which `undo N` reaches it.
  static func list(_ count: Int, _ invocation: Invocation) throws -> Answer {
    let all = try invocation.open(for: .reading).actions(limit: min(count, 1_000_000) + 1)
    let actions = all.prefix(count)
    var number = 0
    var table = Table([
      .init("n", .right), .init(say("when", zh: "时间"), drop: 1), .init(say("command", zh: "命令")),
    ])
    for (action, isDone) in actions {
      if isDone { number += 1 }
      table.add([
        Table.Cell(isDone ? "\(number)" : say("undone", zh: "已撤销"), .dim),
        Table.Cell(invocation.momentText(invocation.moment(action.at))),
        Table.Cell("rung \(action.words)", isDone ? nil : .dim),
      ])
    }
    var answer = invocation.answer(
      code: number == 0 ? .no : .done,
      json: .array(
        actions.map { action, isDone in
          .object([
            ("id", .string("\(action.id)")), ("command", .string(action.words)),
            ("at", .string(invocation.moment(action.at).iso8601)), ("done", .bool(isDone)),
          ])
        }),
      text: actions.isEmpty
        ? say("Nothing to undo.\n", zh: "没有可撤销的操作。\n") : invocation.text(table))
    if all.count > actions.count {
      answer.remarks.append(
        say(
          "There are older actions: rung undo --list \(actions.count * 5)",
          zh: "还有更早的操作：rung undo --list \(actions.count * 5)"))
    }
    return answer
  }

  /// - Throws: `Refusal` 64 for a word that is not a number.
  static func count(_ line: Line) throws -> Int? {
    guard let word = line.word(0) else { return nil }
    if let count = Int(word) { return count }
    throw Refusal(
      "usage", .usage, Text("undo takes a number of actions", zh: "undo 要的是操作的次数"),
      hint: Text(
        "To delete one record: rung delete ID; to undo one action: rung undo",
        zh: "按编号删除一条记录：rung delete 编号；撤销一次操作：rung undo"))
  }

  static func check(_ count: Int) throws {
    guard count >= 1 else {
      throw Refusal(
        "bad-count", .usage, Text("cannot undo \(count) actions", zh: "无法撤销 \(count) 次操作"),
        hint: Text("Give 1 or more; the default is 1.", zh: "请给出 1 或更大的整数；默认为 1。"))
    }
  }

  static func answer(
    _ actions: [Action], _ verb: Text, nothing: Text, _ invocation: Invocation
  ) -> Answer {
    invocation.answer(
      code: actions.isEmpty ? .no : .done,
      json: .array(
        actions.map { .object([("id", .string("\($0.id)")), ("command", .string($0.words))]) }),
      text: actions.isEmpty
        ? nothing.said + "\n"
        : actions.map { verb.said + say(": ", zh: "：") + "rung \(visible($0.words))\n" }.joined())
  }
}
