import ArgumentParser
import SkillCore
import SkillExchange

struct ImportCSV: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "csv",
      abstract: say(
        "Tables as rung export csv writes them, or by hand.", zh: "rung export csv 导出的表，或手写的表。"),
      discussion: say(
        "A folder is read whole (rung export csv --all). Columns are found by name; a session needs skill, start and end or duration. An empty id is a new record. Rows that name nobody belong to --learner.",
        zh:
          "可给出整个文件夹（rung export csv --all）。按列名识别；学习记录至少要有 skill、start 以及 end 或 duration。id 留空表示新记录。没有写明学习者的行归 --learner。"
      ))
  }

  @OptionGroup var files: ImportOptions

  @Option(
    help: ArgumentHelp(
      say("Which table, when the columns do not tell.", zh: "哪张表；列名无法判断时使用。"), valueName: "table"))
  var table: CSVTable?

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    try TableImport(files, table: table, invocation).answer()
  }
}
