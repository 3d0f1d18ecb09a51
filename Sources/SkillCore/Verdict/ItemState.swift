/// Where a learner stands with an item, in one word.
public enum ItemState: String, Hashable, Sendable, CaseIterable {
  case todo
  /// Some session, evidence or check-in.
  case studying
  /// Completed; of a habit, kept for its full count.
  case done
  /// "Knew it before."
  case waived
  /// Left out of the denominator at the learner's wish.
  case notApplicable = "not-applicable"
  /// Its last activity is too long ago; only where freshness was asked.
  case stale
}

extension Record.Item {
  /// The state before freshness and not-applicable marks are asked; of a habit see `Mastery`.
  var state: ItemState {
    if !completions.isEmpty { return .done }
    if !waivers.isEmpty { return .waived }
    return isTouched ? .studying : .todo
  }

  var isTouched: Bool {
    !sessions.isEmpty || studied > .zero || !evidence.isEmpty || !checkIns.isEmpty
  }
}
