import SkillCore

/// A list of things to learn as parsed, before slugs are assigned.
struct RoadmapDraft {
  struct Item {
    var label: String
    var position: FilePosition
    /// If the file has one.
    var slug: Slug?
    /// Index into `stages`.
    var stage: Int?
    /// Index into `capabilities`.
    var capability: Int?
    var stars: Int?
    /// In minutes.
    var target: Int?
    /// Indexes into `items`.
    var needs: [Int] = []
    var resources: [Roadmap.Resource] = []
    var remark: String?
    var isTicked = false
  }

  var title: String?
  var items: [Item] = []
  var stages: [String] = []
  /// From the lowest to the highest; empty means one level, done.
  var levels: [String] = []
  /// With the index of its level; empty means one capability for all.
  var capabilities: [(label: String, level: Int)] = []
  var remarks: [Text] = []

  /// Assigns slugs and builds the roadmap. Semantic faults, such as cycles of prerequisites, are in
  /// `decoded.faults()`.
  func imported(_ wanted: RoadmapImport) throws(FileFault) -> ImportedRoadmap {
    guard !items.isEmpty else {
      throw FileFault(
        at: .start, Text("there is nothing to learn in this file", zh: "此文件中没有可学的内容"))
    }
    let title = line(
      wanted.title ?? self.title ?? wanted.previous?.title.en ?? wanted.fileName ?? "Roadmap")
    let slug = slug(wanted, title)
    let named = DraftNames(self, of: slug, known: wanted.known, earlier: wanted.previous)
    let names = named.slugs
    let levelIDs = unique(levels, else: "level")
    let capabilityIDs = unique(
      capabilities.map { one in
        // A name on several levels is a capability on each.
        let isAlone = capabilities.count { $0.label == one.label } == 1
        return isAlone || levels.count < 2 ? one.label : "\(one.label) \(levels[one.level])"
      }, else: "capability")
    var roadmap = Roadmap(
      slug: slug, version: wanted.version, title: Text(same: title),
      levels: zip(levelIDs, levels).map { Roadmap.Level(id: $0, label: levelLabel($1)) },
      capabilities: [],
      stages: stages.enumerated().map {
        Roadmap.Stage(number: $0.offset + 1, title: stageTitle($0.element))
      }, groups: [], items: [])
    if levels.isEmpty { roadmap.levels = RoadmapDefaults.levels }
    roadmap.capabilities = zip(capabilityIDs, capabilities).map { id, one in
      Roadmap.Capability(
        id: id, level: roadmap.levels[min(one.level, roadmap.levels.count - 1)].id,
        label: Text(same: line(one.label)), threshold: RoadmapDefaults.threshold)
    }
    if capabilities.isEmpty, let level = roadmap.levels.first {
      roadmap.capabilities = RoadmapDefaults.capabilities(at: level.id)
    }
    var positions: [RoadmapSubject: FilePosition] = [:]
    for (item, name) in zip(items, names) {
      positions[.item(name)] = item.position
      roadmap.items.append(
        Roadmap.Item(
          slug: name, label: Text(same: line(item.label)), stage: item.stage.map { $0 + 1 },
          stars: item.stars ?? RoadmapDefaults.stars, target: item.target,
          capability: roadmap.capabilities[
            min(item.capability ?? 0, roadmap.capabilities.count - 1)
          ]
          .id,
          prerequisites: item.needs.map { .item(names[$0]) },
          resources: item.resources.compactMap(resource),
          remark: item.remark.map { Text(same: line($0)) }))
    }
    if let previous = wanted.previous {
      CarriedNames.keep(from: previous, in: &roadmap, &positions)
    }
    return ImportedRoadmap(
      decoded: RoadmapFile.Decoded(roadmap: roadmap, positions: positions),
      remarks: remarks + named.remarks,
      ticked: zip(items, names).filter { $0.0.isTicked }.map(\.1))
  }

  /// One line, without control characters, as roadmap files require.
  private func line(_ text: String) -> String {
    guard !text.isOneLine else { return text }
    return text.unicodeScalars.split { !String($0).isOneLine }.map { String($0) }
      .joined(separator: " ")
  }

  /// A bare number gets its noun.
  private func stageTitle(_ name: String) -> Text {
    Int(name) == nil ? Text(same: line(name)) : Text("Stage \(name)", zh: "第 \(name) 阶段")
  }

  private func levelLabel(_ name: String) -> Text {
    Int(name) == nil ? Text(same: line(name)) : Text("Level \(name)", zh: "\(name) 级")
  }

  private func resource(_ resource: Roadmap.Resource) -> Roadmap.Resource? {
    guard resource.url?.isOneLine != false else { return nil }
    return Roadmap.Resource(title: Text(same: line(resource.title.en)), url: resource.url)
  }

  /// From the file's name, unless it is a generic one such as README.
  private func slug(_ wanted: RoadmapImport, _ title: String) -> Slug {
    let everybodys: Set = [
      "readme", "index", "roadmap", "checklist", "todo", "syllabus", "config", "default",
    ]
    let file = wanted.fileName.flatMap { Slug(label: $0) }
      .flatMap { everybodys.contains($0.description) ? nil : $0 }
    return wanted.slug ?? file ?? Slug(label: title) ?? .unnamed
  }

  private func unique(_ labels: [String], else name: String) -> [Slug] {
    var pool = SlugPool()
    return labels.enumerated().map { offset, label in
      let slug = Slug(label: label) ?? Slug("\(name)-\(offset + 1)") ?? .unnamed
      return pool.take(slug)
    }
  }
}
