import Arguments
import SkillCore
import SkillExchange

struct ExportRoadmap: Verb {
  static var name: String { "export" }
  static var form: Form {
    Form(
      Text(
        "A roadmap as a file, to read, edit and add again.", zh: "把路线图导出为文件，便于阅读、修改与再次添加。"),
      words: [
        Word(
          .roadmap, Text("SLUG or SLUG@VERSION; else the learner's.", zh: "标识符或 标识符@版本；默认为学习者所用的。"),
          .optional)
      ],
      options: [
        .value("--output", "-o", kind: .file, help: Text("Write to a file.", zh: "写入文件。"))
      ],
      examples: [
        Text(same: "rung roadmap export -o mine.json")
      ])
  }

  let slug: String?
  let output: String?
  let options: GlobalOptions

  init(_ line: Line) {
    slug = line.word(0)
    output = line["--output"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let roadmap = try invocation.desk(for: .reading).roadmap(named: slug)
    return try ExportRoadmap.put(Array(RoadmapFile.encode(roadmap).utf8), output)
  }

  /// Into the file, or else on stdout.
  static func put(_ bytes: [UInt8], _ output: String?) throws -> Answer {
    guard let output else { return Answer(String(decoding: bytes, as: UTF8.self), isData: true) }
    try OutputFile.write(output) { try $0(bytes) }
    return Answer("", remarks: [say("Wrote \(visible(output))", zh: "已写入 \(visible(output))")])
  }
}

extension Desk {
  /// `slug`, `slug@version`, or nil for the learner's own.
  func roadmap(named name: String?) throws -> Roadmap {
    guard let name else { return try roadmap() }
    return try store.roadmap(store.roadmapReference(slug: name, for: learner))
  }
}
