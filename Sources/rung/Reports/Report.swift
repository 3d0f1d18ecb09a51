import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Report: Verb {
  static var name: String { "report" }
  static var form: Form {
    Form(
      Text(
        "Study time by skill, stage, tag, day ...", zh: "学习时间报告：按技能、阶段、标签、日期等汇总。"),
      more: Text(
        "A session belongs to the local day it began on. The total counts a minute once, however many "
          + "sessions share it; a row is that skill's own time. By stage or capability, the targets are shown "
          + "beside the study so far.",
        zh: "一次学习算在它开始的那个当地日期。几次学习重叠的时间，合计只算一次；每一行是该技能自己的时间。"
          + "按阶段或能力汇总时，并列显示计划与累计。"),
      usage: [
        Text("rung report [PERIOD]", zh: "rung report [时段]")
      ],
      words: [
        Word(
          .period,
          Text(
            "A period: today, last week, october, 2026-10, 2026-W48, 7 days, all.",
            zh: "哪些日子：今天、上周、上个月、10月、2026-10、2026-W48、最近7天、全部。"),
          .many)
      ],
      options: ReportPeriod.form + [
        .value("--from", kind: .day, help: Text("From this day on.", zh: "从这一天起。")),
        .value("--to", kind: .day, help: Text("Up to this day.", zh: "到这一天为止。")),
        .value(
          "--by", kind: .choice,
          help: Text("What to group by (default: skill).", zh: "按什么汇总；默认按技能。"),
          choices: ReportGrouping.allCases.map(\.rawValue)),
        .flag("--csv", help: Text("Answer in CSV (RFC 4180).", zh: "以 CSV（RFC 4180）输出。")),
      ],
      examples: [
        Text(same: "rung report"),
        Text(same: "rung report --month --by day"),
        Text("rung report last week", zh: "rung report 上周"),
        Text(same: "rung report --all --by capability"),
      ])
  }

  let period: ReportPeriod?
  let words: [String]
  let from: String?
  let to: String?
  let by: ReportGrouping
  let csv: Bool
  let options: GlobalOptions

  init(_ line: Line) throws {
    period = try ReportPeriod(line)
    words = line.words
    from = line["--from"]
    to = line["--to"]
    by = line["--by"].flatMap(ReportGrouping.init(rawValue:)) ?? .skill
    csv = line.has("--csv")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    if csv && options.json {
      throw Refusal(
        "usage", .usage, Text("--csv and --json exclude each other", zh: "--csv 与 --json 不能同时使用"),
        hint: Text("Give one of them.", zh: "请只给其中一个。"))
    }
    let range = try ReportRange(period, words: words, from: from, to: to, invocation)
    let desk = try invocation.desk(for: .reading)
    return try desk.store.reading {
      let rows = try ReportRows(desk, by, range: range, today: invocation.context.today)
      let sums = ReportSums(
        rows: try rows.rows(), total: rows.total, soFar: by.hasPlan ? try rows.soFar() : nil)
      let goal = range.isThisWeek ? try desk.store.weeklyGoal(of: desk.learner) : nil
      let report = ReportText(
        sums: sums, grouping: by, isAll: range.from == nil, invocation: invocation)
      if csv {
        return Answer(
          try ReportData(sums, by).csv(), remarks: report.remarks().map(invocation.context.wrapped),
          isData: true)
      }
      let title = range.title(from: try rows.firstDay())
      return invocation.answer(
        remarks: options.json ? [] : report.remarks(),
        json: ReportData(sums, by).json(desk.learner, range, goal: goal),
        text: text(report, title, goal, invocation))
    }
  }

  private func text(
    _ report: ReportText, _ title: String, _ goal: StudyTime?, _ invocation: Invocation
  ) -> String {
    var text = invocation.style(.bold, title) + "\n"
    if report.sums.total.sessions == 0 && !by.hasPlan {
      text += say(
        "Nothing was studied. Record a session: rung log SKILL 90m\n",
        zh: "没有学习记录。补记一次学习：rung log 技能 90m\n")
    } else {
      text += report.table()
    }
    if let goal {
      text +=
        say("goal: ", zh: "周目标：") + goalText(report.sums.total.time, of: goal, invocation) + "\n"
    }
    return text
  }
}
