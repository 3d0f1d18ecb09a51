import SkillCore
import SkillExchange
import SkillStore

/// What is said of an import.
struct ImportAnswer {
  private let tally: ImportTally
  private let tool: String
  private let names: ImportNames
  private let options: ImportOptions
  private let invocation: Invocation

  init(
    _ tally: ImportTally, tool: String, _ names: ImportNames, _ options: ImportOptions,
    _ invocation: Invocation
  ) {
    self.tally = tally
    self.tool = tool
    self.names = names
    self.options = options
    self.invocation = invocation
  }

  /// A dry run of what would be refused ends as the import would.
  func answer() throws -> Answer {
    let isRefused =
      tally.refused.count > 0 && !options.skipRefused
      || !tally.unmatched.isEmpty && !options.skipUnmatched
    return invocation.answer(
      remarks: remarks, code: isRefused ? .badFile : .done, json: json, text: text)
  }

  private var text: String {
    guard !tally.changesNothing else {
      guard !passedBy.isEmpty else {
        return say("There is nothing to import\n", zh: "没有可导入的记录\n")
      }
      return say("Nothing new: ", zh: "没有新内容：") + passedBy.joined(separator: say("; ", zh: "；"))
        + "\n"
    }
    let verb = options.dryRun ? say("Would import", zh: "将导入") : say("Imported", zh: "已导入")
    let rest = passedBy.map { say("; ", zh: "；另有 ") + $0 }.joined()
    return "\(verb) \(what)\(rest)\n" + invocation.text(table)
  }

  /// What was met and is not new.
  private var passedBy: [String] {
    let known = tally.known + tally.different.count
    var parts: [String] = []
    if known > 0 {
      parts.append(
        tally.changesNothing
          ? say(
            "\(counted(known, "record")) \(known == 1 ? "is" : "are") here already",
            zh: "\(known) 条记录都已存在")
          : say("\(known) here already", zh: "\(known) 条已存在"))
    }
    if tally.deleted > 0 {
      parts.append(
        say(
          "\(tally.deleted) deleted here, which stays so", zh: "\(tally.deleted) 条已在这里删除，不再导入"))
    }
    return parts
  }

  /// `3 sessions, 4h 30m`, or the kinds one by one.
  private var what: String {
    var parts = FactKind.allCases.compactMap { kind -> String? in
      guard let count = tally.added[kind] else { return nil }
      let isOne = count == 1
      return say(
        "\(count) \(isOne ? kind.one : kind.many)", zh: "\(count) \(kind.measure)")
    }
    if tally.back > 0 {
      parts.append(
        say(
          "\(tally.back) brought back", zh: "\(tally.back) 条（曾撤销，现已恢复）")
      )
    }
    if tally.total.seconds > 0 {
      parts.append(invocation.durationText(StudyTime(seconds: Int(tally.total.seconds))))
    }
    return parts.joined(separator: say(", ", zh: "，"))
  }

  private var table: Table {
    var table = Table([.init(""), .init("", .right), .init("", .right)])
    let sorted = tally.skills.sorted {
      ($1.value.seconds, $0.key) < ($0.value.seconds, $1.key)
    }
    for (skill, sum) in sorted {
      table.add([
        .init("\(skill)", .bold), .init("\(sum.count)"),
        .init(invocation.durationText(StudyTime(seconds: Int(sum.seconds)))),
      ])
    }
    return table
  }

  private var remarks: [String] {
    var lines: [String] = []
    func add(_ count: Int, _ en: String, zh: String) {
      if count > 0 { lines.append(say(en, zh: zh)) }
    }
    if !tally.newLearners.isEmpty {
      let names = tally.newLearners.map { visible($0) }.joined(separator: say(", ", zh: "、"))
      lines.append(say("New learners: \(names)", zh: "新学习者：\(names)"))
    }
    add(
      tally.overlaps,
      "\(counted(tally.overlaps, "session overlaps", "sessions overlap")) others: shared minutes count once.",
      zh: "有 \(tally.overlaps) 次与其他记录重叠：重叠的时间只算一次。")
    add(
      tally.running, "\(counted(tally.running, "entry", "entries")) still running: left out.",
      zh: "有 \(tally.running) 条仍在计时：未导入。")
    add(
      tally.empty, "\(counted(tally.empty, "entry", "entries")) without any time: left out.",
      zh: "有 \(tally.empty) 条没有时长：未导入。")
    for reason in LeftOut.allCases {
      if let count = tally.leftOut[reason] { lines.append(reason.text(count).said) }
    }
    lines += tally.remarks.map { visible($0.said) }
    if tally.negative.count > 0 {
      let time = invocation.durationText(StudyTime(seconds: Int(tally.negativeTotal.seconds)))
      lines.append(
        say(
          "\(counted(tally.negative.count, "negative entry", "negative entries")) left out, -\(time): a negative entry cannot be a session; log less instead:",
          zh: "有 \(tally.negative.count) 条负时长未导入，共 -\(time)：负时长不能作为一次学习，请直接少记："))
      lines += tally.negativeLines.map { "  " + visible($0) }
    }
    if !tally.passedOver.isEmpty {
      let names = tally.passedOver.map { visible($0) }.joined(separator: say(", ", zh: "、"))
      lines.append(
        say("Passed over, as it holds no records: \(names)", zh: "没有记录，已跳过：\(names)"))
    }
    add(
      tally.lengths,
      "\(counted(tally.lengths, "entry has", "entries have")) no clock: kept as a length on its day.",
      zh: "有 \(tally.lengths) 条没有时刻：记为当天的时长。")
    let zone = invocation.context.zone.name
    add(
      tally.local, "Times without an offset were read in \(zone).", zh: "没有偏移量的时间按 \(zone) 理解。")
    add(
      tally.repeated,
      "\(counted(tally.repeated, "session", "sessions")) in the hour that came twice: the first is taken.",
      zh: "有 \(tally.repeated) 次落在重复的一小时内：取第一次。")
    add(
      tally.rewritten,
      "\(counted(tally.rewritten, "tag", "tags")) of several words: written with hyphens.",
      zh: "有 \(tally.rewritten) 个标签含空格：已改用连字符。")
    add(
      tally.different.count,
      "\(counted(tally.different.count, "record")) differ\(tally.different.count == 1 ? "s" : "") from what is here, which stays:",
      zh: "有 \(tally.different.count) 条与已有的不同，保留已有的：")
    lines += tally.differentLines.map { "  " + visible($0) }
    lines += names.unusedMaps.map { visible($0.said) }
    lines += leftOut
    if options.dryRun {
      lines.append(say("Nothing was written.", zh: "没有写入任何内容。"))
    } else if !tally.changesNothing {
      lines.append(say("Take it back: rung undo", zh: "撤销：rung undo"))
    }
    return lines
  }

  private var leftOut: [String] {
    var lines: [String] = []
    if tally.refused.count > 0 {
      lines.append(
        say(
          "\(counted(tally.refused.count, "entry", "entries")) cannot be recorded:",
          zh: "有 \(tally.refused.count) 条无法记录："))
      lines += tally.refusedLines.map { "  " + visible($0) }
    }
    if !tally.unmatched.isEmpty {
      lines.append(
        say(
          "\(counted(tally.unmatched.count, "name")) that \(tally.unmatched.count == 1 ? "is" : "are") no skill:",
          zh: "有 \(tally.unmatched.count) 个名称没有对应的技能："))
      lines += tally.unmatchedLines(names).map { "  " + visible($0) }
    }
    return lines
  }

  private var json: JSON {
    func sum(_ value: ImportTally.Sum) -> [(String, JSON)] {
      [("count", .integer(value.count)), ("seconds", .integer(Int(value.seconds)))]
    }
    func places(_ places: ImportTally.Places) -> JSON {
      .object([
        ("count", .integer(places.count)),
        (
          "first",
          .array(
            places.first.map {
              .object([("place", .string($0.place)), ("message", .string($0.message.said))])
            })
        ),
      ])
    }
    func byName(_ sums: [(String, ImportTally.Sum)]) -> JSON {
      .array(
        sums.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
          .map { .object([("name", .string($0.0))] + sum($0.1)) })
    }
    return .object([
      ("format", .string(tool)), ("files", JSON(options.file)),
      ("dryRun", .bool(options.dryRun)),
      ("new", .integer(tally.new)), ("back", .integer(tally.back)),
      ("known", .integer(tally.known)), ("deleted", .integer(tally.deleted)),
      ("different", places(tally.different)),
      (
        "kinds",
        .object(
          FactKind.allCases.compactMap { kind in
            tally.added[kind].map { (kind.rawValue, .integer($0)) }
          })
      ),
      ("seconds", .integer(Int(tally.total.seconds))),
      ("skills", byName(tally.skills.map { ($0.key.description, $0.value) })),
      ("unmatched", byName(tally.unmatched.map { ($0.key, $0.value) })),
      ("refused", places(tally.refused)), ("learners", JSON(tally.newLearners)),
      ("overlaps", .integer(tally.overlaps)), ("running", .integer(tally.running)),
      ("unusedMaps", JSON(names.unused.map(\.name))),
      ("empty", .integer(tally.empty)),
      (
        "leftOut",
        .object(
          LeftOut.allCases.compactMap { reason in
            tally.leftOut[reason].map { (reason.rawValue, .integer($0)) }
          })
      ),
      ("negative", places(tally.negative)),
      ("negativeSeconds", .integer(Int(tally.negativeTotal.seconds))),
      ("passedOver", JSON(tally.passedOver)), ("lengths", .integer(tally.lengths)),
      ("repeatedHour", .integer(tally.repeated)), ("rewrittenTags", .integer(tally.rewritten)),
    ])
  }
}
