/// What is still to do for one item.
public enum Remaining: Hashable, Sendable {
  /// The target less what was studied; zero when the hours are there and only the completion is
  /// missing.
  case study(StudyTime)
  /// It is completed or waived: only the evidence is missing.
  case evidence
  /// So many more weeks or months of a habit, at least.
  case habit(Int, Roadmap.Habit.Period)
}

extension StudyTime {
  /// How much is missing to a target in minutes; zero once it is reached. Safe for any numbers.
  func missing(toMinutes target: Int) -> StudyTime {
    let (goal, overflow) = target.multipliedReportingOverflow(by: 60)
    let (missing, _) = (overflow ? Int.max : goal).subtractingReportingOverflow(max(seconds, 0))
    return StudyTime(seconds: max(missing, 0))
  }
}
