import SkillCore

extension ExercismTrack {
  /// The roadmap `exercism-TRACK` in the given version. Its faults are the track's own: a circle of
  /// prerequisites, a concept given twice.
  public func roadmap(version: Int) throws(FileFault) -> RoadmapFile.Decoded {
    guard let name = Slug("exercism-\(slug)") else {
      throw FileFault(at: .start, Text("the track's slug is too long", zh: "课程标识符过长"))
    }
    let count = concepts.map(\.stage).max() ?? 1
    let needed = Set(concepts.flatMap(\.needs))
    let levels = ExercismTrack.ladder.prefix(min(count, ExercismTrack.ladder.count))
    let roadmap = Roadmap(
      slug: name, version: version,
      title: Text("\(language) on Exercism", zh: "Exercism 的 \(language) 课程"),
      remark: Text(
        "Made by rung roadmap import exercism from the track's concepts and concept exercises. Stages, levels and stars follow from the prerequisites.",
        zh: "由 rung roadmap import exercism 根据课程的概念与概念练习生成。阶段、等级与星级由先修关系推出。"),
      levels: levels.map { Roadmap.Level(id: $0.id, label: $0.label) },
      capabilities: levels.map {
        Roadmap.Capability(
          id: $0.capability, level: $0.id,
          label: Text("\($0.label.en) concepts", zh: "\($0.label.zh)概念"))
      },
      stages: (1...count).map {
        Roadmap.Stage(number: $0, title: Text("Step \($0)", zh: "第 \($0) 步"))
      },
      groups: [],
      items: concepts.map { concept in
        // The integer share of the stages: of seven, 1-3, 4-5 and 6-7.
        let share = (concept.stage - 1) * levels.count / count
        return Roadmap.Item(
          slug: concept.slug, label: Text(same: concept.name), stage: concept.stage,
          stars: needed.contains(concept.slug) ? 4 : 3, target: 120,
          capability: levels[min(share, levels.count - 1)].capability,
          prerequisites: concept.needs.map { .item($0) },
          resources: [
            Roadmap.Resource(
              title: Text(same: "Exercism: \(concept.name)"),
              url: "https://exercism.org/tracks/\(slug)/concepts/\(concept.id)")
          ])
      })
    return RoadmapFile.Decoded(roadmap: roadmap, positions: positions)
  }

  private struct Rung: Sendable {
    let id: Slug
    let capability: Slug
    let label: Text

    init?(_ id: String, _ label: Text) {
      guard let slug = Slug(id), let capability = Slug("\(id)-concepts") else { return nil }
      (self.id, self.capability, self.label) = (slug, capability, label)
    }
  }

  private static let ladder = [
    Rung("junior", Text("Junior", zh: "初级")), Rung("mid", Text("Mid", zh: "中级")),
    Rung("senior", Text("Senior", zh: "高级")),
  ].compactMap { $0 }
}
