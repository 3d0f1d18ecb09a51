import SkillCore

/// Why the store refuses a change. The command turns each into a message and an exit code.
public enum StoreError: Error, Sendable {
  case unknownLearner(String, known: [String])
  case learnerExists(String)
  /// The current learner cannot be deleted.
  case learnerInUse(String)
  /// Two learners of two devices would have the same name.
  case learnersShareName(String)
  case unknownRoadmap(String, known: [String])
  /// The same slug and version is stored with different content.
  case roadmapVersionTaken(RoadmapReference)
  case unknownFact(String)
  case ambiguousFact(String, ids: [FactID])
  /// The skill is completed or waived by another fact.
  case alreadyDone(Fact)
  /// Other sessions cover all of the time.
  case noFreeTime
  case noTimer
  /// A timer cannot be stopped before it was started.
  case timerStartsLater(Fact)
  /// It began in the second at which it would stop.
  case timerJustStarted(Fact)
  /// Stopping would make a session of more than 24 hours.
  case timerTooLong(Fact)
  /// Facts that correct each other in a cycle, which no valid record has.
  case circle
  /// The file must be migrated before it can be read; only for prompts.
  case notReady
  /// Another process migrated the file after it was opened here.
  case migratedMeanwhile(version: Int)
  /// A foreign view or trigger, by type and name.
  case altered(String)
  /// A row that the schema should have refused; see `db check`.
  case damaged(String, row: Int64)
}
