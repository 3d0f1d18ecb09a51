import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct CheckDatabase: Verb {
  static var name: String { "check" }
  static var form: Form {
    Form(
      Text("Look for damage; exit code 1 with findings.", zh: "检查是否损坏；有问题时退出码为 1。"),
      effect: .maintains,
      more: Text(
        "Each finding comes with its remedy. --fix rebuilds what is derived from the facts: sums, indexes, the "
          + "note index, which facts count. It first makes a verified copy beside the file, and never touches a fact.",
        zh: "每个问题都附有处理办法。--fix 会重新推算由记录得出的内容：合计、索引、笔记检索、哪些记录生效；事先在旁边制作经过校验的副本，绝不改动记录本身。"),
      options: [
        .flag("--fix", help: Text("Rebuild what can be derived.", zh: "修复可以重新推算的部分。"))
      ],
      examples: [
        Text(same: "rung db check"),
        Text(same: "rung db check --fix"),
      ])
  }

  let fix: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    fix = line.has("--fix")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let file = try invocation.databaseFile()
    let now = invocation.context.now.seconds
    guard fix else {
      let findings = try file.check(now: now, canonical: RoadmapFile.canonical)
      return CheckAnswer(findings, nil, try file.journalRemarks(), invocation).answer()
    }
    let repaired = try file.repair(now: now, canonical: RoadmapFile.canonical)
    return CheckAnswer(repaired.after, repaired, try file.journalRemarks(), invocation).answer()
  }
}
