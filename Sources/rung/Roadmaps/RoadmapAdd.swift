import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct AddRoadmap: Verb {
  static var name: String { "add" }
  static var form: Form {
    let names = RoadmapExample.allCases.map(\.rawValue).joined(separator: ", ")
    return Form(
      Text("Store a roadmap file.", zh: "存储路线图文件，以便选用。"), effect: .records,
      more: Text(
        "A stored version never changes: changed content needs the next version number. Examples: \(names).",
        zh: "已存储的版本不会再变：内容不同时请使用下一个版本号。示例：\(names)。"),
      words: [
        Word(.file, Text("The file; - for standard input.", zh: "文件；- 表示标准输入。"), .optional)
      ],
      options: [
        .value(
          "--example", kind: .roadmap,
          help: Text(
            "An example that ships with Rung, instead of a file.", zh: "随 Rung 附带的示例，代替文件。"),
          choices: RoadmapExample.allCases.map(\.rawValue))
      ],
      examples: [
        Text(same: "rung roadmap add --example data-engineering"),
        Text(same: "rung roadmap add next.json"),
      ])
  }

  let file: String?
  let example: RoadmapExample?
  let options: GlobalOptions

  init(_ line: Line) {
    file = line.word(0)
    example = line["--example"].flatMap(RoadmapExample.init(rawValue:))
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let findings = try read(invocation.context)
    let roadmap = try findings.sound()
    let desk = try invocation.desk(for: .writing)
    let isNew = try desk.store.addRoadmap(RoadmapContent(roadmap), invocation.command)
    return try AddRoadmap.answer(roadmap, isNew: isNew, findings, desk, invocation)
  }

  /// - Throws: `Refusal` 65 for a checklist, naming the verb that reads it.
  private func refuseChecklist(_ file: String) throws {
    guard [".md", ".markdown", ".csv"].contains(where: file.lowercased().hasSuffix) else { return }
    let format = file.lowercased().hasSuffix(".csv") ? "table" : "markdown"
    throw Refusal(
      "wrong-format", .badFile, Text("\(file) is not a roadmap file", zh: "\(file) 不是路线图文件"),
      hint: Text(
        "Convert it: rung roadmap import \(format) \(typed(file)) --dry-run",
        zh: "由它生成路线图：rung roadmap import \(format) \(typed(file)) --dry-run"))
  }

  private func read(_ context: Context) throws -> RoadmapFindings {
    switch (file, example) {
    case (let file?, nil):
      try refuseChecklist(file)
      return try RoadmapFindings.read(file, context)
    case (nil, let example?):
      return RoadmapFindings(file: example.rawValue) { () throws(FileFault) in
        try RoadmapFile.decode(example.bytes)
      }
    default:
      throw Refusal(
        "usage", .usage, Text("give either a file or --example", zh: "请给出文件或 --example 之一"),
        hint: Text(
          "rung roadmap add FILE, or: rung roadmap add --example data-engineering",
          zh: "rung roadmap add 文件，或：rung roadmap add --example data-engineering"))
    }
  }

  /// The answer of `add` and `import`.
  static func answer(
    _ roadmap: Roadmap, isNew: Bool, _ findings: RoadmapFindings, _ desk: Desk,
    _ invocation: Invocation
  ) throws -> Answer {
    var remarks = findings.fewLines
    if isNew {
      let own = try desk.store.roadmapReference(of: desk.learner)
      let next =
        own?.slug == roadmap.slug ? "rung roadmap upgrade" : "rung roadmap use \(roadmap.slug)"
      remarks.append(say("Follow it: \(next)", zh: "选用：\(next)"))
    }
    let title = visible(roadmap.title.said)
    return invocation.answer(
      remarks: remarks,
      json: [
        "added": .string("\(roadmap.reference)"), "changed": .bool(isNew),
        "items": .integer(roadmap.items.count),
      ],
      text: isNew
        ? say(
          "Added \(title) (\(roadmap.reference)), \(counted(roadmap.items.count, "item"))\n",
          zh: "已添加：\(title)（\(roadmap.reference)），\(roadmap.items.count) 项\n")
        : say(
          "\(title) (\(roadmap.reference)) is stored already: nothing changed\n",
          zh: "\(title)（\(roadmap.reference)）已存在：没有变化\n"))
  }
}

extension RoadmapContent {
  init(_ roadmap: Roadmap) {
    self.init(roadmap, canonical: RoadmapFile.canonical(roadmap))
  }
}
