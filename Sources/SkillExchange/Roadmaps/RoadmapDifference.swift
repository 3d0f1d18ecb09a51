import SkillCore

/// The differences of two roadmaps, in terms of their files.
///
/// Order matters only for levels.
public struct RoadmapDifference: Sendable {
  public struct Entry: Sendable {
    public let subject: RoadmapSubject
    /// Its label; the newer one if both roadmaps have it.
    public let label: Text
    public let change: Change
  }

  public enum Change: Sendable {
    case added
    case removed
    case changed([Field])
  }

  /// One key of the file, before and after; nil if absent and without a default.
  public struct Field: Sendable, Equatable {
    public let key: String
    public let before: Text?
    public let after: Text?
  }

  /// Roadmap, levels, capabilities, stages, groups, items: for each kind first the old ones in
  /// order, then the new ones. Slug and version of the roadmaps are not compared.
  public let entries: [Entry]

  public init(from old: Roadmap, to new: Roadmap) {
    let before = RoadmapRow.all(of: old)
    let after = RoadmapRow.all(of: new)
    let newer = Dictionary(after.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(before.map(\.subject))
    var entries: [Entry] = []
    for kind in RoadmapRow.Kind.allCases {
      entries += before.filter { $0.kind == kind }.compactMap { Entry(from: $0, newer[$0.subject]) }
      entries += after.filter { $0.kind == kind && !known.contains($0.subject) }
        .map { Entry(subject: $0.subject, label: $0.label, change: .added) }
    }
    self.entries = entries
  }
}

extension RoadmapDifference.Entry {
  /// Nil if nothing changed.
  fileprivate init?(from old: RoadmapRow, _ new: RoadmapRow?) {
    guard let new else {
      self.init(subject: old.subject, label: old.label, change: .removed)
      return
    }
    let fields = zip(old.fields, new.fields)
      .filter { !same($0.value, $1.value) }
      .map { RoadmapDifference.Field(key: $0.key, before: $0.value, after: $1.value) }
    guard !fields.isEmpty else { return nil }
    self.init(subject: old.subject, label: new.label, change: .changed(fields))
  }
}

/// By bytes: canonically equivalent texts differ.
private func same(_ left: Text?, _ right: Text?) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return left.en.utf8.elementsEqual(right.en.utf8) && left.zh.utf8.elementsEqual(right.zh.utf8)
}
