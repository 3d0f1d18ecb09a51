import SkillCore
import TestSupport

/// A small generated roadmap and a record on it: quick to judge, so that there can be
/// thousands. Everything follows from the seed.
struct Trial {
  static let firstDay = day("2022-01-01")
  static let today = day("2026-11-22")
  static let all = (UInt64(1)...rounds(250, long: 2000)).map(Trial.init)

  let seed: UInt64
  let roadmap: Roadmap
  let facts: [Fact]
  /// The verdicts on all facts, made once for all properties.
  let verdicts: [Policy: Assessment]

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let roadmap = Roadmap.generated(&random)
    var author = FactAuthor(random: random)
    let worked = roadmap.levels.prefix(Int(seed % UInt64(roadmap.levels.count + 1))).map(\.id)
    let capabilities = roadmap.capabilities.filter { worked.contains($0.level) }.map(\.id)
    for item in roadmap.items {
      if capabilities.contains(item.capability), author.random.chance(95) {
        author.master(item, proven: author.random.chance(90))
      } else if author.random.chance(30) {
        author.touch(item.slug)
      }
    }
    if seed % 4 == 0 { author.markSomething(in: roadmap) }
    self.init(seed, roadmap, author.facts)
  }

  private init(_ seed: UInt64, _ roadmap: Roadmap, _ facts: [Fact]) {
    self.seed = seed
    self.roadmap = roadmap
    self.facts = facts
    let record = Record(facts: facts)
    verdicts = Dictionary(
      uniqueKeysWithValues: Policy.allCases.map {
        ($0, Assessment(roadmap, record, policy: $0))
      })
  }

  func with(_ facts: [Fact]) -> Trial {
    Trial(seed, roadmap, facts)
  }

  var claimed: Assessment { verdict(.claimed) }
  var evidenced: Assessment { verdict(.evidenced) }

  func verdict(_ policy: Policy) -> Assessment {
    verdicts[policy] ?? assess(policy)
  }

  func without(_ isLeftOut: (Fact.Kind) -> Bool) -> [Fact] {
    facts.filter { !isLeftOut($0.kind) }
  }

  /// - Parameter facts: instead of the trial's own.
  func assess(
    _ policy: Policy = .claimed, _ facts: [Fact]? = nil, asOf: LocalDay? = nil,
    freshOn: LocalDay? = nil, on roadmap: Roadmap? = nil
  ) -> Assessment {
    Assessment(
      roadmap ?? self.roadmap, Record(facts: facts ?? self.facts, asOf: asOf), policy: policy,
      freshOn: freshOn)
  }

  /// For a property's own choices: the same for every smaller history of the seed.
  var random: SplitMix64 { SplitMix64(seed: ~seed) }

  /// What gives an item the mastery 100 under either policy.
  func mastering(_ slug: Slug) -> [Fact] {
    var author = FactAuthor(
      random: random, firstID: 1_000_000 + UInt64(slug.description.utf8.last ?? 0) * 100)
    if let item = roadmap.items.first(where: { $0.slug == slug }) {
      author.master(item, proven: true)
    }
    return author.facts
  }

  /// A few facts that were not there, about anything, on any day; no marks.
  func noise(_ count: Int) -> [Fact] {
    var author = FactAuthor(random: random, firstID: 500_000)
    for _ in 0..<count {
      if let item = roadmap.items.randomElement(using: &author.random) { author.touch(item.slug) }
    }
    return author.facts
  }
}
