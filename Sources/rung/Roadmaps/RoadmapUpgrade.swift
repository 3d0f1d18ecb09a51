import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct UpgradeRoadmap: Verb {
  static var name: String { "upgrade" }
  static var form: Form {
    Form(
      Text(
        "Follow the newest version of the roadmap, after a look at what it changes.",
        zh: "改用路线图的最新版本，并先说明会有哪些变化。"),
      more: Text(
        "Without a name: the newest version, stored or shipped with Rung. With a file: it is added first. Nothing recorded is lost, and undo goes back. "
          + "It shows what changes and asks; where nobody can be asked, as in a script, it takes --yes.",
        zh:
          "不给名称：最新版本（已存储的，或随 Rung 附带的）。给出文件：先添加它。记录不会丢失，可用 undo 撤回。会先显示变化并询问；无法询问时（例如在脚本中）须加 --yes。"
      ),
      words: [
        Word(
          .roadmapOrFile, Text("A file, SLUG or SLUG@VERSION.", zh: "文件、标识符或 标识符@版本。"), .optional)
      ],
      options: [
        .flag(
          "--dry-run",
          help: Text("Show what would change, and change nothing.", zh: "只显示会有的变化，不作改动。")),
        .flag("--yes", help: Text("Do not ask.", zh: "不再询问。")),
      ],
      examples: [
        Text(same: "rung roadmap upgrade --dry-run"),
        Text(same: "rung roadmap upgrade next.json --yes"),
      ])
  }

  let name: String?
  let dryRun: Bool
  let yes: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    name = line.word(0)
    dryRun = line.has("--dry-run")
    yes = line.has("--yes")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: dryRun ? .reading : .writing)
    guard let own = try desk.store.roadmapReference(of: desk.learner) else {
      throw StoreError.unknownRoadmap(
        "", known: try desk.store.roadmaps().map { "\($0.reference)" })
    }
    let target = try target(own, desk, invocation.context)
    let reference = target.roadmap.reference
    try check(reference, own, isStored: !target.isFile, desk.learner.name)
    let content = target.isFile ? RoadmapContent(target.roadmap) : nil
    let isKnown = try content.map { try desk.store.isListed($0) } ?? true
    if reference == own {
      return invocation.answer(
        json: ["from": .string("\(own)"), "to": .string("\(own)"), "applied": false],
        text: say(
          "\(own) is followed already: nothing changed\n", zh: "已在使用 \(own)：没有变化\n"))
    }
    let preview = try RoadmapPreview(
      from: desk.store.roadmap(own).shown, to: target.roadmap.shown, desk, invocation)
    if dryRun { return preview.answer(applied: false, remark: .dryRun) }
    let asked = !yes
    if asked, invocation.context.ask == nil { throw unasked(own, reference) }
    if asked, !agrees(invocation.context, preview) {
      return preview.answer(applied: false, remark: .declined)
    }
    _ = try desk.store.follow(
      reference, adding: isKnown ? nil : content, of: desk.learner, invocation.command)
    return preview.answer(applied: true, remark: asked ? .agreed : .applied)
  }

  /// Just what was named; without a name or version the newest there is, stored or part of Rung.
  private func target(
    _ own: RoadmapReference, _ desk: Desk, _ context: Context
  ) throws -> NamedRoadmap {
    let name = name ?? "\(own.slug)"
    if name == "\(own.slug)", let shipped = try ShippedRoadmap.newer(than: own, desk, context) {
      return NamedRoadmap(shipped, isFile: true)
    }
    let newest = try desk.store.roadmaps().first { "\($0.reference.slug)" == name }
    return try NamedRoadmap(newest.map { "\($0.reference)" } ?? name, at: desk, context)
  }

  private func check(
    _ reference: RoadmapReference, _ own: RoadmapReference, isStored: Bool, _ learner: String
  ) throws {
    guard reference.slug == own.slug else {
      throw Refusal(
        "other-roadmap", .usage,
        Text(
          "\(reference) is no version of \(own.slug), which \(learner) follows",
          zh: "\(learner) 使用的是 \(own.slug)，而 \(reference) 不是它的版本"),
        hint: isStored
          ? Text(
            "To change the roadmap: rung roadmap use \(reference.slug)",
            zh: "要更换路线图：rung roadmap use \(reference.slug)")
          : Text(
            "To change the roadmap: rung roadmap add FILE, then rung roadmap use \(reference.slug)",
            zh: "要更换路线图：先 rung roadmap add 文件，再 rung roadmap use \(reference.slug)"))
    }
    guard reference.version >= own.version else {
      throw Refusal(
        "older-roadmap", .usage,
        Text("\(reference) is older than \(own)", zh: "\(reference) 比 \(own) 旧"),
        hint: Text(
          "To go back: rung roadmap use \(reference)", zh: "要退回旧版：rung roadmap use \(reference)"))
    }
  }

  private func unasked(_ own: RoadmapReference, _ target: RoadmapReference) -> Refusal {
    let again = "rung roadmap upgrade" + (name.map { " " + typed($0) } ?? "")
    return Refusal(
      "needs-yes", .usage,
      Text(
        "nobody can be asked here whether to go from \(own) to \(target)",
        zh: "此处无法询问是否从 \(own) 改用 \(target)"),
      hint: Text(
        "Look first: \(again) --dry-run. Then do it: \(again) --yes",
        zh: "先看变化：\(again) --dry-run；再执行：\(again) --yes"))
  }

  private func agrees(_ context: Context, _ preview: RoadmapPreview) -> Bool {
    let question =
      preview.text + say("Follow it from now on? [y/N] ", zh: "从现在起使用它吗？[y/N] ")
    let answer = context.ask?(question)?.lowercased() ?? ""
    return ["y", "yes", "是", "好"].contains(answer)
  }
}
