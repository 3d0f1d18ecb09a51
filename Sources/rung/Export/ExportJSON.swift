import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct ExportJSON: Verb {
  static var name: String { "json" }
  static var form: Form {
    Form(
      Text("The whole record as JSON, to archive or to move.", zh: "把全部记录导出为 JSON，用于保存或搬迁。"),
      more: Text(
        "Every fact with its history, including corrections and undone actions, and the roadmaps. "
          + "The same record gives the same bytes on every device. rung import json reads it.",
        zh: "包含每条记录及其历史（更正与已撤销的操作在内）以及路线图。相同的记录在任何设备上导出的字节都相同。用 rung import json 读回。"),
      options: [
        .value("--output", "-o", kind: .file, help: Text("Write to a file.", zh: "写入文件。")),
        .flag(
          "--schema",
          help: Text("Print the JSON Schema of the document.", zh: "输出该文件的 JSON Schema。")),
      ],
      examples: [
        Text(same: "rung export json -o record.json")
      ])
  }

  let output: String?
  let schema: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    output = line["--output"]
    schema = line.has("--schema")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    if schema { return try ExportRoadmap.put(RecordFile.schema, output) }
    let desk = try invocation.desk(for: .reading)
    let named = options.learner ?? invocation.context.environment["RUNG_LEARNER"]
    let only = named?.isEmpty == false ? desk.learner : nil
    guard let output else {
      try ExportJSON.write(desk.store, of: only, invocation.context.write)
      return Answer("")
    }
    try OutputFile.write(output) { try ExportJSON.write(desk.store, of: only, $0) }
    return Answer("", remarks: [say("Wrote \(visible(output))", zh: "已写入 \(visible(output))")])
  }

  private static func write(
    _ store: Store, of only: Learner?, _ sink: @escaping ([UInt8]) throws -> Void
  ) throws {
    var writer = RecordWriter(write: sink)
    try store.forEachRecord(of: only) { try writer.append($0) }
    try writer.finish()
  }
}
