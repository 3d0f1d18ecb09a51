import Arguments
import SkillCore
import SkillExchange

struct ValidateRoadmap: Verb {
  static var name: String { "validate" }
  static var form: Form {
    Form(
      Text(
        "Check a roadmap file: every error with its place and remedy.",
        zh: "检查路线图文件：指出每处错误的位置与改法。"),
      more: Text(
        "Exit code 65 with errors, 0 with warnings only. Nothing is stored.",
        zh: "有错误时退出码为 65，只有警告时为 0。不会存储任何内容。"),
      words: [
        Word(.file, Text("The file; - for standard input.", zh: "文件；- 表示标准输入。"))
      ],
      examples: [
        Text(same: "rung roadmap validate next.json")
      ])
  }

  let file: String
  let options: GlobalOptions

  init(_ line: Line) {
    file = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let findings = try RoadmapFindings.read(file, invocation.context)
    return invocation.answer(
      code: findings.errors.isEmpty ? .done : .badFile, json: findings.json,
      text: (findings.lines + [summary(findings)]).map { $0 + "\n" }.joined())
  }

  private func summary(_ findings: RoadmapFindings) -> String {
    let name = visible(findings.file)
    let (errors, warnings) = (findings.errors.count, findings.warnings.count)
    guard let roadmap = findings.roadmap, errors == 0 else {
      return say(
        "\(name): \(counted(errors, "error"))", zh: "\(name)：\(errors) 处错误")
    }
    let odd =
      warnings == 0
      ? ""
      : say(", \(counted(warnings, "warning"))", zh: "，\(warnings) 处警告")
    return say(
      "\(name): sound, \(roadmap.reference), \(counted(roadmap.items.count, "item"))",
      zh: "\(name)：没有错误，\(roadmap.reference)，\(roadmap.items.count) 项") + odd
  }
}
