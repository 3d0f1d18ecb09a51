/// The facts summarized per skill, independent of a roadmap: the only input of the rule.
///
/// It does not depend on the order of the facts.
public struct Record: Sendable {
  private var items: [Slug: Item] = [:]

  /// - Parameters:
  ///   - facts: the facts of one learner that count, in any order.
  ///   - asOf: ignores facts of a later local day (for a session, the day of its start);
  ///     not-applicable marks are undated and always stay. Nil: every fact counts.
  ///   - studied: the kept study time of each skill, instead of the sessions. It must already
  ///     follow the rule (union, daily cap).
  public init(
    facts: some Sequence<Fact>, asOf: LocalDay? = nil, studied: [(Slug, StudyTime)] = []
  ) {
    self.init(VerdictFacts(facts), asOf: asOf, studied: studied)
  }

  /// The same, of facts that are separated already.
  public init(
    _ facts: VerdictFacts, asOf: LocalDay? = nil, studied: [(Slug, StudyTime)] = []
  ) {
    items.reserveCapacity(studied.count)
    for fact in facts.marks {
      guard let skill = fact.skill else { continue }
      let day = fact.at.localDay
      if let asOf, day > asOf, fact.kind != .notApplicable { continue }
      items[skill, default: Item()].add(fact, on: day)
    }
    for session in facts.sessions {
      if let asOf, session.day > asOf { continue }
      items[session.skill, default: Item()].add(session)
    }
    for slug in items.keys {
      items[slug]?.countStudy()
    }
    for (slug, time) in studied { setStudied(time, for: slug) }
  }

  /// The record of a skill; for a group, only its not-applicable mark matters.
  public subscript(slug: Slug) -> Item {
    items[slug] ?? Item()
  }

  /// The skills and groups with facts, in no particular order.
  public var slugs: some Collection<Slug> {
    items.keys
  }

  /// Whether anything is marked not applicable.
  var hasMarks: Bool { items.values.contains { $0.notApplicable != nil } }

  /// Whether every verdict of today is surely the same on another record, freshness aside. False
  /// means unknown.
  public func isJudged(like other: Record) -> Bool {
    func isContained(_ one: Record, in other: Record) -> Bool {
      one.items.allSatisfy { slug, item in item.isJudged(like: other[slug]) }
    }
    return isContained(self, in: other) && isContained(other, in: self)
  }

  /// Replaces the study time of a skill by a kept sum, which must already follow the rule (union,
  /// daily cap).
  public mutating func setStudied(_ studied: StudyTime, for slug: Slug) {
    items[slug, default: Item()].setStudied(studied)
  }

  /// Names the sessions behind a kept sum.
  public mutating func cite(_ sessions: [FactID], for slug: Slug) {
    items[slug, default: Item()].cite(sessions)
  }

  /// The record on a roadmap: facts of a replaced skill also count for its final replacement.
  public func carried(by roadmap: Roadmap) -> Record {
    carried(along: roadmap.replacements())
  }

  func carried(along replacements: [Slug: Slug]) -> Record {
    var carried = self
    for (old, new) in replacements {
      guard let past = items[old] else { continue }
      carried.items[new, default: Item()].merge(past)
    }
    return carried
  }
}
