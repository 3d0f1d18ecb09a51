import SkillCore

extension Slug: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    self = Slug(text)!
  }
}

func day(_ text: String) -> LocalDay {
  LocalDay(iso8601: text)!
}

/// Facts in the order they were written down, each with an id of its own.
struct Diary {
  private(set) var facts: [Fact] = []
  private var nextID: UInt64

  init(firstID: UInt64 = 1) {
    nextID = firstID
  }

  var record: Record { Record(facts: facts) }

  /// - Parameter second: of the UTC day; negative or beyond a day is another day.
  @discardableResult
  mutating func add(
    _ kind: Fact.Kind, _ skill: Slug?, on day: LocalDay = day("2026-01-15"),
    second: Int = 12 * 3600, offset: Int = 0
  ) -> FactID {
    let id = FactID(high: 0, low: nextID)
    nextID += 1
    let at = Diary.moment(day, second, offset)
    facts.append(Fact(id: id, skill: skill, at: at, kind: kind))
    return id
  }

  @discardableResult
  mutating func study(
    _ skill: Slug, seconds: Int, on day: LocalDay = day("2026-01-15"), second: Int = 12 * 3600,
    offset: Int = 0
  ) -> FactID {
    let end = Diary.moment(day, second + seconds, offset)
    return add(.session(end: end), skill, on: day, second: second, offset: offset)
  }

  @discardableResult
  mutating func study(
    _ skill: Slug, minutes: Int, on day: LocalDay = day("2026-01-15"), second: Int = 12 * 3600
  ) -> FactID {
    study(skill, seconds: minutes * 60, on: day, second: second)
  }

  mutating func complete(_ skills: Slug..., evidence: Bool, on day: LocalDay = day("2026-01-15")) {
    for skill in skills {
      add(.completion, skill, on: day)
      if evidence { add(.evidence("https://example.com/\(skill)"), skill, on: day) }
    }
  }

  private static func moment(_ day: LocalDay, _ second: Int, _ offset: Int) -> Moment {
    Moment(
      Instant(seconds: Int64(day.number * 86_400 + second)), zone: "Etc/UTC", offset: offset)
  }
}

extension Assessment {
  func mastery(_ slug: Slug) -> Int? {
    itemVerdicts()[slug]?.mastery
  }

  func capability(_ id: Slug) -> CapabilityVerdict? {
    capabilities.first { $0.id == id }
  }

  func entry(_ entry: EntryID) -> ItemVerdict? {
    capabilities.lazy.flatMap(\.items).first { $0.entry == entry }
  }

  /// What `next` offers, the best first; nothing at the top.
  var ready: [Suggestion] { next()?.ready ?? [] }

  func blockedBest() -> Suggestion? { next()?.blockedBest }

  /// The progress to a level without any floor, computed from the verdict.
  func exactProgress(to level: Slug) -> Double {
    let rank = progress.firstIndex { $0.level == level } ?? 0
    let levels = Set(progress[...rank].map(\.level))
    let parts = capabilities.filter { levels.contains($0.level) }.map { capability -> Double in
      let items = capability.items.filter(\.isApplicable)
      let weights = items.reduce(0) { $0 + $1.weight }
      let points = items.reduce(0) { $0 + $1.weight * $1.mastery }
      let share = min(Double(points) / Double(weights) / Double(capability.threshold), 1)
      let must = capability.itemsOf == nil ? items.filter(\.mustHave) : []
      guard !must.isEmpty else { return share }
      return (share + Double(must.count { $0.mastery >= 80 }) / Double(must.count)) / 2
    }
    return parts.isEmpty ? 0 : parts.reduce(0, +) / Double(parts.count)
  }
}

extension Portion {
  var share: Double { Double(units) / Double(Portion.one) }
}
