/// Study time and number of sessions.
public struct StudySum: Hashable, Sendable {
  public private(set) var time: StudyTime
  public private(set) var sessions: Int

  public init(time: StudyTime = .zero, sessions: Int = 0) {
    self.time = time
    self.sessions = sessions
  }

  public mutating func add(_ other: StudySum) {
    time += other.time
    sessions &+= other.sessions
  }
}
