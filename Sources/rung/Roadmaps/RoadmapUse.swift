import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct UseRoadmap: Verb {
  static var name: String { "use" }
  static var form: Form {
    Form(
      Text("Follow a roadmap.", zh: "选择学习者所用的路线图。"), effect: .records,
      more: Text(
        "Skills with the same slug are the same skill: what was recorded for one roadmap counts on the other.",
        zh: "标识符相同即为同一项技能：在一张路线图上学到的，在另一张上同样计入。"),
      words: [
        Word(
          .roadmap,
          Text(
            "SLUG or SLUG@VERSION; those that ship with Rung need no add.",
            zh: "标识符或 标识符@版本；Rung 自带的无需先添加。"))
      ],
      examples: [
        Text(same: "rung roadmap use python-backend"),
        Text(same: "rung roadmap use go-backend"),
      ])
  }

  let slug: String
  let options: GlobalOptions

  init(_ line: Line) {
    slug = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, telling: true)
    let (reference, shipped) = try target(desk)
    let isNew = try desk.store.follow(
      reference, adding: shipped.map(RoadmapContent.init), of: desk.learner, invocation.command)
    let roadmap = try desk.store.roadmap(reference)
    let name = visible(desk.learner.name)
    return invocation.answer(
      remarks: try isNew ? [carriedOver(roadmap, desk)] : newer(reference, desk),
      json: ["roadmap": .string("\(reference)"), "changed": .bool(isNew)],
      text: isNew
        ? say(
          "\(name) follows \(visible(roadmap.title.en)) (\(reference)) now\n",
          zh: "\(name) 现在使用：\(visible(roadmap.title.zh))（\(reference)）\n")
        : say(
          "\(name) follows \(reference) already: nothing changed\n",
          zh: "\(name) 已在使用 \(reference)：没有变化\n"))
  }

  /// A stored roadmap, else one that ships with Rung, which is added in the same action.
  private func target(_ desk: Desk) throws -> (RoadmapReference, adding: Roadmap?) {
    do {
      return (try desk.store.roadmapReference(slug: slug, for: desk.learner), nil)
    } catch StoreError.unknownRoadmap(let name, let known) {
      guard let slug = Slug(slug), let shipped = try ShippedRoadmap.find(slug) else {
        let shipped = RoadmapExample.allCases.map(\.rawValue)
        throw StoreError.unknownRoadmap(name, known: Set(known + shipped).sorted())
      }
      return (shipped.reference, shipped)
    }
  }

  private func carriedOver(_ roadmap: Roadmap, _ desk: Desk) throws -> String {
    let begun = try desk.store.factCounts(of: desk.learner)
    let items = roadmap.items.filter(\.counts)
    let carried = items.count { begun[$0.slug] != nil }
    return say(
      "\(carried) of its \(items.count) items are begun already: rung level",
      zh: "共 \(items.count) 项，其中 \(carried) 项已有记录。查看：rung level")
  }

  private func newer(_ reference: RoadmapReference, _ desk: Desk) throws -> [String] {
    let newest = try desk.store.roadmaps().first { $0.reference.slug == reference.slug }
    guard let newest, newest.reference.version > reference.version else { return [] }
    return [
      say(
        "\(newest.reference) is available: rung roadmap upgrade",
        zh: "已有更新的 \(newest.reference)：rung roadmap upgrade")
    ]
  }
}
