import SkillCore
import ThinSQLite

extension Store {
  /// How long the learner means to study each week; nil when nothing was said.
  public func weeklyGoal(of learner: Learner) throws -> StudyTime? {
    guard let value = try setting(.weeklyGoal, of: learner), let seconds = Int(value),
      (1...7 * 86_400).contains(seconds)
    else { return nil }
    return StudyTime(seconds: seconds)
  }

  /// Sets the goal, or takes it away with nil; false when that was the goal already.
  public func setWeeklyGoal(
    _ goal: StudyTime?, of learner: Learner, _ command: Command
  ) throws -> Bool {
    try act(command) { journal in
      guard try weeklyGoal(of: learner) != goal else { return false }
      // A setting is never taken out: an empty one says that there is none.
      try journal.set(.weeklyGoal, to: goal.map { "\($0.seconds)" } ?? "", of: learner)
      return true
    }
  }
}
