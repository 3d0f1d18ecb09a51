import SkillCore
import TestSupport
import Testing

@testable import SkillStore

@Suite("The few facts that a verdict needs")
struct VerdictFactsTests {
  private static let roadmap = Roadmap(
    slug: "r", version: 1, title: Text(same: "R"), levels: [.init(id: "l", label: Text(same: "L"))],
    capabilities: [.init(id: "c", level: "l", label: Text(same: "C"), threshold: 40)],
    stages: [], groups: [],
    items: ["asyncio", "flask", "zebra"].map { slug in
      Roadmap.Item(
        slug: slug, label: Text(same: "\(slug)"), stars: 3, mustHave: false, target: 240,
        capability: "c")
    })
  private static let enough = StudyTime(minutes: 240)

  @Test(
    "lead to the same verdict, first day and freshness as all of them, on any day",
    arguments: UInt64(1)...rounds(12, long: 40))
  func agree(seed: UInt64) throws {
    let test = try TestStore()
    var random = SplitMix64(seed: seed)
    // Some histories are a few long days, others many years of short ones.
    let years: Int64 = [1, 10, 400, 4000].randomElement(using: &random)!
    for _ in 0..<Int.random(in: 1...60, using: &random) { try act(test, years, &random) }
    try expectSame(test, asOf: nil, seed)
    for _ in 0..<8 {
      let day = tonight + -Int(Int64.random(in: -1...years + 1, using: &random))
      try expectSame(test, asOf: day, seed)
    }
  }

  @Test("are no more after a thousand sessions than after a hundred")
  func areFew() throws {
    let test = try TestStore()
    for number in 1...Int64(1000) {
      try test.log(test.session("asyncio", -1440 * number..<(30 - 1440 * number)), .allow)
    }
    let facts = try test.store.verdictFacts(of: test.ada, enough: VerdictFactsTests.enough)
    // Eight half-hours make four hours; the day after them cannot be told by its start; the last.
    #expect(facts.sessions.count == 9, "\(facts.sessions.count)")
    #expect(facts.sessions.map(\.day).max() == tonight + -1)
    #expect(facts.sessions.map(\.day).min() == tonight + -1000)
  }

  @Test("have the last day, also where it is just after the first ones", arguments: 7...12)
  func endWithTheLastDay(days: Int) throws {
    let test = try TestStore()
    for number in 1...Int64(days) {
      try test.log(test.session("asyncio", -1440 * number..<(30 - 1440 * number)), .allow)
    }
    let facts = try test.store.verdictFacts(of: test.ada, enough: VerdictFactsTests.enough)
    #expect(facts.sessions.map(\.day).max() == tonight + -1)
    #expect(facts.sessions.count == min(days, 9))
  }

  private func act(
    _ test: TestStore, _ days: Int64, _ random: inout SplitMix64
  ) throws {
    let skill: Slug = ["asyncio", "flask"].randomElement(using: &random)!
    let offset = [-43_200, 0, 28_800, 50_400].randomElement(using: &random)!
    let start =
      evening - 86_400 * Int64.random(in: 0...days, using: &random)
      - Int64.random(in: 0...86_400, using: &random)
    func moment(_ seconds: Int64) -> Moment {
      let moment = Moment(Instant(seconds: seconds), zone: "Etc/Test", offset: offset)
      // Some nights count on the evening before.
      guard seconds % 3 == 0, moment.secondOfDay < 6 * 3600 else { return moment }
      return Moment(
        moment.instant, zone: moment.zone, offset: offset, localDay: moment.localDay + -1)
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      let length = StudyTime(seconds: Int.random(in: 60...40_000, using: &random))
      let session = try Session(length, on: moment(start).localDay, zone: "Etc/Test")
      let fact = Fact(id: test.newID(), skill: skill, session: session)
      try test.store.act(test.command()) { try $0.add(fact, of: test.ada) }
      return
    }
    let kind: Fact.Kind =
      switch Int.random(in: 0..<12, using: &random) {
      case 0: .completion
      case 1: .evidence("https://example.org")
      default: .session(end: moment(start + Int64.random(in: 60...40_000, using: &random)))
      }
    let fact = Fact(id: test.newID(), skill: skill, at: moment(start), kind: kind)
    try test.store.act(test.command()) { try $0.add(fact, of: test.ada) }
  }

  private func expectSame(_ test: TestStore, asOf: LocalDay?, _ seed: UInt64) throws {
    let all = try test.store.facts(of: test.ada)
    let few = try test.store.verdictFacts(
      of: test.ada, asOf: asOf, enough: VerdictFactsTests.enough)
    #expect(Set(few.marks).isSubset(of: all))
    #expect(Set(few.sessions.map(\.id)).isSubset(of: all.map(\.id)))
    let comment: Comment = "seed \(seed), as of \(asOf.map { "\($0)" } ?? "now")"
    let whole = Record(facts: all, asOf: asOf)
    let told = try test.store.record(of: test.ada, asOf: asOf, from: few)
    for policy in Policy.allCases {
      for freshOn in [nil, asOf ?? tonight, tonight + 300, tonight + 2000] {
        let expected = gist(
          Assessment(VerdictFactsTests.roadmap, whole, policy: policy, freshOn: freshOn))
        let given = gist(
          Assessment(VerdictFactsTests.roadmap, told, policy: policy, freshOn: freshOn))
        #expect(given == expected, comment)
      }
    }
    let climbs = [VerdictFacts(all), few].map {
      Climb.both(VerdictFactsTests.roadmap, asOf.map($0.upTo) ?? $0)
    }
    #expect(climbs[0] == climbs[1], comment)
    if asOf == nil { try expectSameCited(test, told, comment) }
    try expectSameUnited(test, asOf: asOf, whole, comment)
    for slug in whole.slugs where asOf == nil { #expect(told[slug].studied == whole[slug].studied) }
    for slug in whole.slugs {
      #expect(told[slug].lastActive == whole[slug].lastActive, comment)
      #expect(told[slug].freshUntil == whole[slug].freshUntil, comment)
    }
  }

  /// The same where one skill is the other's old name: their sessions overlap as often as not.
  private func expectSameUnited(
    _ test: TestStore, asOf: LocalDay?, _ whole: Record, _ comment: Comment
  ) throws {
    var renamed = VerdictFactsTests.roadmap
    for place in renamed.items.indices where renamed.items[place].slug == "flask" {
      renamed.items[place].deprecated = true
      renamed.items[place].replacedBy = "asyncio"
    }
    let names = renamed.renamedSkills
    #expect(names == [["asyncio", "flask"]])
    let few = try test.store.verdictFacts(
      of: test.ada, asOf: asOf, enough: VerdictFactsTests.enough)
    let told = try test.store.record(of: test.ada, asOf: asOf, names: names, from: few)
    let expected = gist(Assessment(renamed, whole, policy: .claimed))
    #expect(gist(Assessment(renamed, told, policy: .claimed)) == expected, comment)
    guard asOf == nil else { return }
    let kept = try test.store.record(of: test.ada, names: names)
    #expect(gist(Assessment(renamed, kept, policy: .claimed)) == expected, comment)
    let study = whole.carried(by: renamed)["asyncio"].studied
    #expect(kept.carried(by: renamed)["asyncio"].studied == study, comment)
    #expect(told.carried(by: renamed)["asyncio"].studied == study, comment)
  }

  /// A record of kept sums cites the sessions that were read for this one.
  private func expectSameCited(_ test: TestStore, _ told: Record, _ comment: Comment) throws {
    var kept = try test.store.record(of: test.ada)
    try test.store.citeSessions(
      of: test.ada, on: ["asyncio", "flask"], enough: VerdictFactsTests.enough, in: &kept)
    for policy in Policy.allCases {
      #expect(
        Assessment(VerdictFactsTests.roadmap, kept, policy: policy)
          == Assessment(VerdictFactsTests.roadmap, told, policy: policy), comment)
    }
  }

  /// A verdict but for the facts that it cites.
  private func gist(_ verdict: Assessment) -> [String] {
    verdict.capabilities.map { capability in
      "\(capability.score) \(capability.met) "
        + capability.items.map { "\($0.mastery) \($0.state)" }.joined(separator: ",")
    }
  }
}

private let tonight = shanghai(Instant(seconds: evening)).localDay
