import Arguments
import SkillCore
import SkillExchange

/// `rung import watson`, `klog` ...: a verb for each format.
struct ImportTool: Request {
  let format: ForeignFormat
  let files: ImportOptions
  let dateOrder: DateOrder?
  let options: GlobalOptions

  init(_ format: ForeignFormat, _ line: Line) {
    self.format = format
    files = ImportOptions(line)
    dateOrder = line["--date-order"].flatMap(DateOrder.init(rawValue:))
    options = GlobalOptions(line)
  }

  static func node(_ format: ForeignFormat) -> VerbNode {
    VerbNode(format.name, form: { form(format) }, make: { ImportTool(format, $0) })
  }

  private static func form(_ format: ForeignFormat) -> Form {
    Form(
      format.abstract, effect: .records, more: format.more, words: [ImportOptions.word],
      options: ImportOptions.form + (format.hasDateOrder ? [dateOrderOption] : []),
      examples: format.examples.map { Text(same: $0) })
  }

  static var dateOrderOption: Option {
    .value(
      "--date-order", kind: .choice,
      help: Text(
        "The order of dates, if they are ambiguous.",
        zh: "日期的书写顺序；无法自动判断时使用。"), choices: DateOrder.allCases.map(\.rawValue))
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ToolImport(format, dateOrder, files, invocation).answer()
  }
}
