import SkillCore

/// A learner's portfolio: verdict, study time, achievements.
///
/// Everything is computed; `PortfolioPage` and `PortfolioMarkdown` only format it.
public struct Portfolio: Sendable {
  public var learner: String
  public var roadmap: Roadmap
  /// The last local day that counts; the only date that is not a fact's.
  public var day: LocalDay
  public var claimed: Assessment
  public var evidenced: Assessment
  /// The study in `calendar`, each minute counted once.
  public var year: DaySums
  /// The first day with study.
  public var firstDay: LocalDay?
  /// All study on the roadmap, each minute counted once.
  public var studied: StudyTime
  public var calendar: HeatmapGrid
  public var weeklyGoal: StudyTime?
  public var stages: [Stage]
  /// Newest first.
  public var achievements: [Achievement]
  public var habits: [Habit]

  public init(
    learner: String, roadmap: Roadmap, day: LocalDay, claimed: Assessment, evidenced: Assessment,
    year: DaySums, firstDay: LocalDay?, studied: StudyTime, calendar: HeatmapGrid,
    weeklyGoal: StudyTime?, stages: [Stage],
    achievements: [Achievement], habits: [Habit]
  ) {
    self.learner = learner
    self.roadmap = roadmap
    self.day = day
    self.claimed = claimed
    self.evidenced = evidenced
    self.year = year
    self.firstDay = firstDay
    self.studied = studied
    self.calendar = calendar
    self.weeklyGoal = weeklyGoal
    self.stages = stages
    self.achievements = achievements
    self.habits = habits
  }

  /// One stage; or the items without one, which have neither number nor title.
  public struct Stage: Sendable {
    public var number: Int?
    public var title: Text?
    /// Items at mastery 80 or more, of those that count.
    public var done: Int
    public var count: Int
    public var studied: StudyTime
    /// The targets of the items that count.
    public var planned: StudyTime

    public init(
      number: Int?, title: Text?, done: Int, count: Int, studied: StudyTime, planned: StudyTime
    ) {
      self.number = number
      self.title = title
      self.done = done
      self.count = count
      self.studied = studied
      self.planned = planned
    }
  }

  /// A completed or waived skill.
  public struct Achievement: Sendable {
    public var label: Text
    /// Nil for a skill without a stage, or not on the roadmap.
    public var stage: Int?
    /// Nil for a skill not on the roadmap.
    public var stars: Int?
    public var at: Moment
    public var isWaived: Bool
    /// Links and texts, oldest first.
    public var evidence: [String]

    public init(
      label: Text, stage: Int?, stars: Int?, at: Moment, isWaived: Bool, evidence: [String]
    ) {
      self.label = label
      self.stage = stage
      self.stars = stars
      self.at = at
      self.isWaived = isWaived
      self.evidence = evidence
    }
  }

  public struct Habit: Sendable {
    public var label: Text
    /// A week or a month.
    public var unit: CalendarUnit
    /// The target, in units.
    public var target: Int
    /// The first days of the units in which it was kept.
    public var starts: Set<LocalDay>

    public init(label: Text, unit: CalendarUnit, target: Int, starts: Set<LocalDay>) {
      self.label = label
      self.unit = unit
      self.target = target
      self.starts = starts
    }
  }

  /// A remark; exported only on request.
  public struct Remark: Sendable {
    /// Nil if it is not about a skill.
    public var label: Text?
    public var at: Moment
    public var text: String

    public init(label: Text?, at: Moment, text: String) {
      self.label = label
      self.at = at
      self.text = text
    }
  }
}

extension Portfolio {
  var isEmpty: Bool {
    achievements.isEmpty && studied == .zero && year.isEmpty
      && habits.allSatisfy { $0.starts.isEmpty }
  }

  /// How much the sum of the stages exceeds the total, as they share time.
  var sharedByStages: StudyTime {
    max(.zero, stages.map(\.studied).reduce(.zero, +) - studied)
  }

  /// The first day with study in `calendar`, or its first day.
  var since: LocalDay { max(calendar.days.lowerBound, firstDay ?? calendar.days.lowerBound) }

  /// A capability by both policies, with what it lacks.
  struct Capability {
    let claimed: CapabilityVerdict
    let evidenced: CapabilityVerdict

    /// Must-haves that are not claimed.
    var missing: [ItemVerdict] { Capability.items(claimed.missing, of: claimed) }

    /// Must-haves that are claimed without evidence.
    var unproven: [ItemVerdict] {
      let claimed = Set(self.claimed.missing)
      return Capability.items(evidenced.missing.filter { !claimed.contains($0) }, of: evidenced)
    }

    /// If no must-have is missing but the score is too low: the missing points, and the items that
    /// would give them.
    var lacking: (points: Int, items: [ItemVerdict])? {
      claimed.lacking.map { ($0.points, Capability.items($0.items, of: claimed)) }
    }

    /// The items with progress, by both policies; a group is followed by its members.
    var touched: [(claimed: ItemVerdict, evidenced: ItemVerdict)] {
      zip(claimed.items, evidenced.items).flatMap { claimed, evidenced in
        [(claimed: claimed, evidenced: evidenced)]
          + zip(claimed.members, evidenced.members).map { (claimed: $0, evidenced: $1) }
      }.filter { $0.claimed.state != .todo }
    }

    var untouched: Int { claimed.items.count { $0.state == .todo } }

    private static func items(_ entries: [EntryID], of capability: CapabilityVerdict)
      -> [ItemVerdict]
    {
      entries.compactMap { entry in capability.items.first { $0.entry == entry } }
    }
  }

  func levelWords(_ level: Roadmap.Level?) -> Text {
    if let level { return level.label }
    guard let lowest = roadmap.levels.first else { return Text("No level", zh: "无等级") }
    return Text("Below \(lowest.label.en)", zh: "未达\(lowest.label.zh)")
  }

  /// The capabilities of a level itself, in roadmap order.
  func capabilities(of level: Slug) -> [Capability] {
    zip(claimed.capabilities, evidenced.capabilities).filter { $0.0.level == level }
      .map { Capability(claimed: $0, evidenced: $1) }
  }
}
