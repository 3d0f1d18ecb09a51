/// One permanent record of a database, as it travels to another one. Records name each other by id.
///
/// A database is a set of these; joining two databases is the union of their sets.
public enum PermanentRecord: Sendable {
  case learner(LearnerRecord)
  case roadmap(Roadmap)
  case action(ActionRecord)
  case setting(SettingRecord)
  case fact(FactRecord)
  case void(VoidRecord)
}

/// Someone who holds something. The name follows from the settings: it is for people.
public struct LearnerRecord: Hashable, Sendable {
  public let id: FactID
  public let name: String?
  /// Of whom commands speak on the device that tells.
  public let isCurrent: Bool

  public init(id: FactID, name: String?, isCurrent: Bool) {
    self.id = id
    self.name = name
    self.isCurrent = isCurrent
  }
}

/// A command that was carried out, and whether it stands.
public struct ActionRecord: Hashable, Sendable {
  public let id: FactID
  public let at: Instant
  /// What was typed: `log asyncio 1h 30m`.
  public let words: String
  public let isDone: Bool
  /// When it was carried out, undone or done again last: of two states the later one holds.
  public let changedAt: Instant

  public init(id: FactID, at: Instant, words: String, isDone: Bool, changedAt: Instant) {
    self.id = id
    self.at = at
    self.words = words
    self.isDone = isDone
    self.changedAt = changedAt
  }
}

/// A value that a name, a choice or the like was given.
public struct SettingRecord: Hashable, Sendable {
  public let id: FactID
  /// Nil for what Rung set by itself.
  public let action: FactID?
  /// Nil for what is everyone's.
  public let learner: FactID?
  public let key: String
  public let value: String
  public let at: Instant

  public init(
    id: FactID, action: FactID?, learner: FactID?, key: String, value: String, at: Instant
  ) {
    self.id = id
    self.action = action
    self.learner = learner
    self.key = key
    self.value = value
    self.at = at
  }
}

/// A fact, with who recorded it and what it corrects.
public struct FactRecord: Hashable, Sendable {
  public let fact: Fact
  public let learner: FactID
  /// One; several when the same was imported again, or on two devices.
  public let actions: [FactID]
  /// The fact that it corrects.
  public let replaces: FactID?
  /// A timer that runs on the device that tells.
  public let isRunning: Bool

  public init(
    _ fact: Fact, learner: FactID, actions: [FactID], replaces: FactID?, isRunning: Bool
  ) {
    self.fact = fact
    self.learner = learner
    self.actions = actions
    self.replaces = replaces
    self.isRunning = isRunning
  }
}

/// That an action took a fact back.
public struct VoidRecord: Hashable, Sendable {
  public let action: FactID
  public let fact: FactID

  public init(action: FactID, fact: FactID) {
    self.action = action
    self.fact = fact
  }
}

/// A record that no database could hold: what is wrong with it, and what to do.
public struct BadRecord: Error, Sendable {
  public let message: Text

  public init(_ message: Text) {
    self.message = message
  }
}
