/// One thing that a learner recorded. Facts are never changed: a correction voids one and adds another.
public struct Fact: Hashable, Sendable {
  public let id: FactID
  /// The skill it speaks of. Only a plain note may have none.
  public let skill: Slug?
  /// When it happened; of a study session, its start. Of a length, the place of its day: no clock.
  public let at: Moment
  public let kind: Kind
  /// A remark, kept byte for byte. Remarks are not evidence.
  public let note: String?
  /// Words without spaces, in the order given.
  public let tags: [String]

  public enum Kind: Hashable, Sendable {
    /// A timed session.
    case session(end: Moment)
    /// A session that is a length on a day: nobody knows its clock.
    case length(StudyTime)
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
    // The day of an end says nothing: a session counts on that of its start.
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

  /// The session that it records; nil for every other kind.
  ///
  /// - Throws: for what no door lets in: a damaged file may hold it.
  public func session() throws(SessionFault) -> Session? {
    switch kind {
    case .session(let end): try Session(from: at, to: end)
    case .length(let length): try Session(length, on: at.localDay, zone: at.zone)
    default: nil
    }
  }

  /// The length of a session; nil for every other kind.
  public var duration: StudyTime? {
    switch kind {
    case .session(let end): StudyTime(from: at.instant, to: end.instant)
    case .length(let length): length
    default: nil
    }
  }

  /// From when to when a timed session lasted.
  public var span: Range<Instant>? {
    guard case .session(let end) = kind, at.instant < end.instant else { return nil }
    return at.instant..<end.instant
  }
}

/// Whether a text is a link: it begins with http:// or https://, in either case, and goes on.
public func isLink(_ text: String) -> Bool {
  let lowered = text.prefix(9).lowercased()
  return (lowered.hasPrefix("http://") && text.utf8.count > 7)
    || (lowered.hasPrefix("https://") && text.utf8.count > 8)
}
