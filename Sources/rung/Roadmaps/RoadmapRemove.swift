import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct RemoveRoadmap: Verb {
  static var name: String { "remove" }
  static var form: Form {
    Form(
      Text("Remove a roadmap from the list.", zh: "从列表中移除路线图。"), effect: .records,
      more: Text(
        "Not one that a learner follows. The records stay, and undo brings it back.",
        zh: "有人正在使用的不能移除。记录都会保留，可用 undo 撤回。"),
      words: [
        Word(
          .roadmap,
          Text("SLUG for all its versions, or SLUG@VERSION.", zh: "标识符（所有版本）或 标识符@版本。"))
      ],
      examples: [
        Text(same: "rung roadmap remove data-engineering@1")
      ])
  }

  let slug: String
  let options: GlobalOptions

  init(_ line: Line) {
    slug = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    switch try desk.store.removeRoadmap(slug, invocation.command) {
    case .removed(let references):
      let names = references.map { "\($0)" }.joined(separator: ", ")
      return invocation.answer(
        remarks: [say("To bring it back: rung undo", zh: "撤回：rung undo")],
        json: ["removed": .array(references.map { .string("\($0)") })],
        text: say("Removed \(names)\n", zh: "已移除：\(names)\n"))
    case .followed(let reference, let names):
      let names = names.joined(separator: ", ")
      throw Refusal(
        "followed-roadmap", .usage,
        Text("\(reference) is followed by \(names)", zh: "\(names) 正在使用 \(reference)"),
        hint: Text(
          "Choose another first: rung roadmap use SLUG", zh: "请先改用另一张：rung roadmap use 标识符"))
    }
  }
}
