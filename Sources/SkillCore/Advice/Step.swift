/// One thing to do about one item: its kind, its cost, its commands.
/// Source: TheRule, "Steps".
public struct Step: Hashable, Sendable {
  public let item: Slug
  public let label: Text
  /// 1...5.
  public let stars: Int
  /// Nil outside the stages.
  public let stage: Int?
  public let action: Action
  /// Whether a proof must be added: false if it has one, or needs none.
  public let addsProof: Bool
  public let remaining: Remaining

  public enum Action: String, Hashable, Sendable, CaseIterable {
    /// It is completed: only the evidence is missing.
    case prove
    /// It was studied before: the rest of the target, then `done`.
    case finish
    /// It was never studied: its target, then `done`.
    case learn
    /// A habit, up to its full count.
    case keep
  }

  /// Its cost; a missing week or month of a habit counts as two hours.
  public var cost: StudyTime {
    switch remaining {
    case .study(let time): time
    case .habit(let count, _):
      StudyTime(minutes: min(count, 1_000_000_000) * Step.minutesPerPeriod)
    }
  }

  private static let minutesPerPeriod = 120
}

/// What is left to do for one item.
public enum Remaining: Hashable, Sendable {
  /// The target minus the study so far; zero if only the completion or the evidence is missing.
  case study(StudyTime)
  /// At least this many more weeks or months of a habit.
  case habit(Int, Roadmap.Habit.Period)
}

extension StudyTime {
  /// What is missing to a target in minutes; zero once it is reached. Cannot overflow.
  func missing(toMinutes target: Int) -> StudyTime {
    let goal = StudyTime(minutes: target).seconds
    let (missing, _) = goal.subtractingReportingOverflow(max(seconds, 0))
    return StudyTime(seconds: max(missing, 0))
  }
}
