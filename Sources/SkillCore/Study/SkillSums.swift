/// Sums of study by skill, in the order of the slugs.
///
/// A list and no dictionary: it is shorter than a roadmap, and a slug is found by a few comparisons.
public struct SkillSums: Equatable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let skill: Slug
    public fileprivate(set) var sum: StudySum
  }

  /// One for each skill that was given.
  public private(set) var entries: [Entry] = []

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Nil for a skill that was not given.
  public subscript(skill: Slug) -> StudySum? {
    let place = entries.place { $0.skill < skill }
    return place < entries.count && entries[place].skill == skill ? entries[place].sum : nil
  }

  public mutating func add(_ sum: StudySum, on skill: Slug) {
    let place = entries.place { $0.skill < skill }
    if place < entries.count, entries[place].skill == skill {
      entries[place].sum.add(sum)
    } else {
      entries.insert(Entry(skill: skill, sum: sum), at: place)
    }
  }
}
