import SkillCore
import SkillExchange

/// The remarks of an import.
struct ImportRemarks {
  private let tally: ImportTally
  private let names: ImportNames
  private let options: ImportOptions
  private let invocation: Invocation

  init(
    _ tally: ImportTally, _ names: ImportNames, _ options: ImportOptions, _ invocation: Invocation
  ) {
    self.tally = tally
    self.names = names
    self.options = options
    self.invocation = invocation
  }

  var lines: [String] {
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
    if tally.deducted.count > 0 || tally.deducted.seconds > 0 {
      let time = invocation.durationText(StudyTime(seconds: Int(tally.deducted.seconds)))
      lines.append(
        say(
          "Negative entries subtracted from the lengths of their days: -\(time).",
          zh: "负时长已从当天的时长中扣除：-\(time)。"))
    }
    add(
      tally.oddLengths,
      "\(counted(tally.oddLengths, "duration")) that cannot be read or does not fit start and end: start and end are taken.",
      zh: "有 \(tally.oddLengths) 个时长无法读取或与起止时间不符：按起止时间计算。")
    if tally.negative.count > 0 {
      let time = invocation.durationText(StudyTime(seconds: Int(tally.negativeTotal.seconds)))
      lines.append(
        say(
          "\(counted(tally.negative.count, "negative entry", "negative entries")) left out, -\(time): no length of that day and name is left to subtract from:",
          zh: "有 \(tally.negative.count) 条负时长未导入，共 -\(time)：当天没有同名的时长可供扣除："))
      lines += tally.negativeLines.map { "  " + visible($0) }
    }
    if !tally.passedOver.isEmpty {
      let names = tally.passedOver.map { visible($0) }.joined(separator: say(", ", zh: "、"))
      lines.append(
        say("Skipped, as it has no records: \(names)", zh: "没有记录，已跳过：\(names)"))
    }
    add(
      tally.lengths,
      "\(counted(tally.lengths, "entry has", "entries have")) no clock: kept as \(tally.lengths == 1 ? "a length on its day" : "lengths on their days").",
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
      "\(counted(tally.different.count, "record")) differ\(tally.different.count == 1 ? "s" : "") from what is here, which stays\(options.update ? "" : "; --update takes \(tally.different.count == 1 ? "it" : "them")"):",
      zh: "有 \(tally.different.count) 条与已有的不同，保留已有的\(options.update ? "" : "；--update 可采用文件中的")：")
    lines += ImportTally.few(tally.different).map { "  " + visible($0) }
    add(
      tally.changed.count,
      "\(counted(tally.changed.count, "record")) changed there \(tally.changed.count == 1 ? "takes" : "take") the place of what \(options.dryRun ? "is" : "was") here:",
      zh: "有 \(tally.changed.count) 条在原工具中改过，已替换这里的：")
    lines += ImportTally.few(tally.changed).map { "  " + visible($0) }
    lines += names.unusedMaps.map { visible($0.said) }
    lines += leftOut
    if options.dryRun {
      let isRefused = tally.refused.count > 0 && !options.skipRefused
      let isUnmatched = !tally.unmatched.isEmpty && !options.skipUnmatched
      lines.append(
        isRefused || isUnmatched
          ? say("Nothing was written; nothing would be.", zh: "没有写入任何内容；正式导入时也不会写入。")
          : say("Nothing was written.", zh: "没有写入任何内容。"))
    } else if !tally.changesNothing {
      lines.append(say("To undo it: rung undo", zh: "撤销：rung undo"))
    }
    return lines
  }

  private var leftOut: [String] {
    var lines: [String] = []
    if tally.refused.count > 0 {
      let option = options.skipRefused ? "" : " (--skip-refused)"
      lines.append(
        say(
          "\(counted(tally.refused.count, "entry", "entries")) cannot be recorded\(option):",
          zh: "有 \(tally.refused.count) 条无法记录\(option)："))
      lines += tally.refusedLines.map { "  " + visible($0) }
    }
    if !tally.unmatched.isEmpty {
      let option = options.skipUnmatched ? "" : " (--map, --skip-unmatched)"
      lines.append(
        say(
          "\(counted(tally.unmatched.count, "name")) that \(tally.unmatched.count == 1 ? "is" : "are") no skill\(option):",
          zh: "有 \(tally.unmatched.count) 个名称没有对应的技能\(option)："))
      lines += tally.unmatchedLines(names).map { "  " + visible($0) }
    }
    return lines
  }
}
