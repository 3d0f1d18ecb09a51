import SkillCore
import TestSupport

/// Writes the facts of generated people.
struct FactAuthor {
  var random: SplitMix64
  private var diary: Diary

  init(random: SplitMix64, firstID: UInt64 = 1) {
    self.random = random
    diary = Diary(firstID: firstID)
  }

  var facts: [Fact] { diary.facts }

  mutating func master(_ item: Roadmap.Item, proven: Bool) {
    if case .habit(let habit) = item.kind {
      for time in 0..<item.target {
        let day = day("2024-01-01") + time * (habit.period == .week ? 7 : 31)
        diary.add(.checkIn(evidence: Evidence("https://example.com/\(time)")), item.slug, on: day)
      }
      return
    }
    add(random.chance(85) ? .completion : .waiver, item.slug)
    if proven { add(.evidence("https://example.com"), item.slug) }
  }

  /// A step of a plan, done as it is said.
  mutating func complete(_ slug: Slug, proven: Bool) {
    add(.completion, slug)
    if proven { add(.evidence("https://example.com"), slug) }
  }

  /// Any fact but a mark.
  mutating func touch(_ slug: Slug) {
    switch Int.random(in: 0..<9, using: &random) {
    case 0..<3: for _ in 0..<Int.random(in: 1...3, using: &random) { study(slug) }
    case 3: add(.completion, slug)
    case 4: add(.evidence("shown"), slug)
    case 5: add(.checkIn(evidence: random.chance(60) ? "https://example.com" : nil), slug)
    case 6: add(.rating(Int.random(in: 1...5, using: &random)), slug)
    case 7: add(.waiver, slug)
    default: add(.note(about: nil), random.chance(50) ? slug : nil)
    }
  }

  mutating func markSomething(in roadmap: Roadmap) {
    let marked = roadmap.items.randomElement(using: &random).map { $0.group ?? $0.slug }
    if let marked { add(.notApplicable, marked) }
  }

  private mutating func study(_ slug: Slug) {
    diary.study(
      slug, seconds: Int.random(in: 1...50_000, using: &random), on: someDay(),
      second: Int.random(in: 0..<86_400, using: &random), offset: someOffset())
  }

  private mutating func add(_ kind: Fact.Kind, _ slug: Slug?) {
    diary.add(
      kind, slug, on: someDay(), second: Int.random(in: 0..<86_400, using: &random),
      offset: someOffset())
  }

  private mutating func someDay() -> LocalDay {
    let days = Trial.firstDay.number..<Trial.today.number
    // Some days are busy, so that sessions meet and overlap.
    return random.chance(30)
      ? Trial.firstDay + 700 : LocalDay(number: Int.random(in: days, using: &random))
  }

  private mutating func someOffset() -> Int {
    [-8 * 3600, 0, 19_800, 8 * 3600].randomElement(using: &random) ?? 0
  }
}
