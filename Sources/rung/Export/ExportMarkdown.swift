import Arguments
import SkillCore
import SkillExchange

struct ExportMarkdown: Verb {
  static var name: String { "markdown" }
  static var form: Form {
    Form(
      Text(
        "A transcript of achievements, for a CV or a README.", zh: "生成成就清单，可放进简历或 README。"),
      more: Text(
        "Levels, capabilities, completions with their evidence, hours and habits as Markdown tables. --lang chooses its language. Notes stay out.",
        zh: "以 Markdown 表格列出等级、能力、完成项及证据、时长与习惯。--lang 选择语言。不含笔记。"),
      options: [
        .value("--output", "-o", kind: .file, help: Text("Write to a file.", zh: "写入文件。"))
      ],
      examples: [
        Text(same: "rung export markdown -o README.md")
      ])
  }

  let output: String?
  let options: GlobalOptions

  init(_ line: Line) {
    output = line["--output"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try Export.refuseJSON(options, Text("Markdown has no JSON form", zh: "Markdown 没有 JSON 形式"))
    let desk = try invocation.desk(for: .reading)
    return try Export.write(to: output, invocation) { sink in
      let portfolio = try desk.store.reading { try desk.portfolio(on: invocation.context.today) }
      try sink(Array(PortfolioMarkdown(portfolio, language: Speech.language).text().utf8))
    }
  }
}
