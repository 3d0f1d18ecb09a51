/// One thing to do about one item: what it is, what it costs and what has to be typed.
/// Source: TheRule, "Steps".
public struct Step: Hashable, Sendable {
  public let item: Slug
  public let label: Text
  /// 1...5.
  public let stars: Int
  /// Nil outside the stages.
  public let stage: Int?
  public let action: Action
  /// Whether a proof has to be added: false where it has one, or where none is needed.
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

  /// What it takes; a missing week or month of a habit counts as two hours.
  public var cost: StudyTime {
    switch remaining {
    case .study(let time): time
    case .habit(let count, _):
      StudyTime(minutes: min(count, 1_000_000_000) * Step.minutesPerPeriod)
    }
  }

  private static let minutesPerPeriod = 120
}

/// What is still to do for one item.
public enum Remaining: Hashable, Sendable {
  /// The target less what was studied; zero when only the completion or the evidence is missing.
  case study(StudyTime)
  /// So many more weeks or months of a habit, at least.
  case habit(Int, Roadmap.Habit.Period)
}

extension StudyTime {
  /// How much is missing to a target in minutes; zero once it is reached. Safe for any numbers.
  func missing(toMinutes target: Int) -> StudyTime {
    let goal = StudyTime(minutes: target).seconds
    let (missing, _) = goal.subtractingReportingOverflow(max(seconds, 0))
    return StudyTime(seconds: max(missing, 0))
  }
}
