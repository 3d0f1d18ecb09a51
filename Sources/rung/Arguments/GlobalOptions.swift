import Arguments
import SkillCore

/// The options that every verb has, before it or after it.
struct GlobalOptions {
  static var form: [Option] {
    [
      .value(
        "--db", kind: .path,
        help: Text("The database file (default: RUNG_DB).", zh: "数据库文件（默认取 RUNG_DB）。")),
      .value(
        "--learner", kind: .learner,
        help: Text(
          "The learner (default: RUNG_LEARNER, else the current one).",
          zh: "学习者（默认取 RUNG_LEARNER，再取当前学习者）。")),
      .value("--roadmap", kind: .roadmap, help: Text("The roadmap to judge by.", zh: "按哪张路线图评定。")),
      .value(
        "--lang", kind: .choice, help: Text("The language: en or zh.", zh: "语言：en 或 zh。"),
        choices: LanguageOption.allCases.map(\.rawValue)),
      .flag("--json", help: Text("Answer in JSON.", zh: "以 JSON 输出。")),
      .value(
        "--color", kind: .choice, help: Text("Colours.", zh: "颜色。"),
        choices: ColorOption.allCases.map(\.rawValue)),
      .flag("--no-pager", help: Text("Do not page long answers.", zh: "长内容不分页。")),
      .flag("--quiet", help: Text("Print the answer only, no hints.", zh: "只输出结果，不给提示。")),
      .flag("--help", "-h", help: Text("Show help for the verb.", zh: "查看用法。")),
      .flag("--version", help: Text("Show the version.", zh: "查看版本。")),
    ]
  }

  let db: String?
  let learner: String?
  let roadmap: String?
  let lang: LanguageOption?
  let json: Bool
  let color: ColorOption?
  let noPager: Bool
  let quiet: Bool

  init(_ line: Line) {
    db = line["--db"]
    learner = line["--learner"]
    roadmap = line["--roadmap"]
    lang = line["--lang"].flatMap(LanguageOption.init(rawValue:))
    json = line.has("--json")
    color = line["--color"].flatMap(ColorOption.init(rawValue:))
    noPager = line.has("--no-pager")
    quiet = line.has("--quiet")
  }
}

enum LanguageOption: String, CaseIterable {
  case en, zh
}

enum ColorOption: String, CaseIterable {
  case auto, always, never

  /// Whether to use colour: the flag, else the environment, else `config.json`, else whether stdout
  /// is a terminal.
  static func isOn(_ flag: ColorOption?, _ context: Context) -> Bool {
    let environment = context.environment
    switch flag ?? variable(environment).map({ $0.isOn ? .always : .never })
      ?? context.preferences.color ?? .auto
    {
    case .always: return true
    case .never: return false
    case .auto: return context.terminal.isTerminal && variable(environment)?.isOn != false
    }
  }

  /// What the environment says: https://no-color.org, https://bixense.com/clicolors, `TERM=dumb`;
  /// nil if nothing.
  static func variable(_ environment: Variables) -> (name: String, isOn: Bool)? {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if value("NO_COLOR") != nil { return ("NO_COLOR", false) }
    if let force = value("CLICOLOR_FORCE"), force != "0" { return ("CLICOLOR_FORCE", true) }
    if value("CLICOLOR") == "0" { return ("CLICOLOR", false) }
    if value("TERM") == "dumb" { return ("TERM", false) }
    return nil
  }
}
