import Arguments
import SkillCore
import SkillExchange

struct ImportTimeclock: Verb {
  static var name: String { "timeclock" }
  static var form: Form {
    Form(
      Text("A timeclock file of hledger or ledger.", zh: "hledger 或 ledger 的 timeclock 文件。"),
      more: Text(
        "The account decides the skill, then its parts from the last to the first: study:asyncio is asyncio. Times are this machine's.",
        zh: "先按整个账户、再按其各段（从后往前）确定技能：study:asyncio 即 asyncio。时间按本机时区理解。"),
      words: [ImportOptions.word],
      options: ImportOptions.form,
      examples: [
        Text(same: "rung import timeclock study.timeclock")
      ])
  }

  let files: ImportOptions
  let options: GlobalOptions

  init(_ line: Line) {
    files = ImportOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ToolImport(.timeclock, files, invocation).answer { input, reading, take in
      try TimeclockFile.read(input.whole(), reading, take)
    }
  }
}

struct ImportOrg: Verb {
  static var name: String { "org" }
  static var form: Form {
    Form(
      Text(
        "CLOCK lines of Org files, or of Logseq's pages.", zh: "Org 文件或 Logseq 页面中的 CLOCK 行。"),
      more: Text(
        "The tags of the heading decide the skill, then those above it, the category, the headings and the file's name. Times are this machine's.",
        zh: "先按标题的标签、再按上级标签、分类、各级标题与文件名确定技能。时间按本机时区理解。"),
      words: [ImportOptions.word],
      options: ImportOptions.form,
      examples: [
        Text(same: "rung import org ~/org/study.org --map python=asyncio")
      ])
  }

  let files: ImportOptions
  let options: GlobalOptions

  init(_ line: Line) {
    files = ImportOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ToolImport(.org, files, invocation).answer { input, reading, take in
      try OrgFile.read(input.whole(), name: input.bareName, reading, take)
    }
  }
}

extension ImportInput {
  /// The file's name without folders and ending; nil of standard input.
  fileprivate var bareName: String? {
    guard path != "-", let last = path.split(separator: "/").last else { return nil }
    let name = last.lastIndex(of: ".").map { last[..<$0] } ?? last
    return name.isEmpty ? nil : String(name)
  }
}
