import SkillCore

// The two kinds of records of which there may be a million, written straight as bytes: in a tenth of the
// time of a JSON value.
extension [UInt8] {
  mutating func append(lineOf action: ActionRecord) {
    append(key: "{\"id\":", action.id.bits)
    append(key: ",\"at\":", action.at)
    append(key: ",\"command\":", action.words)
    append(text: action.isDone ? ",\"done\":true" : ",\"done\":false")
    append(key: ",\"changed\":", action.changedAt)
    append(UInt8(ascii: "}"))
  }

  mutating func append(lineOf record: FactRecord) {
    let fact = record.fact
    append(key: "{\"id\":", fact.id)
    append(key: ",\"learner\":", record.learner.bits)
    self += ",\"actions\":[".utf8
    for (place, action) in record.actions.enumerated() {
      append(key: place > 0 ? "," : "", action.bits)
    }
    append(key: "],\"kind\":", FactKind(fact.kind).rawValue)
    if let skill = fact.skill { append(key: ",\"skill\":", skill.description) }
    var isLength = false
    if case .length = fact.kind { isLength = true }
    if !isLength { append(key: ",\"at\":", fact.at) }
    append(key: ",\"zone\":", fact.at.zone)
    if isLength || fact.at.localDay != fact.at.calendarDay {
      append(key: ",\"day\":", fact.at.localDay.description)
    }
    append(kind: fact.kind, isRunning: record.isRunning)
    if let note = fact.note { append(key: ",\"note\":", note) }
    if !fact.tags.isEmpty {
      self += ",\"tags\":[".utf8
      for (place, tag) in fact.tags.enumerated() { append(key: place > 0 ? "," : "", tag) }
      append(UInt8(ascii: "]"))
    }
    if let replaced = record.replaces { append(key: ",\"replaces\":", replaced) }
    append(UInt8(ascii: "}"))
  }

  private mutating func append(kind: Fact.Kind, isRunning: Bool) {
    switch kind {
    case .session(let end): append(key: ",\"end\":", end)
    case .length(let length):
      self += ",\"length\":".utf8
      append(digits: 20) { $0.append(number: length.seconds) }
    case .timer: if isRunning { self += ",\"running\":true".utf8 }
    case .evidence(let proof): append(key: ",\"evidence\":", proof.text)
    case .note(let about?): append(key: ",\"about\":", about)
    case .checkIn(let proof?): append(key: ",\"evidence\":", proof.text)
    case .rating(let value):
      self += ",\"rating\":".utf8
      append(digits: 20) { $0.append(number: value) }
    case .note(nil), .checkIn(nil), .completion, .waiver, .notApplicable: break
    }
  }

  private mutating func append(key: StaticString, _ text: String) {
    append(text: key)
    append(quoted: text)
  }

  private mutating func append(key: StaticString, _ id: FactID) {
    append(text: key)
    append(digits: 34) {
      $0.append(UInt8(ascii: "\""))
      $0.append(id)
      $0.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(key: StaticString, _ moment: Moment) {
    append(text: key)
    append(digits: Digits.ofMoment + 2) {
      $0.append(UInt8(ascii: "\""))
      $0.append(moment)
      $0.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(key: StaticString, _ instant: Instant) {
    append(text: key)
    append(digits: Digits.ofMoment + 2) {
      $0.append(UInt8(ascii: "\""))
      $0.append(utc: instant)
      $0.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }
}
