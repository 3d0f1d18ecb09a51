import SkillCore
import SkillStore

extension DatabaseFile.Finding {
  /// For programs.
  var name: String {
    switch self {
    case .integrity: "integrity"
    case .constraint: "constraint"
    case .index: "index"
    case .foreignKey: "foreign-key"
    case .changedMigration: "changed-migration"
    case .unrecordedMigration: "unrecorded-migration"
    case .forgedMigration: "forged-migration"
    case .schema(_, let fault): "schema-\(fault.rawValue)"
    case .facts(let rule, _): rule.name
    case .countingFacts: "counting-facts"
    case .countingSettings: "counting-settings"
    case .studyTotals: "sums"
    case .noteIndex: "note-search"
    case .unreadable: "unreadable"
    case .roadmap: "roadmap"
    }
  }

  var text: Text {
    switch self {
    case .integrity(let words): Text("damage: \(words)", zh: "损坏：\(words)")
    case .constraint(let words):
      Text("a row violates a constraint: \(words)", zh: "有一行违反规则：\(words)")
    case .index(let words): Text("an index is corrupt: \(words)", zh: "索引有误：\(words)")
    case .foreignKey(let table, let parent):
      Text("a row of \(table) refers to a missing \(parent)", zh: "\(table) 中有一行引用了不存在的 \(parent)")
    case .changedMigration(let version, let name):
      Text(
        "migration \(version) \(name) was applied with a different text",
        zh: "迁移 \(version) \(name) 应用时的内容与当前不同")
    case .unrecordedMigration(let version):
      Text("migration \(version) is not recorded", zh: "迁移 \(version) 没有记录")
    case .forgedMigration(let version, let name):
      Text(
        "the down migration recorded for \(version) \(name) is not Rung's",
        zh: "为迁移 \(version) \(name) 记录的回退内容不是 Rung 的")
    case .schema(let object, .missing): Text("\(object) is missing", zh: "缺少 \(object)")
    case .schema(let object, .extra):
      Text("\(object) is not part of the schema", zh: "\(object) 不属于这里")
    case .schema(let object, .different):
      Text("\(object) differs from Rung's definition", zh: "\(object) 与 Rung 的定义不同")
    case .facts(let rule, let count): rule.text(count)
    case .countingFacts(let count):
      Text(
        "\(count) facts are counted and should not be, or the reverse", zh: "\(count) 条记录是否生效有误")
    case .countingSettings(let count):
      Text("\(count) settings (names, choices) are not the latest", zh: "\(count) 项设置（名字、选择）不是最新的")
    case .studyTotals(let count):
      Text("\(count) sums of study time are wrong", zh: "\(count) 个学习时长合计有误")
    case .noteIndex: Text("the note index is out of date", zh: "笔记检索与笔记不符")
    case .unreadable(let words): Text("cannot be read: \(words)", zh: "无法读取：\(words)")
    case .roadmap(let reference):
      Text("the roadmap \(reference) was changed after it was added", zh: "路线图 \(reference) 与加入时不同")
    }
  }

  /// What to type.
  var remedy: Text {
    if canBeRepaired, case .schema(_, .extra) = self {
      return Text(
        "Rung did not create it; this removes it, and keeps a copy of the file: rung db check --fix",
        zh: "它不是 Rung 建立的；以下命令会保留文件副本并移除它：rung db check --fix")
    }
    if canBeRepaired {
      return Text(
        "It can be rebuilt: rung db check --fix", zh: "可以重新推算：rung db check --fix")
    }
    switch self {
    case .facts(.laterThanNow, _):
      return Text(
        "Set the clock, or delete them: rung history, rung delete ID",
        zh: "请校准系统时钟，或删除这些记录：rung history，rung delete ID")
    case .schema(_, .extra):
      return Text(
        "Rung does not use it, and it may block a migration. Copy the file (cp), then drop or rename it.",
        zh: "Rung 不使用它，它还可能妨碍迁移。请先复制一份文件（cp），再删除或改名。")
    case .changedMigration, .unrecordedMigration:
      return Text(
        "Find the version that wrote it: rung db migrate --status; open it with that version.",
        zh: "查看由哪个版本写入：rung db migrate --status；请用该版本打开。")
    case .roadmap(let reference):
      return Text(
        "Add it as a new version: rung roadmap export \(reference.slug), then rung roadmap add FILE",
        zh: "请以新版本号重新加入：rung roadmap export \(reference.slug)，再 rung roadmap add 文件")
    case .facts, .constraint, .foreignKey, .unreadable:
      return Text(
        "Restore a backup: rung db restore FILE; to save what is readable: rung export json -o FILE",
        zh: "请恢复备份：rung db restore 文件；能读取的内容可用 rung export json -o 文件 保存")
    default:
      return Text(
        "Copy the file first (cp), then restore a backup: rung db restore FILE",
        zh: "请先复制一份文件（cp），再恢复备份：rung db restore 文件")
    }
  }
}

extension DatabaseFile.FactRule {
  /// `laterThanNow` is `later-than-now`.
  fileprivate var name: String {
    rawValue.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }

  fileprivate func text(_ count: Int) -> Text {
    switch self {
    case .laterThanNow:
      Text("\(count) facts are in the future: is the clock right?", zh: "\(count) 条记录在将来：系统时钟是否正确？")
    case .voidOfLater:
      Text("\(count) facts were deleted before they were recorded", zh: "\(count) 条记录在记下之前就被删除")
    case .endsBeforeStart:
      Text(
        "\(count) sessions end before they start, or last more than 24 hours",
        zh: "\(count) 次学习的结束早于开始，或超过 24 小时")
    case .wrongDay:
      Text("\(count) facts have a day that does not match their time", zh: "\(count) 条记录的日期与时间不符")
    case .beforeTime: Text("\(count) facts are from before 1900", zh: "\(count) 条记录早于 1900 年")
    case .wrongParts:
      Text(
        "\(count) facts lack a part that their kind requires, or have one too many",
        zh: "\(count) 条记录缺少其类型必有的内容，或多出内容")
    case .circle:
      Text("\(count) facts correct each other in a cycle", zh: "\(count) 条记录循环更正")
    case .nameless:
      Text("\(count) learners with a record have no name", zh: "\(count) 位有记录的学习者没有名字")
    }
  }
}
