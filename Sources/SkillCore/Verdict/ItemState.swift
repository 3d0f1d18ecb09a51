/// The state of an item.
public enum ItemState: String, Hashable, Sendable, CaseIterable {
  case todo
  /// It has a session, evidence or a check-in.
  case studying
  /// Completed; for a habit, kept to its full count.
  case done
  /// "Knew it before."
  case waived
  /// Excluded from the score by the learner.
  case notApplicable = "not-applicable"
  /// Its last activity is too long ago; only with freshness.
  case stale
}

extension Record.Item {
  /// The state without freshness and not-applicable marks; for a habit see `Mastery`.
  var state: ItemState {
    if !completions.isEmpty { return .done }
    if !waivers.isEmpty { return .waived }
    return isTouched ? .studying : .todo
  }

  var isTouched: Bool {
    !sessions.isEmpty || studied > .zero || !evidence.isEmpty || !checkIns.isEmpty
  }
}
