import Arguments
import SkillCore
import SkillExchange

struct SetConfig: Verb {
  static var name: String { "set" }
  static var form: Form {
    Form(
      Text("Set a preference.", zh: "设定一个键。"), effect: .maintains,
      words: [
        Word(.key, Text("The key.", zh: "键。")),
        Word(.setting, Text("Its value; put several words in quotes.", zh: "值；含空格时请加引号。")),
      ],
      examples: [
        Text(same: "rung config set color never"),
        Text(same: "rung config set pager 'less -FRX'"),
      ])
  }

  let key: String
  let value: String
  let options: GlobalOptions

  init(_ line: Line) {
    key = line.word(0) ?? ""
    value = line.word(1) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let key = try ConfigVerb.key(key)
    guard key.accepts(value) else {
      throw Refusal(
        "bad-value", .usage,
        Text(
          "invalid value '\(value)' for \(key.rawValue)", zh: "“\(value)”不适用于 \(key.rawValue)"),
        hint: Text(
          "\(key.rawValue) sets the \(key.meaning.en).", zh: "\(key.rawValue)：\(key.meaning.zh)。"))
    }
    let json = key == .hookSeconds ? Int(value).map { JSON.integer($0) } : .string(value)
    let isNew = try ConfigVerb.file(invocation).set(key.rawValue, to: json)
    let shown = "\(key.rawValue) = \(visible(value))"
    return invocation.answer(
      remarks: overruled(key, invocation),
      json: .object([
        ("key", .string(key.rawValue)), ("value", .string(value)), ("changed", .bool(isNew)),
      ]),
      text: isNew
        ? shown + "\n" : say("\(shown) already: nothing changed\n", zh: "\(shown)：没有变化\n"))
  }

  private func overruled(_ key: Preferences.Key, _ invocation: Invocation) -> [String] {
    key.own(invocation.context.environment).map { variable in
      [say("The variable \(variable.name) overrides it here.", zh: "此处 \(variable.name) 优先。")]
    } ?? []
  }
}

struct UnsetConfig: Verb {
  static var name: String { "unset" }
  static var form: Form {
    Form(
      Text("Remove a preference, even an unknown one.", zh: "取消一个键，未知的也可以。"), effect: .maintains,
      words: [
        Word(.key, Text("The key.", zh: "键。"))
      ],
      examples: [
        Text(same: "rung config unset pager")
      ])
  }

  let key: String
  let options: GlobalOptions

  init(_ line: Line) {
    key = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let file = try ConfigVerb.file(invocation)
    let isNew = try file.set(key, to: nil)
    if !isNew { _ = try ConfigVerb.key(key) }
    let name = visible(key)
    return invocation.answer(
      json: .object([("key", .string(key)), ("changed", .bool(isNew))]),
      text: isNew
        ? say("\(name) is unset\n", zh: "已取消 \(name)\n")
        : say("\(name) was not set: nothing changed\n", zh: "\(name) 没有设定：没有变化\n"))
  }
}

struct ResetConfig: Verb {
  static var name: String { "reset" }
  static var form: Form {
    Form(
      Text(
        "Remove all preferences; the old file is kept beside the new one.", zh: "重新开始；旧文件保留在旁边。"),
      effect: .maintains,
      examples: [
        Text(same: "rung config reset")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let aside = try ConfigVerb.file(invocation).putAside()
    return invocation.answer(
      json: .object([("changed", .bool(aside != nil)), ("kept", JSON(aside))]),
      text: aside.map {
        say("The old preferences are in \(visible($0))\n", zh: "旧的偏好设置保存在 \(visible($0))\n")
      } ?? say("No preferences are set: nothing changed\n", zh: "没有任何偏好设置：没有变化\n"))
  }
}
