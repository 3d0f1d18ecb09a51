/// The facts that a verdict is made of; sessions as the rule sees them, as there are the most of these.
public struct VerdictFacts: Sendable {
  /// All that are not sessions.
  public var marks: [Fact] = []
  public var sessions: [StudyFact] = []

  public init(marks: [Fact]) {
    self.marks = marks
  }

  public init(_ facts: some Sequence<Fact>) {
    for fact in facts {
      if let session = StudyFact(fact) { sessions.append(session) } else { marks.append(fact) }
    }
  }

  /// Those up to a local day. Not-applicable marks are undated: they hold on every day.
  public func upTo(_ day: LocalDay) -> VerdictFacts {
    var facts = self
    facts.marks.removeAll { $0.at.localDay > day && $0.kind != .notApplicable }
    facts.sessions.removeAll { $0.day > day }
    return facts
  }
}

/// A session without its zone, note and tags.
public struct StudyFact: Sendable {
  public let id: FactID
  public let skill: Slug
  public let day: LocalDay
  public let time: Time

  public enum Time: Sendable {
    case timed(from: Instant, to: Instant)
    case length(StudyTime)
  }

  public init(id: FactID, skill: Slug, day: LocalDay, time: Time) {
    self.id = id
    self.skill = skill
    self.day = day
    self.time = time
  }

  /// Nil unless it is a session on a skill.
  init?(_ fact: Fact) {
    guard let skill = fact.skill else { return nil }
    switch fact.kind {
    case .session(let end): time = .timed(from: fact.at.instant, to: end.instant)
    case .length(let length): time = .length(length)
    default: return nil
    }
    id = fact.id
    day = fact.at.localDay
    self.skill = skill
  }
}
