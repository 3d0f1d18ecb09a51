import SkillCore

extension RecordReader {
  static func fact(_ fields: inout JSONFields) throws(FileFault) -> FactRecord {
    let id = try fields.required("id").asID()
    let learner: LearnerID = try fields.required("learner").asID()
    var actions: [ActionID] = []
    for action in try fields.required("actions").asArray() { actions.append(try action.asID()) }
    let zone = try fields.required("zone").asString()
    var isRunning = false
    let kind = try kind(&fields, zone, &isRunning)
    var tags: [String] = []
    for tag in try fields.optional("tags")?.asArray() ?? [] { tags.append(try tag.asString()) }
    let fact = Fact(
      id: id, skill: try fields.slug("skill"), at: try at(&fields, zone, kind), kind: kind,
      note: try fields.text("note"), tags: tags)
    return FactRecord(
      fact, learner: learner, actions: actions, replaces: try fields.id("replaces"),
      isRunning: isRunning)
  }

  /// A length on a day has only the day; with a time, the day may be the one before.
  private static func at(
    _ fields: inout JSONFields, _ zone: String, _ kind: Fact.Kind
  ) throws(FileFault) -> Moment {
    if case .length(let length) = kind {
      let value = try fields.required("day")
      let day = try value.asDay()
      do throws(SessionFault) {
        return try Session(length, on: day, zone: zone).at
      } catch {
        throw FileFault(at: value.position, error.message)
      }
    }
    let at = try fields.required("at").asMoment(zone)
    guard let value = fields.optional("day") else { return at }
    return Moment(at.instant, zone: zone, offset: at.offset, localDay: try value.asDay())
  }

  private static func kind(
    _ fields: inout JSONFields, _ zone: String, _ isRunning: inout Bool
  ) throws(FileFault) -> Fact.Kind {
    let spelled = try fields.required("kind")
    guard let kind = FactKind(spelled: try spelled.asString()) else {
      throw spelled.mismatch(
        Text(
          FactKind.listed(or: " or ", comma: ", "), zh: FactKind.listed(or: " 或 ", comma: "、")))
    }
    switch kind {
    case .session:
      if let length = fields.optional("length") {
        return .length(StudyTime(seconds: try length.asInteger()))
      }
      return .session(end: try fields.required("end").asMoment(zone))
    case .timer:
      isRunning = try fields.optional("running")?.asBool() ?? false
      return .timer
    case .completion: return .completion
    case .evidence: return .evidence(Evidence(try fields.required("evidence").asString()))
    case .note: return .note(about: try fields.id("about"))
    case .checkin: return .checkIn(evidence: try fields.text("evidence").map { Evidence($0) })
    case .rating: return .rating(try fields.required("rating").asInteger())
    case .waiver: return .waiver
    case .notApplicable: return .notApplicable
    }
  }
}

extension JSONFields {
  mutating func text(_ key: String) throws(FileFault) -> String? {
    guard let value = optional(key) else { return nil }
    return try value.asString()
  }

  mutating func slug(_ key: String) throws(FileFault) -> Slug? {
    guard let value = optional(key) else { return nil }
    return try value.asSlug()
  }

  mutating func id(_ key: String) throws(FileFault) -> FactID? {
    guard let value = optional(key) else { return nil }
    return try value.asID()
  }

  mutating func id<ID: OwnerID>(_ key: String) throws(FileFault) -> ID? {
    guard let value = optional(key) else { return nil }
    return try value.asID()
  }
}

extension PositionedJSON {
  func asID() throws(FileFault) -> FactID {
    guard case .string(let text) = value, let id = FactID(text) else {
      throw mismatch(Text("an id of 32 hexadecimal digits", zh: "32 位十六进制编号"))
    }
    return id
  }

  func asID<ID: OwnerID>() throws(FileFault) -> ID { ID(bits: try asID()) }

  func asInstant() throws(FileFault) -> Instant {
    guard case .string(let text) = value, let instant = Instant(utc: text) else {
      throw mismatch(Text("a time like 2026-01-15T06:00:00Z", zh: "形如 2026-01-15T06:00:00Z 的时间"))
    }
    return instant
  }

  func asDay() throws(FileFault) -> LocalDay {
    guard case .string(let text) = value, let day = LocalDay(iso8601: text) else {
      throw mismatch(Text("a day like 2026-01-15", zh: "形如 2026-01-15 的日期"))
    }
    return day
  }

  func asMoment(_ zone: String) throws(FileFault) -> Moment {
    guard case .string(let text) = value, let moment = Moment(iso8601: text, zone: zone) else {
      throw mismatch(
        Text("a time like 2026-01-15T14:00:00+08:00", zh: "形如 2026-01-15T14:00:00+08:00 的时间"))
    }
    return moment
  }
}
