import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Status: Verb {
  static var name: String { "status" }
  static var form: Form {
    Form(
      Text("Show the running timer; exit code 1 when idle.", zh: "正在计时的内容；空闲时退出码为 1。"),
      more: Text(
        "Placeholders of --format: {skill} {elapsed} {minutes} {start} {note} {tags} {learner}. "
          + "For prompts: it writes nothing and waits 50 ms at most.",
        zh: "--format 的占位符：{skill} {elapsed} {minutes} {start} {note} {tags} {learner}。"
          + "适合放进提示符：不写文件，最多等待 50 毫秒。"),
      options: [
        .value(
          "--format", kind: .template,
          help: Text(
            "A template for prompts: '{skill} {elapsed}'.", zh: "提示符模板：'{skill} {elapsed}'。"))
      ],
      examples: [
        Text(same: "rung status"),
        Text(same: "rung status --format '{skill} {elapsed}'"),
      ])
  }

  let format: String?
  let options: GlobalOptions

  init(_ line: Line) {
    format = line["--format"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    // A prompt must not create a database.
    guard try DatabasePath.exists(invocation) else { return idle(invocation) }
    let desk = try invocation.desk(for: format == nil ? .reading : .glancing)
    guard let timer = try desk.store.timer(of: desk.learner) else { return idle(invocation) }
    let elapsed = max(.zero, StudyTime(from: timer.at.instant, to: invocation.context.now))
    if let format {
      return Answer(filled(format, timer, elapsed, desk.learner, invocation) + "\n", isData: true)
    }
    return invocation.answer(
      json: .object([
        ("running", true), ("timer", invocation.json(timer)),
        ("elapsedSeconds", .integer(elapsed.seconds)),
      ]),
      text: Status.line(timer, elapsed, invocation) + "\n")
  }

  private func idle(_ invocation: Invocation) -> Answer {
    if format != nil { return Answer("", code: .no) }
    return invocation.answer(
      remarks: options.json ? [] : [say("Start one: rung start SKILL", zh: "开始计时：rung start 技能")],
      code: .no, json: .object([("running", false)]),
      text: say("No timer runs.\n", zh: "当前没有计时。\n"))
  }

  /// `asyncio, 1h 5m since today 14:00`
  static func line(_ timer: Fact, _ elapsed: StudyTime, _ invocation: Invocation) -> String {
    let skill = invocation.style(.bold, timer.skill.map { "\($0)" } ?? "")
    let time = invocation.durationText(elapsed)
    let since = invocation.momentText(timer.at)
    let tags = timer.tags.map { " +" + visible($0) }.joined()
    return say("\(skill) \(time), since \(since)\(tags)", zh: "\(skill) \(time)，\(since) 开始\(tags)")
  }

  private func filled(
    _ template: String, _ timer: Fact, _ elapsed: StudyTime, _ learner: Learner,
    _ invocation: Invocation
  ) -> String {
    let values = [
      "skill": timer.skill.map { "\($0)" } ?? "", "elapsed": invocation.durationText(elapsed),
      "minutes": "\(elapsed.wholeMinutes)", "start": timer.at.clock,
      "note": visible(timer.note ?? ""), "tags": visible(timer.tags.joined(separator: " ")),
      "learner": visible(learner.name),
    ]
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      text += rest[..<open] + (values[name] ?? "{\(name)}")
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
