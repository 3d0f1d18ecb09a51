import SkillCore

/// What an earlier version of an imported roadmap knows that its file does not say.
enum CarriedNames {
  /// Keeps the old names of renamed items: each stays, with `replacedBy`, so that its progress goes on.
  ///
  /// - Parameter renamed: the new slug of an item of the earlier version, where the file tells it.
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
    // A name that led to one that is gone leads nowhere.
    var names = now.union(kept.map(\.slug))
    while let lost = kept.firstIndex(where: { $0.replacedBy.map { !names.contains($0) } == true }) {
      names.remove(kept.remove(at: lost).slug)
    }
    let capabilities = Set(roadmap.capabilities.map(\.id))
    let stages = Set(roadmap.stages.map(\.number))
    for var item in kept {
      // It counts for nothing; what it names has to be there all the same.
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
