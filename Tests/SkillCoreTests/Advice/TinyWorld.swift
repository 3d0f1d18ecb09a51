import SkillCore
import TestSupport

/// A roadmap small enough to look at every plan there is, and a record on it.
/// Everything follows from the seed: groups that count several, needs of several members, habits,
/// items that are begun, completed, proven, replaced, deprecated or marked not applicable.
struct TinyWorld {
  let seed: UInt64
  let policy: Policy
  private(set) var roadmap: Roadmap
  private(set) var record = Record(facts: [])
  private(set) var states: [Slug: OracleState] = [:]
  private(set) var marked: Set<Slug> = []
  private var random: SplitMix64

  init(seed: UInt64, items: ClosedRange<Int> = 3...6) {
    self.seed = seed
    random = SplitMix64(seed: seed)
    policy = random.chance(50) ? .claimed : .evidenced
    let levels = Array(["low", "high"].prefix(random.chance(50) ? 2 : 1))
    roadmap = Roadmap(
      slug: "tiny", version: 1, title: Text(same: "tiny"),
      levels: levels.map { Roadmap.Level(id: Slug(stringLiteral: $0), label: Text(same: $0)) },
      capabilities: [], stages: [], groups: [], items: [])
    for number in 0..<levels.count + (random.chance(40) ? 1 : 0) {
      roadmap.capabilities.append(
        Roadmap.Capability(
          id: Slug(stringLiteral: "c\(number)"),
          level: Slug(stringLiteral: levels[min(number, levels.count - 1)]),
          label: Text(same: "c\(number)"),
          threshold: [30, 50, 70, 70, 79, 80, 90].randomElement(using: &random) ?? 70))
    }
    addItems(Int.random(in: items, using: &random))
    addSharing(levels)
    addHistory()
  }

  // MARK: - The roadmap

  private mutating func addItems(_ count: Int) {
    var names = (0..<count).map { "s\($0)" }
    names.shuffle(using: &random)
    while let name = names.popLast() {
      let number = roadmap.items.count
      let capability =
        number < roadmap.capabilities.count
        ? roadmap.capabilities[number].id
        : roadmap.capabilities.randomElement(using: &random)?.id ?? "c0"
      if names.count >= 2, random.chance(30) {
        addGroup(
          [name, names.removeLast()] + (random.chance(40) ? [names.removeLast()] : []), capability)
      } else {
        roadmap.items.append(item(name, capability, nil))
      }
    }
    if random.chance(15), let heir = roadmap.items.randomElement(using: &random) {
      var old = item("old", heir.capability, nil)
      old.replacedBy = heir.slug
      roadmap.items.append(old)
    }
    if random.chance(15), let place = roadmap.items.indices.randomElement(using: &random),
      roadmap.items[place].group == nil
    {
      var gone = item("gone", roadmap.items[place].capability, nil)
      gone.deprecated = true
      roadmap.items.append(gone)
      roadmap.items[place].prerequisites.append(.item("gone"))
    }
    if let place = roadmap.items.indices.last, roadmap.items[place].replacedBy == nil,
      roadmap.items[place].counts, roadmap.items.contains(where: { $0.slug == "old" }),
      roadmap.items[place].slug != "old"
    {
      roadmap.items[place].prerequisites.append(.item("old"))
    }
  }

  /// Some capabilities that count the items of another. A generator of its own, so that a seed gives the
  /// same items with and without them.
  private mutating func addSharing(_ levels: [String]) {
    var random = SplitMix64(seed: seed &+ 1 << 40)
    let pools = roadmap.capabilities.map(\.id)
    for number in 0..<2 where random.chance(30) {
      guard let pool = pools.randomElement(using: &random),
        let level = levels.randomElement(using: &random)
      else { return }
      roadmap.capabilities.insert(
        Roadmap.Capability(
          id: Slug(stringLiteral: "p\(number)"), level: Slug(stringLiteral: level),
          label: Text(same: "p\(number)"),
          threshold: [20, 45, 60, 85, 95].randomElement(using: &random) ?? 60, itemsOf: pool),
        at: Int.random(in: 0...roadmap.capabilities.count, using: &random))
    }
  }

  private mutating func addGroup(_ names: [String], _ capability: Slug) {
    let id = Slug(stringLiteral: "g\(roadmap.groups.count)")
    let members = names.map { item($0, capability, id) }
    roadmap.items += members
    let stars = Int.random(in: 1...5, using: &random)
    roadmap.groups.append(
      Roadmap.Group(
        id: id, label: Text(same: "\(id)"), k: Int.random(in: 1...names.count, using: &random),
        stars: stars, mustHave: random.chance(25), capability: capability))
  }

  private mutating func item(_ name: String, _ capability: Slug, _ group: Slug?) -> Roadmap.Item {
    let isHabit = random.chance(12)
    let habit = Roadmap.Habit(
      period: random.chance(50) ? .week : .month, needsLink: random.chance(50))
    return Roadmap.Item(
      slug: Slug(stringLiteral: name), label: Text(same: name),
      stage: nil, stars: Int.random(in: 1...5, using: &random),
      weight: random.chance(20) ? Int.random(in: 1...9, using: &random) : nil,
      mustHave: group == nil && random.chance(25),
      target: isHabit ? 3 : [60, 60, 120, 180, 300].randomElement(using: &random),
      capability: capability, prerequisites: somePrerequisites(), group: group,
      kind: isHabit ? .habit(habit) : .skill)
  }

  /// Only existing items, whole groups included, so that there is no cycle.
  private mutating func somePrerequisites() -> [Roadmap.Prerequisite] {
    var prerequisites: [Roadmap.Prerequisite] = []
    if random.chance(35), let before = roadmap.items.randomElement(using: &random) {
      prerequisites.append(.item(before.slug))
    }
    if random.chance(35), let group = roadmap.groups.randomElement(using: &random) {
      let size = roadmap.items.count { $0.group == group.id }
      prerequisites.append(
        .group(
          group.id, atLeast: random.chance(40) ? nil : Int.random(in: 1...size, using: &random)))
    }
    return prerequisites
  }

  // MARK: - The record

  private mutating func addHistory() {
    var facts: [Fact] = []
    var id: UInt64 = 1
    func add(_ kind: Fact.Kind, _ slug: Slug, on day: LocalDay, _ facts: inout [Fact]) {
      facts.append(
        Fact(
          id: FactID(high: 0, low: id), skill: slug,
          at: Moment(
            Instant(seconds: Int64(day.number * 86_400 + 43_200)), zone: "Etc/UTC", offset: 0),
          kind: kind))
      id += 1
    }
    let start = day("2026-01-05")
    var studied: [(Slug, Int)] = []
    for item in roadmap.items where item.counts {
      var state = OracleState()
      if item.isHabit {
        state.kept = [0, 0, 1, 2, 3].randomElement(using: &random) ?? 0
        for number in 0..<state.kept {
          add(
            .checkIn(evidence: "https://example.com/"), item.slug, on: start + 31 * number, &facts)
        }
      } else {
        if random.chance(35) {
          state.seconds = Int.random(in: 1...item.target * 70, using: &random)
          if random.chance(50) { state.seconds = state.seconds / 1800 * 1800 }
          if state.seconds > 0 { studied.append((item.slug, state.seconds)) }
        }
        if random.chance(20) {
          state.isCompleted = true
          add(random.chance(80) ? .completion : .waiver, item.slug, on: start, &facts)
        }
        if random.chance(20) {
          state.hasEvidence = true
          add(.evidence("https://example.com/"), item.slug, on: start, &facts)
        }
      }
      states[item.slug] = state
    }
    if random.chance(25), let name = markable() {
      marked = [name]
      add(.notApplicable, name, on: start, &facts)
      marked = Set(
        roadmap.items.filter { $0.slug == name || $0.group == name }.map(\.slug) + [name])
    }
    record = Record(facts: facts)
    for (slug, seconds) in studied { record.setStudied(StudyTime(seconds: seconds), for: slug) }
  }

  private mutating func markable() -> Slug? {
    let record = Record(facts: [])
    let names =
      roadmap.groups.map(\.id) + roadmap.items.filter { $0.group == nil && $0.counts }.map(\.slug)
    return names.filter { roadmap.refusalToMarkNotApplicable($0, record) == nil }
      .randomElement(using: &random)
  }
}
