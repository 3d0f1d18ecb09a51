import SkillCore
import SkillExchange

/// A report as JSON and CSV.
struct ReportData {
  private let sums: ReportSums
  private let grouping: ReportGrouping

  init(_ sums: ReportSums, _ grouping: ReportGrouping) {
    self.sums = sums
    self.grouping = grouping
  }

  func json(_ learner: Learner, _ range: ReportRange, goal: StudyTime?) -> JSON {
    .object([
      ("learner", .string(learner.name)), ("from", JSON(range.from.map { "\($0)" })),
      ("to", JSON(range.to.map { "\($0)" })), ("by", .string(grouping.rawValue)),
      ("seconds", .integer(sums.total.time.seconds)),
      ("sessions", .integer(sums.total.sessions)),
      ("overlapSeconds", .integer(sums.overlap.seconds)),
      ("weeklyGoalSeconds", JSON(goal?.seconds)), ("rows", .array(sums.rows.map(json))),
    ])
  }

  private func json(_ row: ReportRow) -> JSON {
    var members: [(String, JSON)] = [
      (grouping.rawValue, row.key), ("seconds", .integer(row.sum.time.seconds)),
      ("sessions", .integer(row.sum.sessions)),
    ]
    if let plan = row.plan {
      members += [
        ("soFarSeconds", .integer(plan.soFar.seconds)),
        ("plannedSeconds", .integer(plan.planned.seconds)),
        ("onRoadmap", .bool(plan.isOnRoadmap)),
      ]
    }
    return .object(members)
  }

  /// One row per line of the report, without the total.
  func csv() throws -> String {
    var bytes: [UInt8] = []
    var writer = CSVWriter { bytes += $0 }
    let planned = grouping.hasPlan ? ["so_far_seconds", "planned_seconds"] : []
    try writer.append([grouping.rawValue, "seconds", "duration", "sessions"] + planned)
    for row in sums.rows {
      let plan = row.plan.map { ["\($0.soFar.seconds)", "\($0.planned.seconds)"] } ?? []
      try writer.append(
        [
          name(row), "\(row.sum.time.seconds)",
          row.sum.time.spreadsheetText, "\(row.sum.sessions)",
        ] + plan)
    }
    try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  private func name(_ row: ReportRow) -> String {
    switch row.key {
    case .string(let text): text
    case .integer(let number): "\(number)"
    default: row.plan?.isOnRoadmap == false ? "other" : ""
    }
  }
}
