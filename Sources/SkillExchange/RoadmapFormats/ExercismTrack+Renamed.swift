import SkillCore

extension ExercismTrack {
  /// Keeps what the earlier version had under another name: the item stays, with `replacedBy`, so
  /// that its progress goes on.
  ///
  /// - Returns: what was renamed, a sentence each.
  func carryOver(
    from previous: Roadmap?, to roadmap: inout Roadmap,
    _ positions: inout [RoadmapSubject: FilePosition]
  ) -> [Text] {
    guard let previous else { return [] }
    let now = Set(roadmap.items.map(\.slug))
    var bySource: [String: Slug] = [:]
    for item in roadmap.items {
      if let uuid = item.exercismID, bySource[uuid] == nil { bySource[uuid] = item.slug }
    }
    var remarks: [Text] = []
    var kept: [Roadmap.Item] = []
    for item in previous.items where !now.contains(item.slug) {
      let new = item.replacedBy ?? item.exercismID.flatMap { bySource[$0] }
      guard let new else { continue }
      var old = item
      old.replacedBy = new
      kept.append(old)
      if item.replacedBy == nil {
        remarks.append(Text("\(item.slug) is \(new) now", zh: "\(item.slug) 现名 \(new)"))
      }
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
    return remarks
  }
}

extension Roadmap.Item {
  fileprivate var exercismID: String? {
    for resource in resources {
      guard let url = resource.url, url.hasPrefix("https://exercism.org/tracks/"),
        let mark = url.firstIndex(of: "#")
      else { continue }
      let id = url[url.index(after: mark)...]
      if !id.isEmpty { return String(id) }
    }
    return nil
  }
}
