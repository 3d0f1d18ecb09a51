// The schema's constraints as checks, so that a record from another file is refused with a message
// before it reaches them.

extension PermanentRecord {
  /// The longest text, in bytes.
  static let longestText = 1 << 20

  /// - Throws: `BadRecord`. References between records and a roadmap's faults (`Roadmap.faults()`)
  ///   are checked elsewhere.
  public func check() throws(BadRecord) {
    switch self {
    case .learner(let learner):
      if let name = learner.name { try checkText(name, "name") }
    case .action(let action):
      try checkTime(action.at)
      try checkTime(action.changedAt)
      try checkText(action.words, "command")
    case .setting(let setting): try setting.check()
    case .fact(let record): try record.check()
    case .roadmap, .void: break
    }
  }
}

extension SettingRecord {
  /// The keys of a learner's settings, with checks of their values.
  private static let learnersKeys: [String: @Sendable (String) -> Bool] = [
    "name": { !$0.isEmpty }, "hidden": { $0 == "0" || $0 == "1" },
    "roadmap": { RoadmapReference($0) != nil }, "weekly-goal": { $0.isEmpty || Int($0) != nil },
  ]

  fileprivate func check() throws(BadRecord) {
    try checkTime(at)
    try checkText(value, "value")
    try checkText(key, "key")
    if learner != nil, key.hasPrefix("import-map:"), action != nil { return }
    if learner == nil, key.hasPrefix("roadmap-added:"), action != nil,
      RoadmapReference(String(key.dropFirst("roadmap-added:".count))) != nil
    {
      return
    }
    guard learner != nil, let isValue = SettingRecord.learnersKeys[key] else {
      throw BadRecord(
        Text("unknown setting “\(short(key))”", zh: "未知的设置：“\(short(key))”"))
    }
    guard isValue(value) else {
      throw BadRecord(
        Text("invalid value “\(short(value))” for “\(key)”", zh: "“\(short(value))”不能作为“\(key)”的值"))
    }
    guard action != nil || key == "name" || key == "roadmap" else {
      throw BadRecord(Text("“action” is missing here; add it", zh: "此处缺少“action”；请补上"))
    }
  }
}

extension FactRecord {
  fileprivate func check() throws(BadRecord) {
    if actions.isEmpty {
      throw BadRecord(Text("this fact has no action", zh: "没有任何操作记下这条记录"))
    }
    try fact.check()
  }
}

extension Fact {
  /// The rules for every fact, whatever its source, so that the schema's constraints never report
  /// them.
  public func check() throws(BadRecord) {
    try checkMoment(at)
    guard at.canCount(on: at.localDay) else {
      throw BadRecord(
        Text(
          "the day \(at.localDay) is neither that of \(at.iso8601) nor the day before",
          zh: "\(at.localDay) 既不是 \(at.iso8601) 当天，也不是其前一晚"))
    }
    var needsNote = false
    switch kind {
    case .session(let end):
      try checkMoment(end)
      try checkSession()
    case .length:
      guard at == Moment(day: at.localDay, zone: at.zone) else {
        throw BadRecord(Text("a length on a day has no clock", zh: "只有日期的时长不带时刻"))
      }
      try checkSession()
    case .rating(let value) where !(1...5).contains(value):
      throw BadRecord(Text("a rating is 1 to 5", zh: "自评须为 1 到 5"))
    case .evidence(let evidence): try checkText(evidence.text, "evidence")
    case .checkIn(let evidence): if let evidence { try checkText(evidence.text, "evidence") }
    case .note, .waiver, .notApplicable: needsNote = true
    case .timer, .completion, .rating: break
    }
    if let note {
      try checkText(note, "note")
    } else if needsNote {
      throw BadRecord(Text("“note” is missing here; add it", zh: "此处缺少“note”；请补上"))
    }
    if case .note = kind {
    } else if skill == nil {
      throw BadRecord(Text("“skill” is missing here; add it", zh: "此处缺少“skill”；请补上"))
    }
    try checkText(tags.joined(separator: " "), "tags")
    for tag in tags where tag.isEmpty || tag.unicodeScalars.contains(" ") {
      throw BadRecord(Text("a tag is one word: “\(short(tag))”", zh: "标签须为一个词：“\(short(tag))”"))
    }
  }

  private func checkSession() throws(BadRecord) {
    do throws(SessionFault) { _ = try session() } catch { throw BadRecord(error.message) }
  }

  private func checkMoment(_ moment: Moment) throws(BadRecord) {
    try checkTime(moment.instant)
    try checkText(moment.zone, "zone")
    guard !moment.zone.isEmpty, (-93_600...93_600).contains(moment.offset) else {
      throw BadRecord(
        Text("no zone, or more than 26 hours from UTC", zh: "没有时区，或与 UTC 相差超过 26 小时"))
    }
  }
}

/// From 1900 to 9999, with a day to spare for zones.
private func checkTime(_ instant: Instant) throws(BadRecord) {
  guard (-2_209_075_200...253_402_300_799).contains(instant.seconds) else {
    throw BadRecord(Text("this time is not between 1900 and 9999", zh: "时间不在 1900 年到 9999 年之间"))
  }
}

private func checkText(_ text: String, _ name: String) throws(BadRecord) {
  guard text.utf8.count <= PermanentRecord.longestText else {
    throw BadRecord(Text("“\(name)” is longer than 1 MiB", zh: "“\(name)”超过 1 MiB"))
  }
}

private func short(_ text: String) -> String {
  text.count <= 40 ? text : text.prefix(39) + "…"
}
