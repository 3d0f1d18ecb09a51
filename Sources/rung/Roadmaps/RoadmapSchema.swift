import Arguments
import SkillCore
import SkillExchange

struct PrintRoadmapSchema: Verb {
  static var name: String { "schema" }
  static var form: Form {
    Form(
      Text(
        "Print the JSON Schema of roadmap files, for editors.",
        zh: "路线图文件的 JSON Schema：编辑器据此补全与检查。"),
      more: Text(
        "rung roadmap schema -o roadmap.schema.json, then start the roadmap with \"$schema\": \"./roadmap.schema.json\".",
        zh:
          "先运行 rung roadmap schema -o roadmap.schema.json，再在路线图开头写 \"$schema\": \"./roadmap.schema.json\"。"
      ),
      options: [
        .value("--output", "-o", kind: .file, help: Text("Write to a file.", zh: "写入文件。"))
      ],
      examples: [
        Text(same: "rung roadmap schema -o roadmap.schema.json")
      ])
  }

  let output: String?
  let options: GlobalOptions

  init(_ line: Line) {
    output = line["--output"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ExportRoadmap.put(RoadmapSchema.bytes, output)
  }
}
