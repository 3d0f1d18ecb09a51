import SkillCore

extension ExercismTrack {
  /// The roadmap `exercism-TRACK`. Cycles of prerequisites come from the track itself.
  ///
  /// The concepts are one level, the syllabus; the practice exercises are a second one, or the only
  /// one of a track without concepts.
  ///
  /// - Parameter practice: whether to include practice exercises beside concepts.
  public func imported(
    _ wanted: RoadmapImport, practice isWanted: Bool = false
  ) throws(FileFault) -> ImportedRoadmap {
    guard let name = wanted.slug ?? Slug("exercism-\(slug)") else {
      throw FileFault(at: .start, Text("the track's slug is too long", zh: "课程标识符过长"))
    }
    let hasPractice = isWanted || concepts.isEmpty
    let needed = Set(concepts.flatMap(\.needs))
    let lastStage = concepts.map(\.stage).max() ?? 0
    var roadmap = Roadmap(
      slug: name, version: wanted.version,
      title: wanted.title.map { Text(same: $0) }
        ?? Text("\(language) on Exercism", zh: "Exercism 的 \(language) 课程"),
      remark: Text(
        "Made by rung roadmap import exercism from the track's file. A concept is 2 hours of study, an exercise as many as its difficulty asks for; stages follow from the prerequisites.",
        zh: "由 rung roadmap import exercism 根据课程文件生成。每个概念计 2 小时，练习按难度计时；阶段由先修关系推出。"),
      levels: [], capabilities: [], stages: [], groups: [], items: [])
    if !concepts.isEmpty {
      add(.syllabus, to: &roadmap)
      roadmap.stages = (1...lastStage).map {
        Roadmap.Stage(number: $0, title: Text("Step \($0)", zh: "第 \($0) 步"))
      }
      roadmap.items = concepts.map { item($0, isNeeded: needed.contains($0.slug)) }
    }
    if hasPractice { addPractice(to: &roadmap, after: lastStage) }
    var positions = positions
    let renamed = carryOver(from: wanted.previous, to: &roadmap, &positions)
    return ImportedRoadmap(
      decoded: RoadmapFile.Decoded(roadmap: roadmap, positions: positions),
      remarks: renamed + leftOut(hasPractice: hasPractice))
  }

  /// As `roadmap import` without options.
  public func roadmap(version: Int) throws(FileFault) -> RoadmapFile.Decoded {
    try imported(RoadmapImport(version: version)).decoded
  }

  private func item(_ concept: Entry, isNeeded: Bool) -> Roadmap.Item {
    Roadmap.Item(
      slug: concept.slug, label: Text(same: concept.name), stage: concept.stage,
      stars: isNeeded ? 4 : 3, target: 120, capability: Rung.syllabus.capability,
      prerequisites: concept.needs.map { .item($0) },
      resources: [resource(concept, "concepts")])
  }

  private func addPractice(to roadmap: inout Roadmap, after stage: Int) {
    for (offset, rung) in Rung.practice.enumerated() {
      let exercises = practice.filter { rung.difficulties.contains($0.difficulty) }
      guard !exercises.isEmpty else { continue }
      add(rung, to: &roadmap)
      roadmap.stages.append(Roadmap.Stage(number: stage + offset + 1, title: rung.label))
      roadmap.items += exercises.map {
        Roadmap.Item(
          slug: $0.slug, label: Text(same: $0.name), stage: stage + offset + 1,
          stars: offset + 2, target: 30 + 30 * $0.difficulty, capability: rung.capability,
          prerequisites: $0.needs.map { .item($0) }, kind: .project,
          resources: [resource($0, "exercises")])
      }
    }
  }

  private func add(_ rung: Rung, to roadmap: inout Roadmap) {
    roadmap.levels.append(Roadmap.Level(id: rung.id, label: rung.label))
    roadmap.capabilities.append(
      Roadmap.Capability(id: rung.capability, level: rung.id, label: rung.label))
  }

  /// The uuid is kept as the URL's fragment: roadmap files have no key for it, and browsers ignore
  /// it.
  private func resource(_ entry: Entry, _ kind: String) -> Roadmap.Resource {
    Roadmap.Resource(
      title: Text(same: "Exercism: \(entry.name)"),
      url: "https://exercism.org/tracks/\(slug)/\(kind)/\(entry.id)"
        + (entry.uuid.map { "#\($0)" } ?? ""))
  }

  private func leftOut(hasPractice: Bool) -> [Text] {
    var remarks: [Text] = []
    if concepts.isEmpty {
      remarks.append(
        Text(
          "This track teaches no concepts: its \(practice.count) practice exercises are the items",
          zh: "该课程没有概念练习：以其 \(practice.count) 个实践练习为内容"))
    } else if !hasPractice, !practice.isEmpty {
      remarks.append(
        Text(
          "\(practice.count) practice exercises are left out; to have them too: --practice",
          zh: "略去了 \(practice.count) 个实践练习；如需加入：--practice"))
    }
    if untaught > 0, !concepts.isEmpty {
      remarks.append(
        Text(
          "\(untaught) \(untaught == 1 ? "concept that no active exercise teaches is" : "concepts that no active exercise teaches are") left out",
          zh: "略去了 \(untaught) 个没有启用的练习来教的概念"))
    }
    if inactive > 0 {
      remarks.append(
        Text(
          "\(inactive) \(inactive == 1 ? "exercise that is unfinished or deprecated is" : "exercises that are unfinished or deprecated are") left out",
          zh: "略去了 \(inactive) 个未完成或已停用的练习"))
    }
    return remarks
  }

  private struct Rung: Sendable {
    let id: Slug
    let capability: Slug
    let label: Text
    let difficulties: ClosedRange<Int>

    init(_ id: String, _ label: Text, _ difficulties: ClosedRange<Int>) {
      self.id = Slug(id) ?? .unnamed
      capability = Slug("\(id)-exercises") ?? .unnamed
      (self.label, self.difficulties) = (label, difficulties)
    }

    static let syllabus = Rung("syllabus", Text("Syllabus", zh: "课程大纲"), 0...10)
    static let practice = [
      Rung("easy", Text("Easy exercises", zh: "简单练习"), 0...3),
      Rung("medium", Text("Medium exercises", zh: "中等练习"), 4...7),
      Rung("hard", Text("Hard exercises", zh: "困难练习"), 8...10),
    ]
  }
}
