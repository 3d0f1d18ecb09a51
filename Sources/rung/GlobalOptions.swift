import ArgumentParser
import SkillCore

/// The options that every verb has, before it or after it.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("The database file (else RUNG_DB).", zh: "数据库文件（默认取 RUNG_DB）。"), valueName: "path"))
  var db: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Whose record (else RUNG_LEARNER, else the current one).",
        zh: "学习者（默认取 RUNG_LEARNER，再取当前学习者）。"),
      valueName: "name"))
  var learner: String?

  @Option(
    help: ArgumentHelp(say("The roadmap to judge by.", zh: "按哪张路线图评定。"), valueName: "slug"))
  var roadmap: String?

  @Option(help: ArgumentHelp(say("The language: en or zh.", zh: "语言：en 或 zh。"), valueName: "en|zh"))
  var lang: LanguageOption?

  @Flag(help: ArgumentHelp(say("Answer in JSON.", zh: "以 JSON 输出。")))
  var json = false

  @Option(
    help: ArgumentHelp(say("Colours.", zh: "颜色。"), valueName: "auto|always|never"))
  var color: ColorOption?

  @Flag(help: ArgumentHelp(say("Show long answers at once.", zh: "长内容不分页。")))
  var noPager = false

  @Flag(help: ArgumentHelp(say("No hints, only the answer.", zh: "只输出结果，不给提示。")))
  var quiet = false
}

enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
  case en, zh
}

enum ColorOption: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether colours are shown: the flag, else the environment, else `config.json`, else whether
  /// the answer goes to a terminal.
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

  /// What https://no-color.org and https://bixense.com/clicolors ask for, and a terminal that
  /// knows no colours; nil where the environment does not say.
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
