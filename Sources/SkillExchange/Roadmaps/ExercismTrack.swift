import SkillCore

/// An Exercism track's `config.json` as a roadmap. Source:
/// https://exercism.org/docs/building/tracks/config-json
///
/// - Each concept that an active or beta concept exercise teaches becomes a skill, `TRACK-CONCEPT`:
///   a concept of one language is not that of another. It asks first for what the first such
///   exercise asks for, as far as something teaches that.
/// - Practice exercises become projects where there are no concepts, or where they are wanted.
/// - What is the same is known by its uuid, which no rename changes.
public struct ExercismTrack: Sendable {
  let slug: Slug
  let language: String
  private(set) var concepts: [Entry] = []
  private(set) var practice: [Entry] = []
  private(set) var positions: [RoadmapSubject: FilePosition] = [:]
  /// The number of concepts without an exercise, and of inactive exercises.
  private(set) var (untaught, inactive) = (0, 0)

  /// A concept or a practice exercise.
  struct Entry {
    var slug: Slug
    let name: String
    /// The track's slug.
    let id: String
    let uuid: String?
    var needs: [Slug] = []
    var stage = 1
    /// 1 to 10, for a practice exercise.
    var difficulty = 1
  }

  /// - Throws: `FileFault` if the file is not a track, or has nothing to do.
  public init(_ bytes: [UInt8]) throws(FileFault) {
    let json = try PositionedJSON.read(bytes)
    slug = try json.trackMember("slug").asSlug()
    language = try json.trackMember("language").asLine()
    let exercises = try json.trackMember("exercises")
    // Some tracks have practice exercises only; a file with neither is not a track.
    let hasPractice = exercises.find("practice") != nil
    let teaching =
      hasPractice && exercises.find("concept") == nil
      ? [:] : try teaching(exercises.trackMember("concept"))
    var pool = SlugPool()
    var known: [String: Slug] = [:]
    let list = hasPractice ? json.find("concepts") : try json.trackMember("concepts")
    for concept in try list?.asArray() ?? [] {
      let id = try concept.trackMember("slug").asString()
      guard teaching[id] != nil else {
        untaught += 1
        continue
      }
      let entry = try entry(concept, &pool)
      if known[id] == nil { known[id] = entry.slug }
      concepts.append(entry)
    }
    for index in concepts.indices {
      concepts[index].needs = needs(teaching[concepts[index].id] ?? [], known, concepts[index].slug)
    }
    try readPractice(exercises.find("practice"), known, &pool)
    guard !concepts.isEmpty || !practice.isEmpty else {
      throw FileFault(
        at: json.position,
        Text(
          "no exercise of this track is active; choose another track", zh: "该课程没有启用的练习；请换一门课程"))
    }
    guard concepts.count + practice.count <= RoadmapBounds.items else {
      throw RoadmapBounds.tooMany(Text("exercises", zh: "个练习"), at: json.position)
    }
    setStages()
  }

  /// The prerequisites of each concept, from its first active exercise.
  private mutating func teaching(
    _ list: PositionedJSON
  ) throws(FileFault) -> [String: [String]] {
    var needs: [String: [String]] = [:]
    for exercise in try list.asArray() {
      guard try isActive(exercise) else { continue }
      let prerequisites = try prerequisites(exercise)
      for concept in try exercise.strings("concepts") where needs[concept] == nil {
        needs[concept] = prerequisites
      }
    }
    return needs
  }

  private mutating func readPractice(
    _ list: PositionedJSON?, _ known: [String: Slug], _ pool: inout SlugPool
  ) throws(FileFault) {
    for exercise in try list?.asArray() ?? [] {
      guard try isActive(exercise) else { continue }
      var entry = try entry(exercise, &pool)
      entry.difficulty = try exercise.find("difficulty")?.asInteger(in: 0...10) ?? 1
      entry.needs = needs(try prerequisites(exercise), known, entry.slug)
      practice.append(entry)
    }
  }

  /// Not `wip` and not `deprecated`; without a status it is active.
  private mutating func isActive(_ exercise: PositionedJSON) throws(FileFault) -> Bool {
    let status = try exercise.find("status")?.asString() ?? "active"
    let isActive = status == "active" || status == "beta"
    if !isActive { inactive += 1 }
    return isActive
  }

  private func prerequisites(_ exercise: PositionedJSON) throws(FileFault) -> [String] {
    let prerequisites =
      exercise.find("prerequisites") == nil ? [] : try exercise.strings("prerequisites")
    // Each of its concepts gets all of them.
    guard prerequisites.count <= Roadmap.mostPrerequisites else {
      throw FileFault(
        at: exercise.find("prerequisites")?.position ?? exercise.position,
        Text(
          "this exercise has \(prerequisites.count) prerequisites; leave at most 100",
          zh: "该练习有 \(prerequisites.count) 个先修概念；最多保留 100 个"))
    }
    return prerequisites
  }

  /// A concept gets the slug; an exercise of the same name gets a number.
  private mutating func entry(
    _ json: PositionedJSON, _ pool: inout SlugPool
  ) throws(FileFault) -> Entry {
    let id = try json.trackMember("slug")
    let full = "\(slug)-\(try id.asString())"
    guard let slug = Slug(full) else { throw id.notASlug(full) }
    let own = pool.take(slug)
    positions[.item(own)] = id.position
    return Entry(
      slug: own, name: try json.trackMember("name").asLine(), id: try id.asString(),
      uuid: try json.find("uuid")?.asLine())
  }

  private func needs(_ ids: [String], _ known: [String: Slug], _ own: Slug) -> [Slug] {
    var seen: Set<Slug> = []
    return ids.compactMap { known[$0] }.filter { seen.insert($0).inserted }
  }

  /// Stages by topological order. Items in a cycle stay in stage 1; the validator reports the
  /// cycle.
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
  fileprivate func trackMember(_ key: String) throws(FileFault) -> PositionedJSON {
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
