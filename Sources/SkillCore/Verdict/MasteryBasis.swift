/// The arithmetic behind an item's mastery.
public enum MasteryBasis: Hashable, Sendable {
  /// Study time out of its target, at most the target.
  case study(StudyTime, of: StudyTime)
  case completed(isWaived: Bool, isProven: Bool)
  /// Weeks or months kept, out of its target.
  case kept(Int, of: Int, Roadmap.Habit.Period)
  /// The mean of its best k members.
  case best(Int)
}
