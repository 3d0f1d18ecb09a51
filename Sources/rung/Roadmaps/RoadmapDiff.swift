import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct DiffRoadmaps: Verb {
  static var name: String { "diff" }
  static var form: Form {
    Form(
      Text("Compare two roadmaps.", zh: "比较两张路线图。"),
      words: [
        Word(
          .roadmapOrFile, Text("The older: SLUG, SLUG@VERSION or a file.", zh: "旧的：标识符、标识符@版本或文件。")),
        Word(
          .roadmapOrFile, Text("The newer: SLUG, SLUG@VERSION or a file.", zh: "新的：标识符、标识符@版本或文件。")),
      ],
      examples: [
        Text(same: "rung roadmap diff python-backend next.json")
      ])
  }

  let old: String
  let new: String
  let options: GlobalOptions

  init(_ line: Line) {
    old = line.word(0) ?? ""
    new = line.word(1) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let before = try NamedRoadmap(old, at: desk, invocation.context)
    let after = try NamedRoadmap(new, at: desk, invocation.context)
    let difference = RoadmapDifferenceAnswer(
      from: before.roadmap, to: after.roadmap, style: invocation.style)
    return invocation.answer(json: .object(difference.json), text: difference.text)
  }
}

/// A roadmap named on the command line: a stored one, else a file.
struct NamedRoadmap {
  let roadmap: Roadmap
  /// False for a stored roadmap.
  let isFile: Bool

  init(_ roadmap: Roadmap, isFile: Bool) {
    self.roadmap = roadmap
    self.isFile = isFile
  }

  /// - Throws: `Refusal` 64 for an unknown name, 65 for a bad file, 66 for a missing one.
  init(_ name: String, at desk: Desk, _ context: Context) throws {
    do {
      guard name != "-" else { throw StoreError.unknownRoadmap(name, known: []) }
      roadmap = try desk.roadmap(named: name)
      isFile = false
    } catch StoreError.unknownRoadmap(let name, let known) {
      let looksLikeFile = name == "-" || name.contains("/") || name.hasSuffix(".json")
      guard looksLikeFile || SamePath.exists(name) else {
        throw StoreError.unknownRoadmap(name, known: known)
      }
      roadmap = try RoadmapFindings.read(name, context).sound()
      isFile = true
    }
  }
}
