import SkillCore
import SkillStore

/// A fact as an edit changes it; options that do not fit its kind are refused.
struct Correction {
  private let edit: Edit
  private let old: Fact
  private let desk: Desk
  private let invocation: Invocation
  /// A note's new text, if the editor was opened for it.
  private var edited: String?

  init(_ edit: Edit, of old: Fact, _ desk: Desk, _ invocation: Invocation) throws {
    self.edit = edit
    self.old = old
    self.desk = desk
    self.invocation = invocation
    if !asks, case .note = old.kind, invocation.context.run != nil {
      edited = try NoteEditor.text(invocation, editing: old.note ?? "") ?? old.note
    }
  }

  /// Whether any change was given.
  private var asks: Bool {
    [
      edit.skill, edit.day, edit.at, edit.from, edit.duration, edit.end, edit.evidence,
      edit.remark.note,
    ]
    .contains { $0 != nil } || edit.noNote || edit.noTags || !edit.remark.tag.isEmpty
  }

  /// - Returns: the fact with a new id, and remarks on how times were read.
  /// - Throws: `Refusal` 64.
  func fact() throws -> (Fact, [String]) {
    try check()
    let note = edit.noNote ? nil : try edited ?? edit.remark.note(invocation) ?? old.note
    let tags = edit.noTags || !edit.remark.tag.isEmpty ? try edit.remark.tags() : old.tags
    let skill = try skill()
    if let session = try old.session() {
      if edit.evidence != nil { throw no("--evidence") }
      let (time, notices) = try SessionCorrection(
        edit: edit, old: session, times: times, invocation: invocation
      ).session()
      return (
        Fact(
          id: invocation.context.newID(), skill: skill, session: time, note: note, tags: tags),
        notices + zoneNotice
      )
    }
    let time = try times.moved(edit.day, edit.at ?? edit.from)
    let kind = try kind()
    let fact = Fact(
      id: invocation.context.newID(), skill: skill, at: time?.moment ?? old.at, kind: kind,
      note: note, tags: tags)
    return (fact, (time?.notices ?? []) + zoneNotice)
  }

  private var times: RecordTimes {
    RecordTimes(at: old.at, zone: invocation.zone(of: old.at), now: invocation.context.now)
  }

  private var zoneNotice: [String] {
    let saysTime = [edit.at, edit.from, edit.end].contains { $0 != nil }
    let zone = times.zone
    guard saysTime, zone.name != invocation.context.zone.name else { return [] }
    let name = visible(zone.name)
    return [say("Times are read in \(name), where it was recorded.", zh: "时间按记录所在的 \(name) 理解。")]
  }

  static let forms = Text(
    "rung edit ID [DURATION] --skill S, --day D, --at T, --from T, --end T, --note X, --tag T, --evidence X",
    zh: "rung edit 编号 [时长] --skill S、--day D、--at T、--from T、--end T、--note X、--tag T、--evidence X")

  private func check() throws {
    let isSession = FactKind(old.kind) == .session
    let isTimed = isSession || old.kind == .timer
    let hasTags = !edit.remark.tag.isEmpty || edit.noTags
    guard asks || edited != nil else {
      throw refuse(
        Text("no change given", zh: "请说明要改什么"), Correction.forms)
    }
    if edit.saysDurationTwice {
      throw refuse(
        Text("two lengths are given", zh: "给出了两个时长"), Text("Give one of them.", zh: "请只给其中一个。"))
    }
    if edit.duration != nil, edit.end != nil { throw both("--duration", "--end") }
    if edit.at != nil, edit.from != nil { throw both("--at", "--from") }
    if edit.day != nil, !isLength, let other = saidTime { throw both("--day", other) }
    if edit.noNote, edit.remark.note != nil { throw both("--note", "--no-note") }
    if edit.noTags, !edit.remark.tag.isEmpty { throw both("--tag", "--no-tags") }
    if !isSession, edit.duration != nil { throw no("--duration") }
    if !isSession, edit.end != nil { throw no("--end") }
    if !isTimed, hasTags { throw no("--tag") }
    switch old.kind {
    case .note, .waiver: if edit.noNote { throw no("--no-note") }
    case .notApplicable:
      if edit.noNote { throw no("--no-note") }
      if edit.skill != nil { throw no("--skill") }
      if edit.day != nil { throw no("--day") }
      if edit.at != nil { throw no("--at") }
      if edit.from != nil { throw no("--from") }
    default: break
    }
  }

  private var isLength: Bool {
    if case .length = old.kind { true } else { false }
  }

  private var saidTime: String? {
    edit.at != nil ? "--at" : edit.from != nil ? "--from" : edit.end != nil ? "--end" : nil
  }

  private func skill() throws -> Slug? {
    guard let name = edit.skill else { return old.skill }
    return try Correction.skill(name, for: old, desk)
  }

  /// Resolves the skill that a record is moved to.
  /// - Throws: `Refusal` 64 if it does not fit that kind of record.
  static func skill(_ name: String, for old: Fact, _ desk: Desk) throws -> Slug {
    let item = try desk.item(name)
    switch old.kind {
    case .checkIn where !item.isHabit:
      throw HabitRefusal.isNoHabit(item, habits: try desk.roadmap().items.filter(\.isHabit))
    case .completion where item.isHabit, .waiver where item.isHabit, .evidence where item.isHabit:
      throw HabitRefusal.cannotBeDone(item)
    default: return item.slug
    }
  }

  private func kind() throws -> Fact.Kind {
    let proof = try TextArgument.evidence(edit.evidence, invocation.context)
    switch old.kind {
    case .evidence(let known): return .evidence(proof ?? known)
    case .checkIn(let known): return .checkIn(evidence: proof ?? known)
    default:
      if proof != nil { throw no("--evidence") }
      return old.kind
    }
  }

  private func no(_ option: String) -> Refusal {
    let kind = old.kind.label
    return refuse(
      Text("\(option) does not fit this record (\(kind.en))", zh: "\(option) 不适用于这条记录（\(kind.zh)）"),
      Text(
        "Leave it out; or delete the record and record it again: rung delete \(edit.id)",
        zh: "请去掉这个选项；或撤回后重新记录：rung delete \(edit.id)"))
  }

  private func both(_ one: String, _ other: String) -> Refusal {
    refuse(
      Text("\(one) and \(other) exclude each other", zh: "\(one) 与 \(other) 不能同时使用"),
      Text("Give one of them.", zh: "请只给其中一个。"))
  }

  private func refuse(_ message: Text, _ hint: Text) -> Refusal {
    Refusal("usage", .usage, message, hint: hint)
  }
}
