import Arguments
import SkillCore
import SkillExchange

struct LearnerVerb: Verb {
  static var name: String { "learner" }
  static var verbs: [any Verb.Type] {
    [
      ListLearners.self, AddLearner.self, UseLearner.self, RenameLearner.self,
      DeleteLearner.self,
    ]
  }
  static var form: Form {
    Form(
      Text("Several people in one database.", zh: "一个数据库里的多位学习者。"),
      examples: [
        Text("rung learner add Anna", zh: "rung learner add 安娜"),
        Text(same: "rung learner use ada"),
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ListLearners.list(invocation)
  }

  /// A name is one line of text that is not blank.
  ///
  /// - Throws: `Refusal` 64.
  static func check(_ name: String) throws -> String {
    let scalars = name.unicodeScalars
    let isFine =
      name.utf8.count <= 200 && !scalars.allSatisfy(\.properties.isWhitespace)
      && scalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isFine else {
      throw Refusal(
        "bad-name", .usage,
        Text("'\(name.prefix(40))' is not a valid name", zh: "“\(name.prefix(40))”不能作名字"),
        hint: Text(
          "A name is one line, not blank, of at most 200 bytes.", zh: "名字应为一行、非空、不超过 200 字节。"))
    }
    return name
  }
}

struct ListLearners: Verb {
  static var name: String { "list" }
  static var form: Form {
    Form(
      Text("List the learners.", zh: "列出学习者。"),
      examples: [
        Text(same: "rung learner list")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ListLearners.list(invocation)
  }

  static func list(_ invocation: Invocation) throws -> Answer {
    let store = try invocation.open(for: .reading)
    let current = try store.currentLearner()
    let learners = try store.learners()
    return invocation.answer(
      json: .array(
        learners.map {
          .object([
            ("id", .string("\($0.id)")), ("name", .string($0.name)),
            ("current", .bool($0 == current)),
          ])
        }),
      text: learners.map { "\($0 == current ? "* " : "  ")\(visible($0.name))\n" }.joined())
  }
}

struct AddLearner: Verb {
  static var name: String { "add" }
  static var form: Form {
    Form(
      Text("Add a learner, or bring a deleted one back.", zh: "新建学习者，或找回已删除的。"), effect: .records,
      words: [
        Word(.newName, Text("The name.", zh: "名字。"))
      ],
      examples: [
        Text("rung learner add Anna", zh: "rung learner add 安娜")
      ])
  }

  let name: String
  let options: GlobalOptions

  init(_ line: Line) {
    name = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let name = try LearnerVerb.check(name)
    let desk = try invocation.desk(for: .writing)
    let added = try desk.store.addLearner(
      named: name, roadmap: try desk.roadmap().reference, invocation.command)
    let shown = visible(name)
    return invocation.answer(
      remarks: [
        say(
          "Make it the current one: rung learner use \(typed(name))",
          zh: "设为当前学习者：rung learner use \(typed(name))")
      ],
      json: .object([
        ("id", .string("\(added.learner.id)")), ("name", .string(name)),
        ("back", .bool(added.isBack)),
      ]),
      text: added.isBack
        ? say("Restored \(shown), with everything recorded before\n", zh: "\(shown) 已找回，原有记录都在\n")
        : say("Added \(shown)\n", zh: "已新建 \(shown)\n"))
  }
}

struct UseLearner: Verb {
  static var name: String { "use" }
  static var form: Form {
    Form(
      Text("Make a learner the current one.", zh: "切换当前学习者。"), effect: .records,
      words: [
        Word(.learner, Text("The name.", zh: "名字。"))
      ],
      examples: [
        Text(same: "rung learner use ada")
      ])
  }

  let name: String
  let options: GlobalOptions

  init(_ line: Line) {
    name = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let store = try invocation.open(for: .writing)
    let learner = try store.learner(named: name)
    let isNew = try store.useLearner(learner, invocation.command)
    let shown = visible(learner.name)
    return invocation.answer(
      json: .object([("current", .string(learner.name)), ("changed", .bool(isNew))]),
      text: isNew
        ? say("\(shown) is the current learner now\n", zh: "当前学习者：\(shown)\n")
        : say(
          "\(shown) is the current learner already: nothing changed\n",
          zh: "当前学习者已是 \(shown)：没有变化\n"))
  }
}

struct RenameLearner: Verb {
  static var name: String { "rename" }
  static var form: Form {
    Form(
      Text("Rename a learner.", zh: "修改学习者的名字。"), effect: .records,
      words: [
        Word(.learner, Text("The current name.", zh: "原来的名字。")),
        Word(.newName, Text("The new name.", zh: "新的名字。")),
      ],
      examples: [
        Text("rung learner rename ada 'Ada L.'", zh: "rung learner rename ada 阿达")
      ])
  }

  let old: String
  let new: String
  let options: GlobalOptions

  init(_ line: Line) {
    old = line.word(0) ?? ""
    new = line.word(1) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let name = try LearnerVerb.check(new)
    let store = try invocation.open(for: .writing)
    let learner = try store.learner(named: old)
    let isNew = try store.renameLearner(learner, to: name, invocation.command)
    let (before, after) = (visible(learner.name), visible(name))
    return invocation.answer(
      json: .object([("name", .string(name)), ("changed", .bool(isNew))]),
      text: isNew
        ? say("\(before) is \(after) now\n", zh: "\(before) 已改名为 \(after)\n")
        : say("That is the name already: nothing changed\n", zh: "名字本来就是这个：没有变化\n"))
  }
}

struct DeleteLearner: Verb {
  static var name: String { "delete" }
  static var form: Form {
    Form(
      Text("Hide a learner; nothing recorded is lost.", zh: "隐藏学习者；记录不会丢失。"), effect: .records,
      words: [
        Word(.learner, Text("The name.", zh: "名字。"))
      ],
      examples: [
        Text(same: "rung learner delete bob")
      ])
  }

  let name: String
  let options: GlobalOptions

  init(_ line: Line) {
    name = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let store = try invocation.open(for: .writing)
    let learner = try store.learner(named: name)
    try store.deleteLearner(learner, invocation.command)
    let shown = visible(learner.name)
    return invocation.answer(
      remarks: [
        say(
          "Everything is kept; to bring it back: rung undo, or rung learner add \(typed(learner.name))",
          zh: "记录都在：rung undo 或 rung learner add \(typed(learner.name)) 可以找回。")
      ],
      json: .object([("deleted", .string(learner.name))]),
      text: say("Deleted \(shown)\n", zh: "已删除 \(shown)\n"))
  }
}
