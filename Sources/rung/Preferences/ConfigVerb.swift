import Arguments
import SkillCore
import SkillExchange

struct ConfigVerb: Verb {
  static var name: String { "config" }
  static var verbs: [any Verb.Type] {
    [
      ListConfig.self, GetConfig.self, SetConfig.self, UnsetConfig.self, ConfigPath.self,
      ResetConfig.self,
    ]
  }
  static var form: Form {
    Form(
      Text("Your preferences, in config.json.", zh: "偏好设置，保存在 config.json。"),
      more: Text(
        "Keys: lang, color, pager, editor, policy, hook-seconds, day-start; more: rung help preferences. "
          + "A flag overrides RUNG_LANG, RUNG_PAGER, RUNG_EDITOR and NO_COLOR; these override the file; "
          + "the file overrides PAGER, VISUAL, EDITOR and the locale.",
        zh: "可用的键：lang、color、pager、editor、policy、hook-seconds、day-start；详见 rung help preferences。"
          + "优先级：选项，RUNG_LANG、RUNG_PAGER、RUNG_EDITOR 与 NO_COLOR，本文件，"
          + "PAGER、VISUAL、EDITOR 与系统区域。"),
      examples: [
        Text(same: "rung config"),
        Text(same: "rung config set lang zh"),
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ListConfig.list(invocation)
  }

  /// Whether a verb works with a broken file: it repairs it, or does not read it.
  static func toleratesBrokenFile(_ verb: any Request) -> Bool {
    let all: [any Verb.Type] = [
      ConfigVerb.self, ListConfig.self, GetConfig.self, SetConfig.self, UnsetConfig.self,
      ConfigPath.self, ResetConfig.self, Help.self, ShowVersion.self, PrintCompletion.self,
    ]
    return all.contains { $0 == type(of: verb) }
  }

  static func file(_ invocation: Invocation) throws -> PreferenceFile {
    if let file = PreferenceFile(invocation.context.environment) { return file }
    throw Refusal(
      "no-home", .unavailable,
      Text("cannot find config.json: HOME is not set", zh: "无法找到 config.json：没有设置 HOME"),
      hint: Text("Set HOME or XDG_CONFIG_HOME.", zh: "请设置 HOME 或 XDG_CONFIG_HOME。"))
  }

  /// - Throws: `Refusal` 64 with the nearest name.
  static func key(_ name: String) throws -> Preferences.Key {
    if let key = Preferences.Key(rawValue: name) { return key }
    throw Refusal(
      "unknown-key", .usage, Preferences.unknown(name),
      hint: Text("See all keys: rung config list", zh: "查看全部：rung config list"))
  }
}

struct ListConfig: Verb {
  static var name: String { "list" }
  static var form: Form {
    Form(
      Text("Every key with its value and where that comes from.", zh: "每个键的当前值与来源。"),
      examples: [
        Text(same: "rung config list")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer { try ListConfig.list(invocation) }

  static func list(_ invocation: Invocation) throws -> Answer {
    let preferences = try ConfigVerb.file(invocation).read()
    let rows = Preferences.Key.allCases.map { key in
      (key, preferences.inForce(key, invocation.context.environment))
    }
    var table = Table([
      .init(say("key", zh: "键")), .init(say("value", zh: "值")), .init(say("from", zh: "来源")),
      .init(say("meaning", zh: "含义"), wraps: true),
    ])
    for (key, (value, source)) in rows {
      table.add([
        .init(key.rawValue), .init(value, .bold),
        .init(source ?? say("default", zh: "默认")), .init(key.meaning.said),
      ])
    }
    return invocation.answer(
      json: .array(
        rows.map { key, force in
          .object([
            ("key", .string(key.rawValue)), ("value", .string(force.value)),
            ("from", JSON(force.source)),
          ])
        }),
      text: invocation.text(table))
  }
}

struct GetConfig: Verb {
  static var name: String { "get" }
  static var form: Form {
    Form(
      Text("Print the value of a key.", zh: "某个键当前的值。"),
      words: [
        Word(.key, Text("The key.", zh: "键。"))
      ],
      examples: [
        Text(same: "rung config get pager")
      ])
  }

  let key: String
  let options: GlobalOptions

  init(_ line: Line) {
    key = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let key = try ConfigVerb.key(key)
    let (value, source) = try ConfigVerb.file(invocation).read()
      .inForce(key, invocation.context.environment)
    return invocation.answer(
      json: .object([
        ("key", .string(key.rawValue)), ("value", .string(value)), ("from", JSON(source)),
      ]),
      text: visible(value) + "\n")
  }
}

struct ConfigPath: Verb {
  static var name: String { "path" }
  static var form: Form {
    Form(
      Text("Print the path of the file.", zh: "config.json 的位置。"),
      examples: [
        Text(same: "rung config path")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let path = try ConfigVerb.file(invocation).path
    return invocation.answer(
      json: .object([("path", .string(path))]), text: visible(path) + "\n")
  }
}
