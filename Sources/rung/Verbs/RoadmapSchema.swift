import ArgumentParser
import SkillCore
import SkillExchange

struct PrintRoadmapSchema: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema",
      abstract: say(
        "The JSON Schema of roadmap files: editors complete and check with it.",
        zh: "路线图文件的 JSON Schema：编辑器据此补全与检查。"),
      discussion: say(
        "rung roadmap schema -o roadmap.schema.json, then begin the roadmap with \"$schema\": \"./roadmap.schema.json\".",
        zh:
          "先运行 rung roadmap schema -o roadmap.schema.json，再在路线图开头写 \"$schema\": \"./roadmap.schema.json\"。"
      ))
  }

  @Option(
    name: .shortAndLong, help: ArgumentHelp(say("Write to a file.", zh: "写入文件。"), valueName: "file")
  )
  var output: String?

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    try ExportRoadmap.put(RoadmapSchema.bytes, output)
  }
}
