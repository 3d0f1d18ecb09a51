import SkillCore

/// An Exercism track's `config.json` as a roadmap. Only `slug`, `language`, `concepts` and
/// `exercises.concept` are read. Source: https://exercism.org/docs/building/tracks/config-json
///
/// - Each concept that an active or beta concept exercise teaches becomes a skill, `TRACK-CONCEPT`:
///   a concept of one language is not that of another.
/// - It asks first for what the first such exercise asks for, as far as something teaches that.
/// - Its stage is 1 plus the longest chain of skills that it waits for.
/// - The stages are shared out evenly to up to three levels with one capability each.
/// - It has 4 stars when another skill asks for it, else 3, and two hours as its target.
public struct ExercismTrack: Sendable {
  let slug: Slug
  let language: String
  private(set) var concepts: [Concept]
  private(set) var positions: [RoadmapSubject: FilePosition] = [:]

  struct Concept {
    let slug: Slug
    let name: String
    /// In the track's own words.
    let id: String
    var needs: [Slug] = []
    var stage = 1
  }

  /// - Throws: `FileFault` where the file is no track, or teaches no concept.
  public init(_ bytes: [UInt8]) throws(FileFault) {
    let json = try PositionedJSON.read(bytes)
    let track = try json.member("slug")
    slug = try track.asSlug()
    language = try json.member("language").asLine()
    let exercises = try ExercismTrack.exercises(json)
    concepts = []
    var known: [String: Slug] = [:]
    for concept in try json.member("concepts").asArray() {
      let id = try concept.member("slug")
      guard exercises[try id.asString()] != nil else { continue }
      let full = "\(slug)-\(try id.asString())"
      guard let name = Slug(full) else { throw id.notASlug(full) }
      positions[.item(name)] = id.position
      known[try id.asString()] = name
      concepts.append(
        Concept(slug: name, name: try concept.member("name").asLine(), id: try id.asString()))
    }
    guard !concepts.isEmpty else {
      throw FileFault(
        at: json.position,
        Text(
          "no active concept exercise teaches a concept of this track; choose another track",
          zh: "该课程没有启用的概念练习；请换一门课程"))
    }
    for index in concepts.indices {
      var seen: Set<Slug> = []
      concepts[index].needs = (exercises[concepts[index].id] ?? [])
        .compactMap { known[$0] }.filter { seen.insert($0).inserted }
    }
    setStages()
  }

  /// What teaches each concept: the prerequisites of its first exercise that learners can do.
  private static func exercises(
    _ json: PositionedJSON
  ) throws(FileFault) -> [String: [String]] {
    var needs: [String: [String]] = [:]
    for exercise in try json.member("exercises").member("concept").asArray() {
      if let status = exercise.find("status"), !["active", "beta"].contains(try status.asString()) {
        continue
      }
      let prerequisites = try exercise.strings("prerequisites")
      // Each of its concepts asks for each of them.
      guard prerequisites.count <= 100 else {
        throw FileFault(
          at: exercise.find("prerequisites")?.position ?? exercise.position,
          Text(
            "this exercise has \(prerequisites.count) prerequisites; leave at most 100",
            zh: "该练习有 \(prerequisites.count) 个先修概念；最多保留 100 个"))
      }
      for concept in try exercise.strings("concepts") where needs[concept] == nil {
        needs[concept] = prerequisites
      }
    }
    return needs
  }

  /// Takes what waits for nothing, then what waits only for that, and so on. What is left waits
  /// in a circle: it stays in stage 1, and the validator names the circle.
  private mutating func setStages() {
    let place = Dictionary(
      concepts.indices.map { (concepts[$0].slug, $0) }, uniquingKeysWith: { first, _ in first })
    var waiting = concepts.map(\.needs.count)
    var followers: [Int: [Int]] = [:]
    for (index, concept) in concepts.enumerated() {
      for need in concept.needs {
        if let place = place[need] { followers[place, default: []].append(index) }
      }
    }
    var ready = concepts.indices.filter { waiting[$0] == 0 }
    while let next = ready.popLast() {
      for follower in followers[next] ?? [] {
        concepts[follower].stage = max(concepts[follower].stage, concepts[next].stage + 1)
        waiting[follower] -= 1
        if waiting[follower] == 0 { ready.append(follower) }
      }
    }
    for index in concepts.indices where waiting[index] > 0 { concepts[index].stage = 1 }
  }
}

extension PositionedJSON {
  fileprivate func member(_ key: String) throws(FileFault) -> PositionedJSON {
    guard case .object = value else { throw mismatch(Text("an object {...}", zh: "对象 {...}")) }
    guard let member = find(key) else {
      throw FileFault(
        at: position,
        Text(
          "“\(key)” is missing here; give an Exercism track's config.json",
          zh: "此处缺少“\(key)”；请提供 Exercism 课程的 config.json"))
    }
    return member
  }
}
