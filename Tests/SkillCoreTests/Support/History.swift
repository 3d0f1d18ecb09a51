import SkillCore
import TestSupport

/// A generated learner: a profile (the levels worked through) and noise around it.
struct History {
  static let firstDay = day("2022-01-01")
  static let today = day("2026-11-22")
  static let seeds: Range<UInt64> = 1..<17
  static let all = seeds.map { History(seed: $0) }
  private static let favourites: [Set<Slug>] = [
    ["django", "flask", "django-orm"], ["fastapi", "sqlalchemy"],
  ]
  private static let offsets = [-8 * 3600, 0, 19_800, 8 * 3600]

  let seed: UInt64
  private var diary = Diary()
  /// For the tests' own choices; goes on where the history stopped.
  var random: SplitMix64

  init(seed: UInt64) {
    self.seed = seed
    random = SplitMix64(seed: seed)
    let levels = Int(seed % 4)
    let favourites = History.favourites[Int(seed / 4 % 2)]
    for item in PythonBackend.roadmap.items {
      let worked = History.rank(of: item) < levels
      let chosen = item.group == nil || !item.mustHaveGroup || favourites.contains(item.slug)
      if worked, chosen, item.isImportant || random.chance(85) {
        master(item)
      } else if random.chance(20) {
        touch(item.slug)
      }
    }
    for _ in 0..<Int.random(in: 0...40, using: &random) { addNoise() }
  }

  var facts: [Fact] { diary.facts }

  func record(asOf: LocalDay? = nil) -> Record {
    Record(facts: facts, asOf: asOf)
  }

  func assess(
    _ policy: Policy = .claimed, asOf: LocalDay? = nil, freshOn: LocalDay? = nil,
    roadmap: Roadmap = PythonBackend.roadmap
  ) -> Assessment {
    Assessment(roadmap, record(asOf: asOf), policy: policy, freshOn: freshOn)
  }

  /// Any fact but a not-applicable mark, on any day so far, about anything.
  mutating func addNoise() {
    guard let slug = PythonBackend.roadmap.items.randomElement(using: &random)?.slug else { return }
    touch(slug)
  }

  mutating func mark(_ slug: Slug) {
    add(.notApplicable, slug)
  }

  private mutating func touch(_ slug: Slug) {
    let link = random.chance(60) ? Evidence("https://example.com/\(slug)") : nil
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: study(slug)
    case 4: add(.completion, slug)
    case 5: add(.evidence(link ?? "I showed it"), slug)
    case 6: add(.checkIn(evidence: link), slug)
    case 7: add(.rating(Int.random(in: 1...5, using: &random)), slug)
    case 8: add(.waiver, slug)
    default: add(.note(about: nil), random.chance(50) ? slug : nil)
    }
  }

  private mutating func master(_ item: Roadmap.Item) {
    if case .habit(let habit) = item.kind {
      for time in 0..<item.target {
        let days = time * (habit.period == .week ? 7 : 31)
        add(
          .checkIn(evidence: "https://example.com/\(time)"), item.slug, on: day("2025-01-01") + days
        )
      }
      return
    }
    if random.chance(50) { study(item.slug) }
    add(random.chance(85) ? .completion : .waiver, item.slug)
    if random.chance(92) { add(.evidence("https://example.com/\(item.slug)"), item.slug) }
  }

  private mutating func study(_ slug: Slug) {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0..<1440, using: &random)
      let minutes = Int.random(in: 1...900, using: &random)
      diary.study(
        slug, seconds: minutes * 60, on: someDay(), second: start * 60, offset: someOffset())
    }
  }

  private mutating func add(_ kind: Fact.Kind, _ slug: Slug?, on day: LocalDay? = nil) {
    diary.add(
      kind, slug, on: day ?? someDay(), second: Int.random(in: 0..<86_400, using: &random),
      offset: someOffset())
  }

  private mutating func someDay() -> LocalDay {
    LocalDay(
      number: Int.random(in: History.firstDay.number..<History.today.number, using: &random))
  }

  private mutating func someOffset() -> Int {
    History.offsets.randomElement(using: &random) ?? 0
  }

  private static func rank(of item: Roadmap.Item) -> Int {
    switch item.capability {
    case "crud", "basic-api": 0
    case "high-concurrency", "performance": 1
    default: 2
    }
  }
}

extension Roadmap.Item {
  /// Whether a learner of the level would hardly leave it out.
  fileprivate var isImportant: Bool { stars >= 4 }
  fileprivate var mustHaveGroup: Bool { group == "web-framework" || group == "orm" }
}
