import SkillCore
import ThinSQLite

extension Store {
  /// The weekly goal; nil if none is set.
  public func weeklyGoal(of learner: Learner) throws -> StudyTime? {
    guard let value = try setting(.weeklyGoal, of: learner), let seconds = Int(value),
      (1...7 * 86_400).contains(seconds)
    else { return nil }
    return StudyTime(seconds: seconds)
  }

  /// Sets the goal, or removes it with nil; false if that was the goal already.
  public func setWeeklyGoal(
    _ goal: StudyTime?, of learner: Learner, _ command: Command
  ) throws -> Bool {
    try act(command) { journal in
      guard try weeklyGoal(of: learner) != goal else { return false }
      // A setting is never deleted: an empty value means none.
      try journal.set(.weeklyGoal, to: goal.map { "\($0.seconds)" } ?? "", of: learner)
      return true
    }
  }
}
