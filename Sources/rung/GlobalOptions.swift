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
  var color = ColorOption.auto

  @Flag(help: ArgumentHelp(say("No hints, only the answer.", zh: "只输出结果，不给提示。")))
  var quiet = false
}

enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
  case en, zh
}

enum ColorOption: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  func isOn(_ context: Context) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      context.terminal.isTerminal && context.environment["NO_COLOR", default: ""].isEmpty
        && context.environment["TERM"] != "dumb"
    }
  }
}
