import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Edit: Verb {
  static var name: String { "edit" }
  static var form: Form {
    Form(
      Text("Correct a record.", zh: "更正一条记录。"), effect: .records,
      more: Text(
        """
        ID is the end of a fact's id, as history shows it, @1 for the session that started last, or \
        @last for what was recorded last. What is not given stays as it was: --at moves a session as \
        a whole, --from its start, --end its end, --day to another day. A clock alone is one of the \
        record's own day, in its own zone; it turns a length on a day into a timed session. A note without options opens in the editor. The corrected fact gets an id of \
        its own; the old id leads to it.
        """,
        zh: "编号是 history 中显示的 id 末尾几位；@1 表示最近开始的一次学习，@last 表示最近记下的一条。没有给出的内容保持不变："
          + "--at 平移整段学习，--from 只改开始，--end 只改结束，--day 换一天。只给时刻时，指记录当天、记录所在时区的那个时刻；"
          + "用于只有日期的时长，则它从此有起止时间。"
          + "笔记不带选项时会打开编辑器。更正后的记录有新的编号，旧编号会指向它。"),
      usage: [
        Correction.forms, BulkCorrection.forms,
      ],
      words: [
        Word(.id, Text("Which one.", zh: "哪一条。"), .optional),
        Word(.duration, Text("The same as --duration.", zh: "与 --duration 相同。"), .many),
      ],
      options: [
        .value("--skill", kind: .skill, help: Text("The right skill.", zh: "正确的技能。")),
        .value("--day", kind: .day, help: Text("The right day.", zh: "正确的日期。")),
        .value(
          "--at", kind: .time,
          help: Text("When it was; moves a session as a whole.", zh: "发生的时间；会平移整段学习。")),
        .value(
          "--from", kind: .time, help: Text("When it began; its end stays.", zh: "开始时间；结束时间不变。")),
        .value("--duration", kind: .duration, help: Text("How long the session was.", zh: "学习时长。")),
        .value(
          "--end", "--to", kind: .time,
          help: Text("When it ended; its start stays.", zh: "结束时间；开始时间不变。")),
        .value(
          "--evidence", kind: .link,
          help: Text("The evidence; - reads standard input.", zh: "证据；- 表示从标准输入读取。")),
      ] + RemarkOptions.form + [
        .flag("--no-note", help: Text("Remove the remark.", zh: "去掉备注。")),
        .flag("--no-tags", help: Text("Remove all tags.", zh: "去掉所有标签。")),
        .flag(
          "--all",
          help: Text("Change all that match --skill and --tag.", zh: "更改符合 --skill 与 --tag 的全部记录。")),
        .value("--set-skill", kind: .skill, help: Text("The new skill.", zh: "它们的新技能。")),
        .value("--set-tag", kind: .tag, help: Text("The new tag.", zh: "标签的新名称。")),
        .flag("--dry-run", help: Text("Only show what would change.", zh: "只显示是哪些。")),
      ] + OverlapOptions.form,
      examples: [
        Text(same: "rung edit @1 45m"),
        Text("rung edit @1 --day friday", zh: "rung edit @1 --day 周五"),
        Text(
          "rung edit @1 --skill redis --note 'Streams, not lists'",
          zh: "rung edit @1 --skill redis --note '是流，不是列表'"),
        Text(same: "rung edit @1 --end 21:30"),
        Text(
          "rung edit --all --tag deep --set-tag focus", zh: "rung edit --all --tag 深入 --set-tag 专注"),
      ])
  }

  let id: String
  let skill: String?
  let day: String?
  let at: String?
  let from: String?
  let duration: String?
  let saysDurationTwice: Bool
  let end: String?
  let evidence: String?
  let remark: RemarkOptions
  let all: Bool
  let setSkill: String?
  let setTag: String?
  let isDryRun: Bool
  let noNote: Bool
  let noTags: Bool
  let overlap: OverlapOptions
  let options: GlobalOptions

  init(_ line: Line) {
    id = line.word(0) ?? ""
    skill = line["--skill"]
    day = line["--day"]
    at = line["--at"]
    from = line["--from"]
    let words = line.words.dropFirst()
    duration = line["--duration"] ?? (words.isEmpty ? nil : words.joined(separator: " "))
    saysDurationTwice = line["--duration"] != nil && !words.isEmpty
    end = line["--end"]
    evidence = line["--evidence"]
    remark = RemarkOptions(line)
    all = line.has("--all")
    setSkill = line["--set-skill"]
    setTag = line["--set-tag"]
    isDryRun = line.has("--dry-run")
    noNote = line.has("--no-note")
    noTags = line.has("--no-tags")
    overlap = OverlapOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    guard !all, setSkill == nil, setTag == nil, !isDryRun else {
      guard all else {
        throw Refusal(
          "usage", .usage,
          Text(
            "--set-skill, --set-tag and --dry-run go with --all",
            zh: "--set-skill、--set-tag 与 --dry-run 要与 --all 同用"),
          hint: BulkCorrection.forms)
      }
      return try BulkCorrection(self, invocation).answer()
    }
    guard !id.isEmpty else {
      throw Refusal(
        "usage", .usage, Text("no record given", zh: "请说明哪一条"), hint: Correction.forms)
    }
    let desk = try invocation.desk(for: .writing, telling: true)
    let (old, notices) = try desk.countedFact(id)
    let (corrected, remarks) = try Correction(self, of: old, desk, invocation).fact()
    let edited = try desk.store.replace(
      old.id, with: corrected, of: desk.learner, overlap: try overlap.rule(),
      moment: invocation.zone(of: old.at).moment, invocation.command)
    let logged = LoggedSession(
      fact: edited.fact, overlaps: edited.overlaps, wasTrimmed: edited.wasTrimmed)
    let overlaps = try SessionAnswer(logged, nil, desk, invocation).remarks()
    return try invocation.answer(
      remarks: notices + remarks + overlaps,
      json: .object([
        ("changed", .bool(edited.changed)), ("fact", invocation.json(edited.fact)),
        ("replaced", edited.changed ? .string("\(old.id)") : .null),
        ("trimmed", .bool(edited.wasTrimmed)),
        ("overlaps", .array(edited.overlaps.map { .string("\($0.id)") })),
      ]),
      text: line(edited, old, desk, invocation))
  }

  /// `Corrected [3f9a]: session asyncio 1h 30m, today 14:00-15:30 +deep  [85f8]`
  private func line(
    _ edited: EditedFact, _ old: Fact, _ desk: Desk, _ invocation: Invocation
  ) throws -> String {
    let before = try desk.store.shortID(old.id)
    guard edited.changed else {
      return say(
        "[\(before)] says that already: nothing changed\n", zh: "[\(before)] 本来就是这样：没有变化\n")
    }
    let fact = edited.fact
    let skill = fact.skill.map { " " + invocation.style(.bold, "\($0)") } ?? ""
    let length = fact.duration.map { " " + invocation.durationText($0) } ?? ""
    let tags = fact.tags.map { " +" + visible($0) }.joined()
    let id = invocation.style(.dim, "[\(try desk.store.shortID(fact.id))]")
    let when = invocation.whenText(fact)
    let what = "\(fact.kind.label.said)\(skill)\(length)"
    return say(
      "Corrected [\(before)]: \(what), \(when)\(tags)  \(id)\n",
      zh: "已更正 [\(before)]：\(what)，\(when)\(tags)  \(id)\n")
  }
}
