import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct UpgradeRoadmap: Verb {
  static var name: String { "upgrade" }
  static var form: Form {
    Form(
      Text(
        "Follow a newer version of the roadmap, after showing what changes.",
        zh: "改用路线图的最新版本，并先说明会有哪些变化。"), effect: .records,
      more: Text(
        "Without a name: the newest version, stored or shipped with Rung. With a file: it is added first. No record is lost, and undo goes back. "
          + "It shows the changes and asks; without a terminal, as in a script, it needs --yes.",
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
        .value(
          "--renamed", kind: .rename,
          help: Text(
            "An item was renamed: FILE keeps the old slug, with replacedBy, and the item its progress.",
            zh: "某项换了标识符：文件会保留旧的并加上 replacedBy，进度会延续。"), repeats: true),
      ],
      examples: [
        Text(same: "rung roadmap upgrade --dry-run"),
        Text(same: "rung roadmap upgrade next.json --renamed redis-cache=redis --yes"),
      ])
  }

  let name: String?
  let dryRun: Bool
  let yes: Bool
  let renamed: [String]
  let options: GlobalOptions

  init(_ line: Line) {
    name = line.word(0)
    dryRun = line.has("--dry-run")
    yes = line.has("--yes")
    renamed = line.all("--renamed")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: dryRun ? .reading : .writing, telling: true)
    guard let own = try desk.store.roadmapReference(of: desk.learner) else {
      throw StoreError.unknownRoadmap(
        "", known: try desk.store.roadmaps().map { "\($0.reference)" })
    }
    let target = try target(own, desk, invocation.context)
    let reference = target.roadmap.reference
    try check(reference, own, isStored: !target.isFile, desk.learner.name)
    let old = try desk.store.roadmap(own)
    let renames = try renames(from: old, to: target, invocation.context)
    let amended = try amended(target, renames, from: old, desk, invocation.context)
    let roadmap = amended?.roadmap ?? target.roadmap
    let content = target.isFile || amended != nil ? RoadmapContent(roadmap) : nil
    let isKnown = try content.map { try desk.store.isListed($0) } ?? true
    if reference == own {
      return invocation.answer(
        json: ["from": .string("\(own)"), "to": .string("\(own)"), "applied": false],
        text: say(
          "\(own) is followed already: nothing changed\n", zh: "已在使用 \(own)：没有变化\n"))
    }
    let preview = try RoadmapPreview(
      from: old.shown, to: roadmap.shown, renames, desk, invocation)
    if dryRun { return preview.answer(applied: false, remark: .dryRun) }
    let asked = !yes
    if asked, invocation.context.ask == nil { throw unasked(own, reference) }
    if asked, !agrees(invocation.context, preview) {
      return preview.answer(applied: false, remark: .declined)
    }
    try amended?.write()
    _ = try desk.store.follow(
      roadmap.reference, adding: isKnown ? nil : content, of: desk.learner, invocation.command)
    return preview.answer(applied: true, remark: asked ? .agreed : .applied, wrote: amended?.path)
  }

  /// The renames, given or confirmed.
  private func renames(
    from old: Roadmap, to target: NamedRoadmap, _ context: Context
  ) throws -> RoadmapRenames {
    let given = try RoadmapRenames.given(renamed)
    guard !yes, !dryRun, let ask = context.ask else {
      return RoadmapRenames(accepted: given, declined: [])
    }
    return .asked(given, from: old, to: target.roadmap, ask)
  }

  /// A file gets the old slugs itself; a stored version never changes, so a next version gets them.
  private func amended(
    _ target: NamedRoadmap, _ renames: RoadmapRenames, from old: Roadmap, _ desk: Desk,
    _ context: Context
  ) throws -> AmendedRoadmap? {
    guard !renames.accepted.isEmpty else { return nil }
    if target.isFile, let name, name != "-", SamePath.exists(name) {
      return try AmendedRoadmap(file: name, renames.accepted, from: old, context)
    }
    let stored = try desk.store.roadmaps().filter { $0.reference.slug == target.roadmap.slug }
    let newest = max(stored.map(\.reference.version).max() ?? 0, target.roadmap.version)
    return try AmendedRoadmap(
      target.roadmap, version: name == "-" ? target.roadmap.version : newest + 1, renames.accepted,
      from: old)
  }

  /// The named version; by default the newest, stored or shipped.
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
          "\(reference) is not a version of \(own.slug), which \(learner) follows",
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
        "upgrading from \(own) to \(target) needs a confirmation, and there is no terminal",
        zh: "此处无法询问是否从 \(own) 改用 \(target)"),
      hint: Text(
        "Preview it: \(again) --dry-run. Then confirm: \(again) --yes",
        zh: "先看变化：\(again) --dry-run；再执行：\(again) --yes"))
  }

  private func agrees(_ context: Context, _ preview: RoadmapPreview) -> Bool {
    let question =
      preview.text + say("Follow it from now on? [y/N] ", zh: "从现在起使用它吗？[y/N] ")
    return isYes(context.ask?(question))
  }
}
