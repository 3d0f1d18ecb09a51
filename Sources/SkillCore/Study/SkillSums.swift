/// Sums of study by skill, in the order of the slugs.
///
/// A sorted array, shorter than a roadmap, with binary search.
public struct SkillSums: Equatable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let skill: Slug
    public fileprivate(set) var sum: StudySum
  }

  /// One per skill, sorted.
  public private(set) var entries: [Entry] = []

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Nil for a skill without a sum.
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
