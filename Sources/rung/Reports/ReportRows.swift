import Arguments
import SkillCore
import SkillExchange
import SkillStore

/// What a report groups by.
enum ReportGrouping: String, CaseIterable {
  case skill, stage, capability, tag, day, week, month

  /// Whether targets are shown beside the study time.
  var hasPlan: Bool { self == .stage || self == .capability }

  /// The most days, weeks or months without study that are listed one by one.
  var longestGap: Int? {
    switch self {
    case .day: 7
    case .week: 4
    case .month: 3
    default: nil
    }
  }

  var label: Text {
    switch self {
    case .skill: Text("skill", zh: "技能")
    case .stage: Text("stage", zh: "阶段")
    case .capability: Text("capability", zh: "能力")
    case .tag: Text("tag", zh: "标签")
    case .day: Text("day", zh: "日期")
    case .week: Text("week (Monday)", zh: "周（周一）")
    case .month: Text("month", zh: "月份")
    }
  }
}

/// One line of a report.
struct ReportRow {
  /// In JSON.
  var key: JSON
  var label: String
  var sum: StudySum
  /// Only for stages and capabilities.
  var plan: Plan?

  struct Plan {
    /// All study up to the last day of the report.
    var soFar = StudyTime.zero
    /// The targets of the items that count.
    var planned = StudyTime.zero
    var isOnRoadmap = true

    var percent: Int { rung.percent(soFar.seconds, of: planned.seconds) }
  }
}

/// The computed report.
struct ReportSums {
  let rows: [ReportRow]
  /// Each minute counted once.
  let total: StudySum
  /// The same for all days up to the last one of the report; only with targets.
  let soFar: StudyTime?

  /// How much the sum of the rows exceeds the total, as rows share time.
  var overlap: StudyTime {
    max(.zero, rows.map(\.sum.time).reduce(.zero, +) - total.time)
  }
}

struct ReportRows {
  /// Each minute counted once.
  let total: StudySum
  private let desk: Desk
  private let grouping: ReportGrouping
  private let range: ReportRange
  private let today: LocalDay
  /// Nil for everything in rows that are not days: then no day is read.
  private let days: DaySums?

  init(_ desk: Desk, _ grouping: ReportGrouping, range: ReportRange, today: LocalDay) throws {
    self.desk = desk
    self.grouping = grouping
    self.range = range
    self.today = today
    if range.from == nil, range.to == nil, grouping.longestGap == nil {
      days = nil
      total = try desk.store.studyTotal(of: desk.learner)
    } else {
      let days = try desk.store.studyDays(of: desk.learner, from: range.from, to: range.to)
      self.days = days
      total = days.total
    }
  }

  func rows() throws -> [ReportRow] {
    switch grouping {
    case .skill: try bySkill()
    case .tag: try byTag()
    case .day: stretches(.day)
    case .week: stretches(.week)
    case .month: stretches(.month)
    case .stage: try ReportPlan(desk, range).byStage()
    case .capability: try ReportPlan(desk, range).byCapability()
    }
  }

  /// The first one with study.
  func firstDay() throws -> LocalDay? {
    try days.map(\.first) ?? desk.store.firstStudyDay(of: desk.learner)
  }

  /// All study up to the last day of the report.
  func soFar() throws -> StudyTime {
    range.from == nil
      ? total.time : try desk.store.studyDays(of: desk.learner, to: range.to).total.time
  }

  private func bySkill() throws -> [ReportRow] {
    let sums = try desk.store.studySkills(
      of: desk.learner, from: range.from, to: range.to, total: total.time)
    return sums.entries.sorted { ($1.sum.time, $0.skill) < ($0.sum.time, $1.skill) }.map {
      ReportRow(key: .string("\($0.skill)"), label: "\($0.skill)", sum: $0.sum)
    }
  }

  private func byTag() throws -> [ReportRow] {
    let sums = try desk.store.studyTags(of: desk.learner, from: range.from, to: range.to)
    return sums.sorted { ($1.value.time, $0.key) < ($0.value.time, $1.key) }.map { tag, sum in
      tag.isEmpty
        ? ReportRow(key: .null, label: say("(no tag)", zh: "（无标签）"), sum: sum)
        : ReportRow(key: .string(tag), label: tag, sum: sum)
    }
  }

  /// One row for each unit, even without study: a plot must not hide a gap.
  private func stretches(_ unit: CalendarUnit) -> [ReportRow] {
    guard let days, let listed = range.listed(days, today: today) else { return [] }
    let sums = days.sums(by: unit)
    var rows: [ReportRow] = []
    var start = unit.start(of: listed.lowerBound)
    while start <= listed.upperBound {
      let name = unit.name(of: start)
      let label =
        switch unit {
        case .day: "\(name) \(weekdayName(start.weekday))"
        case .week: "\(name) (\("\(start)".dropFirst(5)))"
        case .month, .year: name
        }
      rows.append(ReportRow(key: .string(name), label: label, sum: sums[start] ?? StudySum()))
      start = unit.startOfNext(after: start)
    }
    return rows
  }
}

/// - Parameter weekday: 1 is Monday, 7 is Sunday.
func weekdayName(_ weekday: Int) -> String {
  let names = say("Mon Tue Wed Thu Fri Sat Sun", zh: "周一 周二 周三 周四 周五 周六 周日").split(separator: " ")
  return names.indices.contains(weekday - 1) ? String(names[weekday - 1]) : ""
}
