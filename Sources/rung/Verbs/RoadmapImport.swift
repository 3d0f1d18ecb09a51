import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct ImportRoadmap: Verb {
  enum Format: String, CaseIterable {
    case exercism
  }

  static var name: String { "import" }
  static var form: Form {
    Form(
      Text("Make a roadmap of another program's file.", zh: "把其他程序的文件转换为路线图。"),
      more: Text(
        "exercism: a track's config.json. Each concept that a concept exercise teaches becomes a skill; its stage is how long the chain of its prerequisites is; up to three levels share the stages. The same content again changes nothing, other content becomes the next version.",
        zh:
          "exercism：课程的 config.json。概念练习所教的每个概念成为一项技能；阶段由先修链的长度决定；至多三个等级均分各阶段。内容相同则没有变化，内容不同则成为下一个版本。"
      ),
      words: [
        Word(.format, Text("Which format.", zh: "哪种格式。"), choices: Format.allCases.map(\.rawValue)),
        Word(.file, Text("The file; - for standard input.", zh: "文件；- 表示标准输入。")),
      ],
      examples: [
        Text(same: "rung roadmap import exercism config.json")
      ])
  }

  let format: Format
  let file: String
  let options: GlobalOptions

  init(_ line: Line) {
    format = line.word(0).flatMap(Format.init(rawValue:)) ?? .exercism
    file = line.word(1) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let bytes = try InputFile.read(file, limit: RoadmapFindings.limit, invocation.context)
    func findings(version: Int) -> RoadmapFindings {
      RoadmapFindings(file: InputFile.shown(file)) { () throws(FileFault) in
        try ExercismTrack(bytes).roadmap(version: version)
      }
    }
    let first = findings(version: 1)
    let slug = try first.sound().slug
    let desk = try invocation.desk(for: .writing)
    // The file has no version of its own: it is the newest one again, or the next.
    let newest = try desk.store.roadmaps().first { $0.reference.slug == slug }?.reference.version
    var read = newest.map(findings) ?? first
    var isNew = newest == nil
    if let newest, try desk.store.roadmap(read.sound().reference) != read.sound() {
      read = findings(version: newest + 1)
      isNew = true
    }
    let roadmap = try read.sound()
    if isNew { _ = try desk.store.addRoadmap(RoadmapContent(roadmap), invocation.command) }
    return try AddRoadmap.answer(roadmap, isNew: isNew, read, desk, invocation)
  }
}
