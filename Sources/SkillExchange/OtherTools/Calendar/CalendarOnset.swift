import SkillCore

/// When a zone's standard or summer time begins.
struct CalendarOnset {
  let from: Int
  let to: Int
  let start: WallTime
  /// For a yearly onset, the month and its day; nil for a single one.
  var rule: (month: Int, day: Day)?
  /// On the wall clock before the onset.
  var until: Int64?
  /// Further onsets.
  var dates: [WallTime] = []

  enum Day {
    /// Of the month.
    case date(Int)
    /// The n-th weekday of the month, negative from its end; 1 is Monday.
    case weekday(Int, which: Int)
  }

  /// Its moments on the wall clock before it: the first one, and all up to a year.
  func moments(until year: Int) -> [Int64] {
    let begun = start.localSeconds
    var moments = [begun] + dates.map(\.localSeconds)
    guard let rule else { return moments }
    // Outlook's rules begin in 1601.
    let first = max(1899, start.day.civil.year)
    guard first <= year else { return moments }
    for year in first...year {
      guard let day = day(of: rule, in: year) else { continue }
      let moment = Int64(day.number) * 86_400 + Int64(start.second)
      if moment > begun, moment <= until ?? .max { moments.append(moment) }
    }
    return moments
  }

  private func day(of rule: (month: Int, day: Day), in year: Int) -> LocalDay? {
    switch rule.day {
    case .date(let day): return LocalDay(year: year, month: rule.month, day: day)
    case .weekday(let weekday, let which):
      let next = rule.month == 12 ? (year + 1, 1) : (year, rule.month + 1)
      guard let first = LocalDay(year: year, month: rule.month, day: 1),
        let after = LocalDay(year: next.0, month: next.1, day: 1)
      else { return nil }
      if which > 0 {
        let day = first + ((weekday - first.weekday + 7) % 7 + (which - 1) * 7)
        return day < after ? day : nil
      }
      let last = after + -1
      let day = last + (-((last.weekday - weekday + 7) % 7) + (which + 1) * 7)
      return day >= first ? day : nil
    }
  }
}
