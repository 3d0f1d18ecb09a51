/// One thing that a learner recorded. Facts are never changed: a correction voids one and adds another.
public struct Fact: Hashable, Sendable {
  public let id: FactID
  /// The skill it speaks of. Only a plain note may have none.
  public let skill: Slug?
  /// When it happened; of a study session, its start.
  public let at: Moment
  public let kind: Kind
  /// A remark, kept byte for byte. Remarks are not evidence.
  public let note: String?
  /// Words without spaces, in the order given.
  public let tags: [String]

  public enum Kind: Hashable, Sendable {
    case session(end: Moment)
    /// A running timer: a session that has not ended yet.
    case timer
    case completion
    /// A link, or a text given as evidence.
    case evidence(String)
    /// A plain remark, perhaps about another fact (a session).
    case note(about: FactID?)
    /// A habit was kept. Only http and https count as a link.
    case checkIn(evidence: String?)
    /// The learner's own opinion, 1...5. It never enters the verdict.
    case rating(Int)
    /// "Knew it before": counts as completed.
    case waiver
    /// Leaves the denominator; undated.
    case notApplicable
  }

  public init(
    id: FactID, skill: Slug?, at: Moment, kind: Kind, note: String? = nil, tags: [String] = []
  ) {
    self.id = id
    self.skill = skill
    self.at = at
    self.kind = kind
    self.note = note
    self.tags = tags
  }

  /// The length of a session; nil for every other kind.
  public var duration: StudyTime? {
    guard case .session(let end) = kind else { return nil }
    return StudyTime(from: at.instant, to: end.instant)
  }
}

/// Whether a text is a link: it begins with http:// or https://, in either case, and goes on.
public func isLink(_ text: String) -> Bool {
  let lowered = text.prefix(9).lowercased()
  return (lowered.hasPrefix("http://") && text.utf8.count > 7)
    || (lowered.hasPrefix("https://") && text.utf8.count > 8)
}
