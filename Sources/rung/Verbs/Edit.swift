import ArgumentParser
import SkillCore
import SkillExchange
import SkillStore

struct Edit: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "edit", abstract: say("Correct something recorded.", zh: "更正一条记录。"),
      discussion: say(
        """
        ID is the end of a fact's id, as history shows it, or @1 for the session that started last. \
        What is not named stays as it was. --at moves a session as a whole. The corrected fact gets \
        an id of its own; the old id leads to it.
        """,
        zh: "编号是 history 中显示的 id 末尾几位；@1 表示最近开始的一次学习。没有给出的内容保持不变。"
          + "--at 会把整段学习平移。更正后的记录有新的编号，旧编号会指向它。"))
  }

  @Argument(help: ArgumentHelp(say("Which one.", zh: "哪一条。")))
  var id: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("The right skill.", zh: "正确的技能。"), valueName: "skill"))
  var skill: String?

  // `log` says --from and --to.
  @Option(
    name: [.long, .customLong("from")], parsing: .unconditional,
    help: ArgumentHelp(say("When it was, or began.", zh: "发生或开始的时间。"), valueName: "time"))
  var at: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("How long the session was.", zh: "学习时长。"), valueName: "duration"))
  var duration: String?

  @Option(
    name: [.long, .customLong("to")], parsing: .unconditional,
    help: ArgumentHelp(say("When the session ended.", zh: "学习的结束时间。"), valueName: "time"))
  var end: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      say("The evidence; - reads standard input.", zh: "证据；- 表示从标准输入读取。"), valueName: "link"))
  var evidence: String?

  @OptionGroup var remark: RemarkOptions

  @Flag(help: ArgumentHelp(say("Leave the remark out.", zh: "去掉备注。")))
  var noNote = false

  @Flag(help: ArgumentHelp(say("Leave all tags out.", zh: "去掉所有标签。")))
  var noTags = false

  @OptionGroup var overlap: OverlapOptions
  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let (old, notices) = try desk.liveFact(id)
    let (corrected, remarks) = try Correction(self, of: old, desk, invocation).fact()
    let edited = try desk.store.replace(
      old.id, with: corrected, of: desk.learner, overlap: try overlap.rule(),
      moment: invocation.moment, invocation.command)
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
    let when =
      if case .session(let end) = fact.kind {
        "\(invocation.dayText(fact.at.localDay)) \(invocation.rangeText(fact.at, end))"
      } else {
        invocation.momentText(fact.at)
      }
    let what = "\(fact.kind.label.said)\(skill)\(length)"
    return say(
      "Corrected [\(before)]: \(what), \(when)\(tags)  \(id)\n",
      zh: "已更正 [\(before)]：\(what)，\(when)\(tags)  \(id)\n")
  }
}
