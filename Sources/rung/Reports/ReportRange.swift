import Arguments
import SkillCore

/// The period flags of a report.
enum ReportPeriod: String, CaseIterable {
  case day, week, month, year, all

  static var form: [Option] {
    allCases.map { .flag("--\($0.rawValue)", help: $0.help) }
  }

  /// - Throws: `Refusal` 64 if two are given.
  init?(_ line: Line) throws {
    let periods = ReportPeriod.allCases.filter { line.has("--\($0.rawValue)") }
    guard let period = periods.first else { return nil }
    if let other = periods.dropFirst().first {
      throw Refusal(
        "usage", .usage,
        Text(
          "two periods given: \(period.rawValue) and \(other.rawValue)",
          zh: "给出了两个时段：\(period.rawValue) 与 \(other.rawValue)"),
        hint: Text("Give one of them.", zh: "请只给其中一个。"))
    }
    self = period
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
}

/// The local days of a report; without a bound, as far as the record goes.
struct ReportRange {
  private let period: Period

  var from: LocalDay? { period.from }
  var to: LocalDay? { period.to }

  /// - Parameter words: a period in words, `last week`.
  /// - Throws: `Refusal` 64 for two periods, or days in the wrong order.
  init(
    _ flag: ReportPeriod?, words: [String] = [], from: String?, to: String?,
    _ invocation: Invocation
  ) throws {
    let isBounded = from != nil || to != nil
    if isBounded && (flag != nil || !words.isEmpty) || flag != nil && !words.isEmpty {
      throw Refusal(
        "usage", .usage,
        isBounded
          ? Text("--from and --to exclude a period", zh: "--from、--to 不能与时段同时使用")
          : Text("two periods given", zh: "一次给出了两个时段"),
        hint: Text("Give either days or a period.", zh: "请只给日期，或只给时段。"))
    }
    if isBounded {
      period = try invocation.days(from: from, to: to)
    } else if !words.isEmpty {
      period = try invocation.period(words.joined(separator: " "))
    } else {
      let unit = (flag ?? .week).unit
      period = unit.map { .this($0, of: invocation.context.today) } ?? .all
    }
  }

  /// Whether it is the week of the weekly goal.
  var isThisWeek: Bool { period.kind == .thisWeek }

  /// The days to list: up to today, or to a later one with study (at most two days ahead, for a
  /// learner who travelled west). Nil if there are none.
  func listed(_ days: DaySums, today: LocalDay) -> ClosedRange<LocalDay>? {
    let end = min(to ?? today, today)
    let last = max(end, min(days.last ?? end, today + 2))
    guard let first = from ?? days.first, first <= last else { return nil }
    return first...last
  }

  /// `This week, 2026-01-12 to 2026-01-18`
  ///
  /// - Parameter firstDay: the first one with study.
  func title(from firstDay: LocalDay?) -> String {
    let first = period.kind == .all ? firstDay : from
    let days: String? =
      switch (first, to) {
      case (let first?, let last?):
        first == last ? "\(first)" : say("\(first) to \(last)", zh: "\(first) 至 \(last)")
      case (let first?, nil): say("since \(first)", zh: "自 \(first) 起")
      case (nil, let last?): say("until \(last)", zh: "截至 \(last)")
      case (nil, nil): nil
      }
    return [period.title?.said, days].compactMap { $0 }.joined(separator: say(", ", zh: "，"))
  }
}
