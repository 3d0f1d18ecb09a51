import SkillCore

/// Names from an earlier version of an imported roadmap.
enum CarriedNames {
  /// Keeps renamed items under their old slugs, with `replacedBy`, so that they keep their
  /// progress.
  ///
  /// - Parameter renamed: the new slug of an earlier item, if the file has it.
  static func keep(
    from previous: Roadmap, in roadmap: inout Roadmap,
    _ positions: inout [RoadmapSubject: FilePosition],
    renamed: (Roadmap.Item) -> Slug? = { _ in nil }
  ) {
    let now = Set(roadmap.items.map(\.slug))
    var kept: [Roadmap.Item] = []
    for item in previous.items where !now.contains(item.slug) {
      guard let new = item.replacedBy ?? renamed(item) else { continue }
      var old = item
      old.replacedBy = new
      kept.append(old)
    }
    // A replacement by an item that is gone is dropped.
    var names = now.union(kept.map(\.slug))
    while let lost = kept.firstIndex(where: { $0.replacedBy.map { !names.contains($0) } == true }) {
      names.remove(kept.remove(at: lost).slug)
    }
    let capabilities = Set(roadmap.capabilities.map(\.id))
    let stages = Set(roadmap.stages.map(\.number))
    for var item in kept {
      // It does not count, but its capability must exist.
      if !capabilities.contains(item.capability), let first = roadmap.capabilities.first {
        item.capability = first.id
      }
      if let stage = item.stage, !stages.contains(stage) { item.stage = nil }
      (item.prerequisites, item.group) = ([], nil)
      positions[.item(item.slug)] = .start
      roadmap.items.append(item)
    }
  }
}
