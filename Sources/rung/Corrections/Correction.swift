import SkillCore
import SkillStore

/// What a fact becomes by an edit; what does not fit its kind is refused.
struct Correction {
  private let edit: Edit
  private let old: Fact
  private let desk: Desk
  private let invocation: Invocation
  /// A note's new text, where the editor was opened for it.
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

  /// Whether anything to change was named.
  private var asks: Bool {
    [edit.skill, edit.at, edit.from, edit.duration, edit.end, edit.evidence, edit.remark.note]
      .contains { $0 != nil } || edit.noNote || edit.noTags || !edit.remark.tag.isEmpty
  }

  /// - Returns: the fact, with a new id, and what should be told about the times.
  /// - Throws: `Refusal` 64.
  func fact() throws -> (Fact, [String]) {
    try check()
    let time = try (edit.at ?? edit.from).map { try self.time($0, on: old.at.localDay) }
    let at = time?.moment ?? old.at
    let (kind, notices) = try kind(at)
    let note = edit.noNote ? nil : try edited ?? edit.remark.note(invocation) ?? old.note
    let tags = edit.noTags || !edit.remark.tag.isEmpty ? try edit.remark.tags() : old.tags
    let fact = Fact(
      id: invocation.context.newID(), skill: try skill(), at: at, kind: kind, note: note, tags: tags
    )
    return (fact, (time?.notices ?? []) + notices + zoneNotice)
  }

  /// Times are read where the record was made; a clock alone is one of its own day.
  private func time(
    _ phrase: String, after start: Moment? = nil, on day: LocalDay? = nil
  ) throws -> SaidTime {
    let reading = try TimePhrase.parse(
      phrase, now: invocation.context.now, zone: zone, after: start?.instant, on: day)
    return SaidTime(moment: reading.moment, notices: [reading.notice].compactMap { $0?.said })
  }

  private var zone: Zone { invocation.zone(of: old.at) }

  private var zoneNotice: [String] {
    let saysTime = [edit.at, edit.from, edit.end].contains { $0 != nil }
    guard saysTime, zone.name != invocation.context.zone.name else { return [] }
    let name = visible(zone.name)
    return [say("Times are read in \(name), where it was recorded.", zh: "时间按记录所在的 \(name) 理解。")]
  }

  static let forms = Text(
    "rung edit ID --skill S, --at T, --from T, --end T, --duration D, --note X, --tag T, --evidence X",
    zh: "rung edit 编号 --skill S、--at T、--from T、--end T、--duration D、--note X、--tag T、--evidence X")

  private func check() throws {
    let isSession = FactKind(old.kind) == .session
    let isTimed = isSession || old.kind == .timer
    let hasTags = !edit.remark.tag.isEmpty || edit.noTags
    guard asks || edited != nil else {
      throw refuse(
        Text("say what to change", zh: "请说明要改什么"), Correction.forms)
    }
    if edit.duration != nil, edit.end != nil { throw both("--duration", "--end") }
    if edit.at != nil, edit.from != nil { throw both("--at", "--from") }
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
      if edit.at != nil { throw no("--at") }
      if edit.from != nil { throw no("--from") }
    default: break
    }
  }

  private func skill() throws -> Slug? {
    guard let name = edit.skill else { return old.skill }
    return try Correction.skill(name, for: old, desk)
  }

  /// The skill that a record is moved to.
  /// - Throws: `Refusal` 64 where it is none for that kind of record.
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

  private func kind(_ at: Moment) throws -> (Fact.Kind, [String]) {
    let proof = try TextArgument.evidence(edit.evidence, invocation.context)
    switch old.kind {
    case .session(let end):
      if proof != nil { throw no("--evidence") }
      let (newEnd, notices) = try self.end(from: at, before: end)
      try SessionLength.check(at, newEnd)
      guard newEnd.instant <= invocation.context.now else {
        throw refuse(
          Text(
            "the session would end in the future (\(newEnd.iso8601))",
            zh: "这次学习会在将来才结束（\(newEnd.iso8601)）"),
          Text("Shorten it, or say when it began: --at TIME", zh: "请缩短，或说明开始时间：--at 时间"))
      }
      // One that was as long before is not asked about again.
      let grows = (old.duration ?? .zero) < StudyTime(from: at.instant, to: newEnd.instant)
      let long = grows ? try LongSession.confirm(at, newEnd, invocation) : []
      return (.session(end: newEnd), notices + long)
    case .evidence(let text): return (.evidence(proof ?? text), [])
    case .checkIn(let text): return (.checkIn(evidence: proof ?? text), [])
    default:
      if proof != nil { throw no("--evidence") }
      return (old.kind, [])
    }
  }

  /// The end as said, else as far from the start as the length says, else as far as it was.
  private func end(from start: Moment, before end: Moment) throws -> (Moment, [String]) {
    if let phrase = edit.end {
      let time = try self.time(phrase, after: start)
      return (time.moment, time.notices)
    }
    let given = try edit.duration.map { try StudyTime(parsing: $0) }
    if given == nil, start == old.at || edit.from != nil { return (end, []) }
    let seconds = Int64((given ?? old.duration ?? .zero).seconds)
    let (sum, overflow) = start.instant.seconds.addingReportingOverflow(seconds)
    return (zone.moment(Instant(seconds: overflow ? (seconds < 0 ? .min : .max) : sum)), [])
  }

  private func no(_ option: String) -> Refusal {
    let kind = old.kind.label
    return refuse(
      Text("\(option) does not fit this record (\(kind.en))", zh: "\(option) 不适用于这条记录（\(kind.zh)）"),
      Text(
        "Leave it out; or take the record back and record it anew: rung delete \(edit.id)",
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
