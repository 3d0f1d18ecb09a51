/// What the facts say of each item, before any roadmap is asked: the only input of the rule.
///
/// It does not depend on the order of the facts.
public struct Record: Sendable {
  private var items: [Slug: Item] = [:]

  /// - Parameters:
  ///   - facts: the live (not voided) facts of one learner, in any order.
  ///   - asOf: leaves out the facts recorded for a later local day (of a session: the day of its
  ///     start); not-applicable marks are undated and always stay. Nil: every fact counts.
  ///   - studied: the study time of each skill as a store maintains it, in place of the sessions. It must
  ///     already follow the rule (union, daily cap).
  public init(
    facts: some Sequence<Fact>, asOf: LocalDay? = nil, studied: [(Slug, StudyTime)] = []
  ) {
    items.reserveCapacity(studied.count)
    for fact in facts {
      guard let skill = fact.skill else { continue }
      let day = fact.at.localDay
      if let asOf, day > asOf, fact.kind != .notApplicable { continue }
      items[skill, default: Item()].add(fact, on: day)
    }
    for slug in items.keys {
      items[slug]?.countStudy()
    }
    for (slug, time) in studied { setStudied(time, for: slug) }
  }

  /// What is known of a skill; of a group, only its not-applicable mark matters.
  public subscript(slug: Slug) -> Item {
    items[slug] ?? Item()
  }

  /// The skills and groups that some fact speaks of, in no particular order.
  public var slugs: some Collection<Slug> {
    items.keys
  }

  /// Whether something is marked not applicable.
  var hasMarks: Bool { items.values.contains { $0.notApplicable != nil } }

  /// Whether every verdict of today's is the same by another record; freshness is not asked. False says
  /// nothing: what differs may still not matter.
  public func isJudged(like other: Record) -> Bool {
    func isContained(_ one: Record, in other: Record) -> Bool {
      one.items.allSatisfy { slug, item in item.isJudged(like: other[slug]) }
    }
    return isContained(self, in: other) && isContained(other, in: self)
  }

  /// Replaces the study time of a skill, so that a store may give a sum that it maintains instead
  /// of the sessions. `studied` must already follow the rule (union, daily cap).
  public mutating func setStudied(_ studied: StudyTime, for slug: Slug) {
    items[slug, default: Item()].setStudied(studied)
  }

  /// The record as a roadmap sees it: facts of a replaced skill count for the skill at the end of
  /// its chain of replacements, too.
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
