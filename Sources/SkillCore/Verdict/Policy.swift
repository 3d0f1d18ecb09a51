/// Two answers to one rule: what the learner says, and what the learner shows.
public enum Policy: String, Hashable, Sendable, CaseIterable {
  /// A completion counts 80 even without evidence.
  case claimed
  /// A completion without evidence counts no more than study: 50.
  case evidenced
}
