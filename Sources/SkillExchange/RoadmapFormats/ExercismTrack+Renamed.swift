import SkillCore

extension ExercismTrack {
  /// Keeps renamed items of the earlier version under their old slugs, with `replacedBy`, so that
  /// they keep their progress.
  ///
  /// - Returns: a sentence per rename.
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
    CarriedNames.keep(from: previous, in: &roadmap, &positions) { item in
      item.exercismID.flatMap { bySource[$0] }
    }
    return previous.items.filter { !now.contains($0.slug) && $0.replacedBy == nil }.compactMap {
      item in
      item.exercismID.flatMap { bySource[$0] }.map {
        Text("\(item.slug) is \($0) now", zh: "\(item.slug) 现名 \($0)")
      }
    }
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
