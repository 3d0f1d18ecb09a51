extension Roadmap {
  /// All errors of this roadmap; empty if it is valid. Takes linear time. Unknown keys are reported
  /// by the file reader.
  public func faults() -> [RoadmapFault] {
    let check = RoadmapCheck(self)
    return check.shape() + check.names() + check.groups() + check.capabilities()
      + check.prerequisites() + check.replacementCycles() + check.cycles()
  }
}

/// One check of a roadmap, with its lookup tables.
struct RoadmapCheck {
  let roadmap: Roadmap
  let index: RoadmapIndex
  private let levels: Set<Slug>
  private let capabilityIDs: Set<Slug>
  /// The capabilities that count the items of another.
  private let sharing: Set<Slug>
  private let stages: Set<Int>
  private let slugs: Set<Slug>

  init(_ roadmap: Roadmap) {
    self.roadmap = roadmap
    index = RoadmapIndex(roadmap)
    levels = Set(roadmap.levels.map(\.id))
    capabilityIDs = Set(roadmap.capabilities.map(\.id))
    sharing = Set(roadmap.capabilities.filter { $0.itemsOf != nil }.map(\.id))
    stages = Set(roadmap.stages.map(\.number))
    slugs = Set(roadmap.items.map(\.slug))
  }

  func shape() -> [RoadmapFault] {
    var faults: [RoadmapFault] = []
    if !Roadmap.numbers.contains(roadmap.version) { faults.append(.version(roadmap.version)) }
    if roadmap.levels.isEmpty { faults.append(.withoutLevels) }
    if roadmap.levels.count > Roadmap.mostLevels {
      faults.append(.tooManyLevels(roadmap.levels.count))
    }
    let used = Set(roadmap.capabilities.map(\.level))
    faults += roadmap.levels.filter { !used.contains($0.id) }
      .map { .levelWithoutCapabilities($0.id) }
    let subjects =
      roadmap.levels.map { RoadmapSubject.level($0.id) }
      + roadmap.capabilities.map { .capability($0.id) } + roadmap.stages.map { .stage($0.number) }
      + roadmap.groups.map { .group($0.id) } + roadmap.items.map { .item($0.slug) }
    var seen: Set<RoadmapSubject> = []
    faults += subjects.filter { !seen.insert($0).inserted }.map(RoadmapFault.duplicate)
    faults += roadmap.stages.map(\.number).filter { !Roadmap.numbers.contains($0) }
      .map(RoadmapFault.stageNumber)
    // A not-applicable mark names an item or a group by slug alone, so the names must differ.
    faults += roadmap.groups.filter { slugs.contains($0.id) }.map { .duplicate(.group($0.id)) }
    return faults
  }

  func names() -> [RoadmapFault] {
    var faults: [RoadmapFault] = []
    for capability in roadmap.capabilities where !levels.contains(capability.level) {
      faults.append(.unknownLevel(capability.level, capability: capability.id))
    }
    for capability in roadmap.capabilities {
      guard let pool = capability.itemsOf else { continue }
      if !capabilityIDs.contains(pool) || sharing.contains(pool) {
        faults.append(.unknownPool(pool, capability: capability.id))
      }
    }
    for item in roadmap.items {
      let entry = EntryID.item(item.slug)
      if !capabilityIDs.contains(item.capability) {
        faults.append(.unknownCapability(item.capability, of: entry))
      } else if sharing.contains(item.capability) {
        faults.append(.itemOfSharing(entry, capability: item.capability))
      }
      if let stage = item.stage, !stages.contains(stage) {
        faults.append(.unknownStage(stage, item: item.slug))
      }
      if let group = item.group, index.groups[group] == nil {
        faults.append(.unknownGroup(group, item: item.slug))
      }
      if let new = item.replacedBy, new != item.slug, !slugs.contains(new) {
        faults.append(.unknownReplacement(new, item: item.slug))
      }
      if !Roadmap.numbers.contains(item.target) {
        faults.append(.target(item.target, item: item.slug))
      }
      faults += numbers(item.stars, item.weight, of: entry)
    }
    return faults
  }

  func groups() -> [RoadmapFault] {
    var faults: [RoadmapFault] = []
    for group in roadmap.groups {
      let entry = EntryID.group(group.id)
      if !capabilityIDs.contains(group.capability) {
        faults.append(.unknownCapability(group.capability, of: entry))
      } else if sharing.contains(group.capability) {
        faults.append(.itemOfSharing(entry, capability: group.capability))
      }
      faults += numbers(group.stars, group.weight, of: entry)
      let members = index.members[group.id] ?? []
      if !(1...Roadmap.mostK(of: members.count)).contains(group.k) || members.isEmpty {
        faults.append(.groupSize(group.k, members: members.count, group: group.id))
      }
      faults += members.map { index.items[$0] }.filter { $0.capability != group.capability }
        .map { .groupAcrossCapabilities(group.id, item: $0.slug) }
    }
    return faults
  }

  func capabilities() -> [RoadmapFault] {
    let entries = index.entries
    return roadmap.capabilities.flatMap { capability -> [RoadmapFault] in
      let id = capability.id
      let own = entries[id] ?? []
      let empty: [RoadmapFault] =
        own.isEmpty && capability.itemsOf == nil ? [.emptyCapability(id)] : []
      guard (1...100).contains(capability.threshold) else {
        return empty + [.threshold(capability.threshold, capability: id)]
      }
      let best = best(of: own, capability)
      guard !own.isEmpty, !best.isMet else { return empty }
      return [.unreachableThreshold(capability.threshold, best: best.score, capability: id)]
    }
  }

  func prerequisites() -> [RoadmapFault] {
    roadmap.items.flatMap { item -> [RoadmapFault] in
      let replacesItself: [RoadmapFault] =
        item.replacedBy == item.slug ? [.selfReference(item.slug)] : []
      let count = item.prerequisites.count
      if count > Roadmap.mostPrerequisites {
        return replacesItself + [.prerequisiteCount(count, item: item.slug)]
      }
      return replacesItself + item.prerequisites.compactMap { fault($0, of: item) }
    }
  }

  private func fault(_ prerequisite: Roadmap.Prerequisite, of item: Roadmap.Item) -> RoadmapFault? {
    switch prerequisite {
    case .item(let slug):
      if slug == item.slug { return .selfReference(slug) }
      return slugs.contains(slug) ? nil : .unknownPrerequisite(.item(slug), item: item.slug)
    case .group(let id, let atLeast):
      if id == item.group { return .selfReference(item.slug) }
      guard index.groups[id] != nil else {
        return .unknownPrerequisite(.group(id), item: item.slug)
      }
      let members = index.members[id]?.count ?? 0
      guard let atLeast, !(1...max(members, 1)).contains(atLeast) else { return nil }
      return .prerequisiteSize(atLeast, members: members, group: id, item: item.slug)
    }
  }

  private func numbers(_ stars: Int, _ weight: Int, of entry: EntryID) -> [RoadmapFault] {
    ((1...5).contains(stars) ? [] : [.stars(stars, of: entry)])
      + (Roadmap.weights.contains(weight) ? [] : [.weight(weight, of: entry)])
  }

  /// The score with everything mastered.
  private func best(of entries: [EntryID], _ capability: Roadmap.Capability) -> CapabilityTally {
    var tally = CapabilityTally(threshold: capability.threshold)
    let asksForMustHaves = capability.itemsOf == nil
    for entry in entries {
      switch entry {
      case .item(let slug):
        guard let item = index.position[slug].map({ index.items[$0] }) else { continue }
        tally.add(
          weight: item.weight, mastery: Mastery.full, mustHave: asksForMustHaves && item.mustHave)
      case .group(let slug):
        guard let group = index.groups[slug] else { continue }
        let members = (index.members[slug] ?? []).map { _ in Mastery.full }
        let value = GroupStanding(of: members, k: group.k).value
        tally.add(
          weight: group.weight, mastery: value, mustHave: asksForMustHaves && group.mustHave)
      }
    }
    return tally
  }
}
