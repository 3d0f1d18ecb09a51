/// What an item's mastery comes from: the arithmetic behind the number.
public enum MasteryBasis: Hashable, Sendable {
  /// So much of its target, the target at most.
  case study(StudyTime, of: StudyTime)
  case completed(isWaived: Bool, isProven: Bool)
  /// So many of the weeks or months that it asks for.
  case kept(Int, of: Int, Roadmap.Habit.Period)
  /// The mean of its best k members.
  case best(Int)
}
