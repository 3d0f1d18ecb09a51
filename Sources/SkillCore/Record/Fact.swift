/// One thing that a learner recorded. Facts are never changed: a correction voids one and adds
/// another.
public struct Fact: Hashable, Sendable {
  public let id: FactID
  /// The skill it is about. Only a plain note may have none.
  public let skill: Slug?
  /// When it happened; for a session, its start; for a length, a stand-in for its day, without a
  /// clock.
  public let at: Moment
  public let kind: Kind
  /// A remark, kept byte for byte. Remarks are not evidence.
  public let note: String?
  /// Words without spaces, in the order given.
  public let tags: [String]

  public enum Kind: Hashable, Sendable {
    /// A timed session.
    case session(end: Moment)
    /// A session that is a length on a day, without a clock.
    case length(StudyTime)
    /// A running timer: a session that has not ended yet.
    case timer
    case completion
    /// A link, or a text given as evidence.
    case evidence(Evidence)
    /// A plain remark, perhaps about another fact (a session).
    case note(about: FactID?)
    /// A habit was kept. Only http and https count as a link.
    case checkIn(evidence: Evidence?)
    /// The learner's own opinion, 1...5. It never enters the verdict.
    case rating(Int)
    /// "Knew it before": counts as completed.
    case waiver
    /// Excluded from the score; undated.
    case notApplicable
  }

  public init(
    id: FactID, skill: Slug?, at: Moment, kind: Kind, note: String? = nil, tags: [String] = []
  ) {
    self.id = id
    self.skill = skill
    self.at = at
    // The day of an end is irrelevant: a session counts on the day of its start.
    if case .session(let end) = kind {
      self.kind = .session(end: Moment(end.instant, zone: end.zone, offset: end.offset))
    } else {
      self.kind = kind
    }
    self.note = note
    self.tags = tags
  }

  public init(
    id: FactID, skill: Slug?, session: Session, note: String? = nil, tags: [String] = []
  ) {
    let kind: Kind =
      switch session.time {
      case .timed(let end): .session(end: end)
      case .length(let length): .length(length)
      }
    self.init(id: id, skill: skill, at: session.at, kind: kind, note: note, tags: tags)
  }

  /// The session it records; nil for other kinds.
  ///
  /// - Throws: for an invalid session, which only a damaged file can hold.
  public func session() throws(SessionFault) -> Session? {
    switch kind {
    case .session(let end): try Session(from: at, to: end)
    case .length(let length): try Session(length, on: at.localDay, zone: at.zone)
    default: nil
    }
  }

  /// The length of a session; nil for other kinds.
  public var duration: StudyTime? {
    switch kind {
    case .session(let end): StudyTime(from: at.instant, to: end.instant)
    case .length(let length): length
    default: nil
    }
  }

  /// The interval of a timed session.
  public var span: Range<Instant>? {
    guard case .session(let end) = kind, at.instant < end.instant else { return nil }
    return at.instant..<end.instant
  }
}
