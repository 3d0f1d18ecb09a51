import SkillCore

@testable import SkillStore

func shanghai(_ instant: Instant) -> Moment {
  Moment(instant, zone: "Asia/Shanghai", offset: 28_800)
}

/// Minutes before or after `evening`; of the night after it, some count on that evening's day.
func minute(_ minutes: Int64) -> Moment {
  let moment = shanghai(Instant(seconds: evening + minutes * 60))
  guard minutes % 7 == 0, (120..<840).contains(minutes) else { return moment }
  return Moment(
    moment.instant, zone: moment.zone, offset: moment.offset, localDay: moment.localDay + -1)
}

extension TestStore {
  func session(
    _ skill: Slug, _ minutes: Range<Int64>, note: String? = nil, tags: [String] = []
  ) -> Fact {
    Fact(
      id: newID(), skill: skill, at: minute(minutes.lowerBound),
      kind: .session(end: minute(minutes.upperBound)), note: note, tags: tags)
  }

  /// A length on the day of a minute.
  func length(
    _ skill: Slug, _ length: Int64, on minutes: Int64, tags: [String] = []
  ) throws -> Fact {
    let time = StudyTime(minutes: Int(length))
    return Fact(
      id: newID(), skill: skill,
      session: try Session(time, on: minute(minutes).localDay, zone: "Asia/Shanghai"), tags: tags)
  }

  func fact(
    _ kind: Fact.Kind, _ skill: Slug? = "asyncio", at minutes: Int64 = 0, note: String? = nil,
    tags: [String] = []
  ) -> Fact {
    Fact(id: newID(), skill: skill, at: minute(minutes), kind: kind, note: note, tags: tags)
  }

  @discardableResult
  func log(_ session: Fact, _ overlap: OverlapRule = .tell) throws -> LoggedSession? {
    try store.log(session, of: ada, overlap: overlap, moment: shanghai, command("log"))
  }

  @discardableResult
  func log(_ minutes: Range<Int64>, _ overlap: OverlapRule = .tell) throws -> LoggedSession? {
    try log(session("asyncio", minutes), overlap)
  }

  @discardableResult
  func start(
    _ skill: Slug = "asyncio", at minutes: Int64 = 0, note: String? = nil, tags: [String] = [],
    _ overlap: OverlapRule = .tell
  ) throws -> StartedTimer {
    let timer = fact(.timer, skill, at: minutes, note: note, tags: tags)
    return try store.start(
      timer, of: ada, overlap: overlap, moment: shanghai, command("start"))
  }

  @discardableResult
  func stop(
    at minutes: Int64, note: String? = nil, tags: [String] = [], _ overlap: OverlapRule = .tell
  ) throws -> LoggedSession? {
    try store.stop(
      of: ada, at: minute(minutes), note: note, tags: tags, overlap: overlap, moment: shanghai,
      command("stop"))
  }

  @discardableResult
  func complete(
    _ skill: Slug = "asyncio", at minutes: Int64 = 0, evidence: Evidence? = nil, note: String? = nil
  ) throws -> MarkedDone {
    try store.complete(
      fact(.completion, skill, at: minutes, note: note), evidence: evidence, of: ada,
      command("done"))
  }

  /// The learner's live facts of these kinds, oldest first.
  func live(_ kinds: FactKind...) throws -> [Fact] {
    var query = FactQuery()
    if !kinds.isEmpty { query.kinds = Set(kinds) }
    return try store.facts(of: ada, query).reversed()
  }
}

extension Fact {
  /// Minutes from `evening`.
  var minutes: Range<Int64>? {
    guard case .session(let end) = kind else { return nil }
    return (at.instant.seconds - evening) / 60..<(end.instant.seconds - evening) / 60
  }
}
