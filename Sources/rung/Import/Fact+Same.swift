import SkillCore

extension Fact {
  /// Whether two facts are equal, by bytes. Zones may differ, as the same file may be imported in
  /// several places.
  func saysTheSame(as other: Fact, withTimes: Bool) -> Bool {
    func bytes(_ fact: Fact) -> [[UInt8]] {
      [Array((fact.note ?? "").utf8), fact.kind.evidence.map { Array($0.utf8) } ?? []]
    }
    // Tags have no order.
    func tags(_ fact: Fact) -> Set<[UInt8]> { Set(fact.tags.map { Array($0.utf8) }) }
    guard skill == other.skill, bytes(self) == bytes(other), tags(self) == tags(other),
      FactKind(kind) == FactKind(other.kind)
    else { return false }
    if case .rating(let mine) = kind, case .rating(let theirs) = other.kind, mine != theirs {
      return false
    }
    if case .note(let mine) = kind, case .note(let theirs) = other.kind, mine != theirs {
      return false
    }
    return !withTimes
      || at.instant == other.at.instant && duration == other.duration
        && (span == nil) == (other.span == nil)
  }
}

extension Fact.Kind {
  fileprivate var evidence: String? {
    switch self {
    case .evidence(let proof): proof.text
    case .checkIn(let proof): proof?.text
    default: nil
    }
  }
}

extension Fact {
  /// Whether two sessions have the same start and length by the clock, in whatever zones.
  func hasClocks(of other: Fact) -> Bool {
    at.calendarDay == other.at.calendarDay && at.clock == other.at.clock
      && duration == other.duration && (span == nil) == (other.span == nil)
  }
}
