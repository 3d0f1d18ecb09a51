import Arguments
import SkillCore

/// Which days a report is about, as flags or as words.
enum ReportPeriod: String, CaseIterable {
  case day, week, month, year, all

  static var form: [Option] {
    allCases.map { .flag("--\($0.rawValue)", help: $0.help) }
  }

  /// - Throws: `Refusal` 64 for two of them, and for words that name none.
  init?(_ line: Line) throws {
    let flags = ReportPeriod.allCases.filter { line.has("--\($0.rawValue)") }
    var periods = flags
    if !line.words.isEmpty {
      let said = line.words.joined(separator: " ").lowercased()
      guard let period = ReportPeriod.allCases.first(where: { $0.names.contains(said) }) else {
        throw Refusal(
          "usage", .usage, Text("'\(said)' is not a period", zh: "“\(said)”不是时段"),
          hint: Text(
            "One of: today, week, month, year, all; or: rung report --from DAY --to DAY",
            zh: "可用：今天、本周、本月、今年、全部；或：rung report --from 日期 --to 日期"))
      }
      periods.append(period)
    }
    guard let period = periods.first else { return nil }
    if let other = periods.dropFirst().first {
      throw Refusal(
        "usage", .usage,
        Text(
          "two periods at once: \(period.rawValue) and \(other.rawValue)",
          zh: "给出了两个时段：\(period.rawValue) 与 \(other.rawValue)"),
        hint: Text("Give one of them.", zh: "请只给其中一个。"))
    }
    self = period
  }

  /// What people call it.
  private var names: [String] {
    switch self {
    case .day: ["day", "today", "今天", "今日"]
    case .week: ["week", "this week", "本周", "这周"]
    case .month: ["month", "this month", "本月", "这个月"]
    case .year: ["year", "this year", "今年"]
    case .all: ["all", "everything", "全部", "所有"]
    }
  }

  private var help: Text {
    switch self {
    case .day: Text("Today.", zh: "今天。")
    case .week: Text("This week, from Monday (the default).", zh: "本周，从周一起（默认）。")
    case .month: Text("This month.", zh: "本月。")
    case .year: Text("This year.", zh: "今年。")
    case .all: Text("Everything.", zh: "全部。")
    }
  }

  /// Nil for everything.
  fileprivate var unit: CalendarUnit? { CalendarUnit(rawValue: rawValue) }

  fileprivate var title: Text {
    switch self {
    case .day: Text("Today", zh: "今天")
    case .week: Text("This week", zh: "本周")
    case .month: Text("This month", zh: "本月")
    case .year: Text("This year", zh: "今年")
    case .all: Text("All time", zh: "全部")
    }
  }
}

/// The local days of a report. No bound on a side: as far as the record goes.
struct ReportRange {
  let from: LocalDay?
  let to: LocalDay?
  private let period: ReportPeriod?

  /// - Throws: `Refusal` 64 when days and a period are given, or the days are in the wrong order.
  init(_ period: ReportPeriod?, from: String?, to: String?, _ invocation: Invocation) throws {
    if from != nil || to != nil {
      guard period == nil else {
        throw Refusal(
          "usage", .usage,
          Text("--from and --to exclude a period", zh: "--from、--to 不能与时段同时使用"),
          hint: Text("Give either days or a period.", zh: "请只给日期，或只给时段。"))
      }
      self.period = nil
      self.from = try from.map(invocation.day)
      self.to = try to.map(invocation.day)
      if let first = self.from, let last = self.to, last < first {
        throw Refusal(
          "bad-range", .usage,
          Text("--from \(first) is after --to \(last)", zh: "--from \(first) 晚于 --to \(last)"),
          hint: Text("Exchange them.", zh: "请对调。"))
      }
      return
    }
    let period = period ?? .week
    let days = period.unit?.days(around: invocation.context.today)
    self.period = period
    self.from = days?.lowerBound
    self.to = days?.upperBound
  }

  /// Whether it is the week that a weekly goal speaks of.
  var isThisWeek: Bool { period == .week }

  /// The days to list one by one: up to today, or to a later one with study, which can only be
  /// two days ahead (a learner who travelled west). Nil when there is none.
  func listed(_ sums: StudySums, today: LocalDay) -> ClosedRange<LocalDay>? {
    let end = min(to ?? today, today)
    let last = max(end, min(sums.days.last ?? end, today + 2))
    guard let first = from ?? sums.days.first, first <= last else { return nil }
    return first...last
  }

  /// `This week, 2026-01-12 to 2026-01-18`
  func title(_ sums: StudySums) -> String {
    let first = period == .all ? sums.days.first : from
    let days: String? =
      switch (first, to) {
      case (let first?, let last?):
        first == last ? "\(first)" : say("\(first) to \(last)", zh: "\(first) 至 \(last)")
      case (let first?, nil): say("since \(first)", zh: "自 \(first) 起")
      case (nil, let last?): say("until \(last)", zh: "截至 \(last)")
      case (nil, nil): nil
      }
    return [period?.title.said, days].compactMap { $0 }.joined(separator: say(", ", zh: "，"))
  }
}
