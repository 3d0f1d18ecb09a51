/// The two policies of the rule: what the learner claims, and what the learner proves.
public enum Policy: String, Hashable, Sendable, CaseIterable {
  /// A completion counts 80 even without evidence.
  case claimed
  /// A completion without evidence counts no more than study: 50.
  case evidenced
}
