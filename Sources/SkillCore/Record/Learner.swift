/// A learner. The id is permanent; the name may change and is unique in a database.
public struct Learner: Hashable, Sendable {
  public let id: LearnerID
  public let name: String

  public init(id: LearnerID, name: String) {
    self.id = id
    self.name = name
  }
}
