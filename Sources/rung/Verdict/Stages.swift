import Arguments
import SkillCore
import SkillExchange

struct Stages: Verb {
  static var name: String { "stages" }
  static var form: Form {
    Form(
      Text("Progress by stage.", zh: "各阶段的进度。"),
      examples: [
        Text(same: "rung stages")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let all = try StageRow.all(try desk.verdict(), desk)
    return invocation.answer(
      json: .array(all.map(\.json)), text: invocation.text(table(all, invocation)))
  }

  private func table(_ stages: [StageRow], _ invocation: Invocation) -> Table {
    var table = Table([
      .init(say("stage", zh: "阶段"), .right), .init("", wraps: true),
      .init(say("done", zh: "完成"), .right),
      .init(say("mastery", zh: "掌握度")), .init(say("studied", zh: "已学"), .right, drop: 2),
      .init(say("planned", zh: "计划"), .right, drop: 1),
    ])
    for stage in stages {
      table.add([
        Table.Cell(stage.stage.map { "\($0.number)" } ?? "-"),
        Table.Cell(
          stage.stage?.title.said ?? say("Resources, projects, habits", zh: "资源、项目与习惯"), .bold),
        Table.Cell("\(stage.done)/\(stage.counted.count)"),
        Table.Cell("\(bar(percent: stage.mastery, cells: 10)) \(stage.mastery)"),
        Table.Cell(invocation.durationText(stage.studied)),
        Table.Cell(invocation.durationText(stage.planned), .dim),
      ])
    }
    return table
  }
}

/// The progress of one stage; members of a group count individually here.
struct StageRow {
  /// Nil for skills without a stage, which come last.
  let stage: Roadmap.Stage?
  let rows: [SkillRow]
  /// Without those marked not applicable.
  let counted: [SkillRow]
  /// The study time of the stage, each minute counted once.
  let studied: StudyTime

  static func all(_ verdict: Verdict, _ desk: Desk) throws -> [StageRow] {
    let rows = SkillRow.all(verdict)
    let stages = verdict.roadmap.stages + [nil]
    let stageOf = Dictionary(rows.map { ($0.item.slug, $0.item.stage) }) { first, _ in first }
    let studied = try desk.store.studyRows(of: desk.learner, count: stages.count) { skill in
      guard let number = stageOf[skill] else { return stages.count }
      return stages.firstIndex { $0?.number == number } ?? stages.count
    }
    return zip(stages, studied).map { stage, sum in
      let own = rows.filter { $0.item.stage == stage?.number }
      return StageRow(
        stage: stage, rows: own, counted: own.filter(\.verdict.isApplicable), studied: sum.time)
    }.filter { !$0.rows.isEmpty }
  }

  var done: Int { counted.count { $0.verdict.mastery >= 80 } }

  /// The weighted mean of the masteries, floored.
  var mastery: Int {
    var (weight, sum) = (0, 0)
    for row in counted {
      weight += row.item.weight
      sum += row.item.weight * row.verdict.mastery
    }
    return weight == 0 ? 0 : sum / weight
  }

  var planned: StudyTime {
    counted.reduce(.zero) {
      $1.item.isHabit ? $0 : $0 + StudyTime(minutes: $1.item.target)
    }
  }

  var json: JSON {
    .object([
      ("stage", JSON(stage?.number)),
      (
        "title",
        stage.map { .object([("en", .string($0.title.en)), ("zh", .string($0.title.zh))]) } ?? .null
      ),
      ("items", .integer(counted.count)), ("done", .integer(done)), ("mastery", .integer(mastery)),
      ("studiedSeconds", .integer(studied.seconds)), ("plannedSeconds", .integer(planned.seconds)),
    ])
  }
}
