import SkillCore

/// Why the store refuses. The command line turns each into a sentence and an exit code.
public enum StoreError: Error, Sendable {
  case unknownLearner(String, known: [String])
  case learnerExists(String)
  /// The learner that commands speak of cannot be deleted.
  case learnerInUse(String)
  /// Two learners, made on two devices, would have one name.
  case learnersShareName(String)
  case unknownRoadmap(String, known: [String])
  /// The same slug and version is stored with another content.
  case roadmapVersionTaken(RoadmapReference)
  case unknownFact(String)
  case ambiguousFact(String, ids: [FactID])
  /// The skill is completed or waived by another fact.
  case alreadyDone(Fact)
  /// Other sessions take all of the time.
  case noFreeTime
  case noTimer
  /// A timer cannot be stopped before it was started.
  case timerStartsLater(Fact)
  /// It began at the very second at which it is to stop.
  case timerJustStarted(Fact)
  /// Stopping would make a session of more than 24 hours.
  case timerTooLong(Fact)
  /// Facts that correct one another in a circle: no history does.
  case circle
  /// The file must be written to before it can be read: only a prompt refuses to.
  case notReady
  /// Another process brought the file to another version of the schema after it was opened here.
  case migratedMeanwhile(version: Int)
  /// A view or trigger that Rung did not make, by type and name: it could do anything.
  case altered(String)
  /// A row that the schema should have refused; `db check` tells more.
  case damaged(String, row: Int64)
}
