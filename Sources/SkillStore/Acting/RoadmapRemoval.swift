import SkillCore

/// The result of removing roadmaps.
public enum RoadmapRemoval: Sendable {
  case removed([RoadmapReference])
  /// One of them is followed, by these learners; nothing was changed.
  case followed(RoadmapReference, by: [String])
}

extension Store {
  /// Hides versions; their rows and all facts stay, and undo lists them again.
  ///
  /// - Parameter name: `slug@2`, or a slug for all of its versions.
  /// - Throws: `StoreError.unknownRoadmap`.
  public func removeRoadmap(_ name: String, _ command: Command) throws -> RoadmapRemoval {
    try act(command) { journal in
      let known = try roadmaps().map(\.reference)
      let meant = known.filter { "\($0)" == name || $0.slug.description == name }
      guard !meant.isEmpty else {
        throw StoreError.unknownRoadmap(name, known: known.map { "\($0)" })
      }
      for reference in meant {
        let followers = try learners().filter { try roadmapReference(of: $0) == reference }
        if !followers.isEmpty { return .followed(reference, by: followers.map(\.name)) }
      }
      for reference in meant { try journal.set(.added(reference), to: "0", of: nil) }
      return .removed(meant)
    }
  }
}
