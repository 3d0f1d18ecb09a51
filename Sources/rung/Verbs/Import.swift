import ArgumentParser
import SkillCore

struct Import: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say("Bring a record in from elsewhere.", zh: "从别处导入记录。"),
      discussion: say(
        "All of a file or nothing, as one step that undo takes back. What is here already is passed over.",
        zh: "整个文件要么全部导入，要么不导入；一次导入是一个可撤销的步骤。已有的记录会跳过。"),
      subcommands: [
        ImportCSV.self, ImportWatson.self, ImportTimewarrior.self, ImportKlog.self,
        ImportToggl.self, ImportJSON.self, ListImportMaps.self,
      ])
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    throw Refusal(
      "usage", .usage, Text("say which format", zh: "请说明导入格式"),
      hint: Import.formats)
  }

  static var formats: Text {
    Text(
      "rung import csv|json|watson|timewarrior|klog|toggl FILE",
      zh: "rung import csv|json|watson|timewarrior|klog|toggl 文件")
  }
}

/// What goes with every import of sessions.
struct ImportOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(say("The files; - for standard input.", zh: "文件；- 表示标准输入。")))
  var file: [String]

  @Option(
    name: .customLong("map"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      say(
        "What a project or tag means here; remembered. NAME= forgets it.",
        zh: "项目或标签对应的技能；会记住。“名称=”表示忘记。"),
      valueName: "name=skill"))
  var map: [String] = []

  @Flag(help: ArgumentHelp(say("Leave out what matches no skill.", zh: "略过没有对应技能的记录。")))
  var skipUnmatched = false

  @Flag(help: ArgumentHelp(say("Leave out what cannot be recorded.", zh: "略过无法记录的内容。")))
  var skipRefused = false

  @Flag(help: ArgumentHelp(say("Only say what would change.", zh: "只显示将有的变化，不写入。")))
  var dryRun = false
}
