import SkillCore

/// Parses days and periods: `--from october`, `report last week`.
extension Invocation {
  func period(_ phrase: String) throws -> Period {
    try Period.parse(phrase, today: context.today)
  }

  /// The days from `--from` to `--to`; a period gives its first or last day.
  /// - Throws: `Refusal` 64 if they are in the wrong order.
  func days(from: String?, to: String?) throws -> Period {
    let days = Period(
      from: try from.map { try bound($0, \.from) }, to: try to.map { try bound($0, \.to) })
    if let first = days.from, let last = days.to, last < first {
      throw Refusal(
        "bad-range", .usage,
        Text("--from \(first) is after --to \(last)", zh: "--from \(first) 晚于 --to \(last)"),
        hint: Text("Swap them.", zh: "请对调。"))
    }
    return days
  }

  private func bound(_ phrase: String, _ side: KeyPath<Period, LocalDay?>) throws -> LocalDay {
    if let day = try period(phrase)[keyPath: side] { return day }
    throw Refusal(
      "bad-day", .usage,
      Text("'\(phrase)' has no first or last day", zh: "“\(phrase)”没有这一端"),
      hint: Text("Give a day: 2026-01-15, yesterday, october.", zh: "请给出日期：2026-01-15、昨天、10月。"))
  }

  /// The day of a verdict; a period gives its last day, up to today, with a notice.
  func lastDay(_ phrase: String) throws -> (day: LocalDay, notices: [String]) {
    let period = try period(phrase)
    let today = context.today
    guard let last = period.to, last != period.from else { return (period.to ?? today, []) }
    let day = period.from.map { $0 <= today } ?? true ? min(last, today) : last
    return (
      day, [say("For \(phrase), this is its last day, \(day).", zh: "取“\(phrase)”的最后一天：\(day)。")]
    )
  }
}
