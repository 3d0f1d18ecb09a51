/// One permanent record of a database, as exported or merged. Records refer to each other by id.
///
/// A database is a set of these; a merge is the union of two sets.
public enum PermanentRecord: Sendable {
  case learner(LearnerRecord)
  case roadmap(Roadmap)
  case action(ActionRecord)
  case setting(SettingRecord)
  case fact(FactRecord)
  case void(VoidRecord)
}

/// A learner. The name follows from the settings and is only for people.
public struct LearnerRecord: Hashable, Sendable {
  public let id: LearnerID
  public let name: String?
  /// Whether this is the current learner on the source device.
  public let isCurrent: Bool

  public init(id: LearnerID, name: String?, isCurrent: Bool) {
    self.id = id
    self.name = name
    self.isCurrent = isCurrent
  }
}

/// An action, and whether it is done or undone.
public struct ActionRecord: Hashable, Sendable {
  public let id: ActionID
  public let at: Instant
  /// The command line: `log asyncio 1h 30m`.
  public let words: String
  public let isDone: Bool
  /// When it was last done, undone or redone: of two states the later one wins.
  public let changedAt: Instant

  public init(id: ActionID, at: Instant, words: String, isDone: Bool, changedAt: Instant) {
    self.id = id
    self.at = at
    self.words = words
    self.isDone = isDone
    self.changedAt = changedAt
  }
}

/// A setting's value: a name, a choice.
public struct SettingRecord: Hashable, Sendable {
  public let id: FactID
  /// Nil for a setting made by Rung itself.
  public let action: ActionID?
  /// Nil for a setting of the database.
  public let learner: LearnerID?
  public let key: String
  public let value: String
  public let at: Instant

  public init(
    id: FactID, action: ActionID?, learner: LearnerID?, key: String, value: String, at: Instant
  ) {
    self.id = id
    self.action = action
    self.learner = learner
    self.key = key
    self.value = value
    self.at = at
  }
}

/// A fact, with its learner, its actions and what it corrects.
public struct FactRecord: Hashable, Sendable {
  public let fact: Fact
  public let learner: LearnerID
  /// One; several if the same fact was imported again, or on two devices.
  public let actions: [ActionID]
  /// The fact that it corrects.
  public let replaces: FactID?
  /// Whether it is the running timer of the source device.
  public let isRunning: Bool

  public init(
    _ fact: Fact, learner: LearnerID, actions: [ActionID], replaces: FactID?, isRunning: Bool
  ) {
    self.fact = fact
    self.learner = learner
    self.actions = actions
    self.replaces = replaces
    self.isRunning = isRunning
  }
}

/// A fact voided by an action.
public struct VoidRecord: Hashable, Sendable {
  public let action: ActionID
  public let fact: FactID

  public init(action: ActionID, fact: FactID) {
    self.action = action
    self.fact = fact
  }
}

/// An invalid record: what is wrong, and what to do.
public struct BadRecord: Error, Sendable {
  public let message: Text

  public init(_ message: Text) {
    self.message = message
  }
}
