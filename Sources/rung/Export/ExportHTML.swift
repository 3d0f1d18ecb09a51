import Arguments
import SkillCore
import SkillExchange

struct ExportHTML: Verb {
  static var name: String { "html" }
  static var form: Form {
    Form(
      Text("A web page to show to others.", zh: "生成可以展示给别人的网页。"),
      more: Text(
        "One self-contained file: no scripts, no external resources. --lang chooses its language. Notes stay out unless --with-notes is given.",
        zh: "单个文件，内容齐全：没有脚本，不加载任何外部内容。--lang 选择页面语言。除非给出 --with-notes，笔记不会出现在页面上。"),
      options: [
        .value("--output", "-o", kind: .file, help: Text("Write to a file.", zh: "写入文件。")),
        .flag("--with-notes", help: Text("Include notes and remarks.", zh: "同时展示笔记和备注。")),
      ],
      examples: [
        Text(same: "rung export html --with-notes -o page.html")
      ])
  }

  let output: String?
  let withNotes: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    output = line["--output"]
    withNotes = line.has("--with-notes")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try Export.refuseJSON(options, Text("an HTML page has no JSON form", zh: "网页没有 JSON 形式"))
    let desk = try invocation.desk(for: .reading)
    return try Export.write(to: output, invocation) { sink in
      try desk.store.reading {
        let portfolio = try desk.portfolio(on: invocation.context.today)
        try PortfolioPage(portfolio, language: Speech.language).write(
          remarks: withNotes ? { try desk.forEachRemark($0) } : nil, to: sink)
      }
    }
  }
}
