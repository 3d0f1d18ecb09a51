/// The subject of a fault or a warning, so that a file reader can find its place.
public enum RoadmapSubject: Hashable, Sendable {
  case roadmap
  case level(Slug)
  case capability(Slug)
  case stage(Int)
  case group(Slug)
  case item(Slug)

  init(_ entry: EntryID) {
    switch entry {
    case .item(let slug): self = .item(slug)
    case .group(let slug): self = .group(slug)
    }
  }
}

/// An error of a roadmap. Source: TheRule, "Roadmaps are files".
public enum RoadmapFault: Error, Hashable, Sendable {
  /// Outside `Roadmap.numbers`.
  case version(Int)
  case stageNumber(Int)
  case withoutLevels
  /// More levels than `Roadmap.mostLevels`.
  case tooManyLevels(Int)
  case levelWithoutCapabilities(Slug)
  case emptyCapability(Slug)
  /// `itemsOf` names no capability that has items of its own.
  case unknownPool(Slug, capability: Slug)
  /// An item or group names a capability that counts the items of another.
  case itemOfSharing(EntryID, capability: Slug)
  /// The same id twice, or an item and a group of one name.
  case duplicate(RoadmapSubject)
  case unknownLevel(Slug, capability: Slug)
  case unknownCapability(Slug, of: EntryID)
  case unknownStage(Int, item: Slug)
  case unknownGroup(Slug, item: Slug)
  case unknownPrerequisite(EntryID, item: Slug)
  case unknownReplacement(Slug, item: Slug)
  /// It requires itself or its own group, or replaces itself.
  case selfReference(Slug)
  /// Items that wait for each other, as a cycle.
  case cycle([EntryID])
  /// Items that replace each other, as a cycle.
  case replacementCycle([Slug])
  /// A threshold outside 1...100.
  case threshold(Int, capability: Slug)
  /// No learner could reach the threshold or a must-have; `best` is the highest score possible.
  case unreachableThreshold(Int, best: Int, capability: Slug)
  /// Stars outside 1...5.
  case stars(Int, of: EntryID)
  /// A weight outside `Roadmap.weights`.
  case weight(Int, of: EntryID)
  /// A target outside `Roadmap.numbers`.
  case target(Int, item: Slug)
  /// A k below 1, above the number of its members, or above `Roadmap.largestK`.
  case groupSize(Int, members: Int, group: Slug)
  /// A prerequisite for fewer than 1 or more members than there are.
  case prerequisiteSize(Int, members: Int, group: Slug, item: Slug)
  /// More than `Roadmap.mostPrerequisites`.
  case prerequisiteCount(Int, item: Slug)
  /// A member in another capability than its group.
  case groupAcrossCapabilities(Slug, item: Slug)

  /// Its subject; for a cycle, the first item.
  public var subject: RoadmapSubject {
    switch self {
    case .version, .withoutLevels, .tooManyLevels: .roadmap
    case .stageNumber(let number): .stage(number)
    case .levelWithoutCapabilities(let id): .level(id)
    case .emptyCapability(let id), .unknownLevel(_, capability: let id),
      .unknownPool(_, capability: let id),
      .threshold(_, capability: let id), .unreachableThreshold(_, best: _, capability: let id):
      .capability(id)
    case .duplicate(let subject): subject
    case .groupSize(_, members: _, group: let id): .group(id)
    case .unknownCapability(_, of: let entry), .stars(_, of: let entry),
      .weight(_, of: let entry), .itemOfSharing(let entry, capability: _):
      RoadmapSubject(entry)
    case .cycle(let path): path.first.map(RoadmapSubject.init) ?? .roadmap
    case .replacementCycle(let path): path.first.map(RoadmapSubject.item) ?? .roadmap
    case .unknownStage(_, let item), .unknownGroup(_, let item), .unknownPrerequisite(_, let item),
      .unknownReplacement(_, let item), .selfReference(let item), .target(_, let item),
      .prerequisiteSize(_, _, _, let item), .prerequisiteCount(_, let item),
      .groupAcrossCapabilities(_, let item):
      .item(item)
    }
  }
}
