/// A learning path: its levels, the capabilities each level asks for, and the items that prove
/// them.
///
/// Every number of the rule is data here; `Assessment` only compares.
public struct Roadmap: Hashable, Sendable {
  public var slug: Slug
  /// 1 or more. A version, once stored, never changes.
  public var version: Int
  public var title: Text
  /// A remark about the data itself (that stars are inferred, say).
  public var remark: Text?
  /// From the lowest to the highest; cumulative.
  public var levels: [Level]
  public var capabilities: [Capability]
  public var stages: [Stage]
  public var groups: [Group]
  public var items: [Item]

  public init(
    slug: Slug, version: Int, title: Text, remark: Text? = nil, levels: [Level],
    capabilities: [Capability], stages: [Stage], groups: [Group], items: [Item]
  ) {
    self.slug = slug
    self.version = version
    self.title = title
    self.remark = remark
    self.levels = levels
    self.capabilities = capabilities
    self.stages = stages
    self.groups = groups
    self.items = items
  }

  /// One rung of the ladder: junior, mid, senior.
  public struct Level: Hashable, Sendable {
    public var id: Slug
    public var label: Text
    /// Display only: "8-15K, China, 2025-05".
    public var salary: Text?

    public init(id: Slug, label: Text, salary: Text? = nil) {
      self.id = id
      self.label = label
      self.salary = salary
    }
  }

  public struct Capability: Hashable, Sendable {
    public var id: Slug
    public var level: Slug
    public var label: Text
    /// Score needed, 1...100.
    public var threshold: Int
    /// The capability whose items it counts; nil if it has items of its own. It asks for points
    /// only, without must-haves. So one pool of items can serve several levels by percent.
    public var itemsOf: Slug?

    public init(
      id: Slug, level: Slug, label: Text, threshold: Int = 70, itemsOf: Slug? = nil
    ) {
      self.id = id
      self.level = level
      self.label = label
      self.threshold = threshold
      self.itemsOf = itemsOf
    }
  }

  public struct Stage: Hashable, Sendable {
    /// 1 or more.
    public var number: Int
    public var title: Text

    public init(number: Int, title: Text) {
      self.number = number
      self.title = title
    }
  }

  /// An any-of group: counts as one item whose value is the mean of its best `k` members. Written
  /// `@web-framework` in prerequisites and lists.
  public struct Group: Hashable, Sendable {
    public var id: Slug
    public var label: Text
    public var k: Int
    public var stars: Int
    public var weight: Int
    public var mustHave: Bool
    public var capability: Slug

    public init(
      id: Slug, label: Text, k: Int, stars: Int, weight: Int? = nil, mustHave: Bool? = nil,
      capability: Slug
    ) {
      self.id = id
      self.label = label
      self.k = k
      self.stars = stars
      self.weight = weight ?? stars
      self.mustHave = mustHave ?? (stars == 5)
      self.capability = capability
    }
  }

  public struct Item: Hashable, Sendable {
    public var slug: Slug
    public var label: Text
    /// Nil for items outside the stages.
    public var stage: Int?
    /// 1...5.
    public var stars: Int
    /// By default the stars.
    public var weight: Int
    /// By default the 5-star items. A group's member is never a must-have itself; its group may be.
    public var mustHave: Bool
    /// Minutes of study for full study credit; for a habit, weeks or months.
    public var target: Int
    public var capability: Slug
    public var prerequisites: [Prerequisite]
    public var group: Slug?
    public var kind: Kind
    public var resources: [Resource]
    /// The article's words about it.
    public var remark: Text?
    /// Removed in this version: keeps its facts, does not count.
    public var deprecated: Bool
    /// The slug that inherits its progress.
    public var replacedBy: Slug?

    public enum Kind: Hashable, Sendable {
      case skill, decision, resource, project
      case habit(Habit)
    }

    public init(
      slug: Slug, label: Text, stage: Int? = nil, stars: Int, weight: Int? = nil,
      mustHave: Bool? = nil, target: Int? = nil, capability: Slug,
      prerequisites: [Prerequisite] = [], group: Slug? = nil, kind: Kind = .skill,
      resources: [Resource] = [], remark: Text? = nil, deprecated: Bool = false,
      replacedBy: Slug? = nil
    ) {
      self.slug = slug
      self.label = label
      self.stage = stage
      self.stars = stars
      self.weight = weight ?? stars
      self.mustHave = mustHave ?? (stars == 5 && group == nil)
      self.target = target ?? Item.defaultTarget(stars: stars, kind: kind)
      self.capability = capability
      self.prerequisites = prerequisites
      self.group = group
      self.kind = kind
      self.resources = resources
      self.remark = remark
      self.deprecated = deprecated
      self.replacedBy = replacedBy
    }

    public var isHabit: Bool {
      if case .habit = kind { true } else { false }
    }

    /// Minutes by stars (TheRule, "The rule"); for a habit, 12 weeks or 6 months.
    public static func defaultTarget(stars: Int, kind: Kind) -> Int {
      switch kind {
      case .habit(let habit): habit.period == .week ? 12 : 6
      default: [1: 240, 2: 360, 3: 600, 4: 900, 5: 1200][stars] ?? 1200
      }
    }
  }

  /// How a habit is counted: distinct local ISO weeks, or distinct local months, with a check-in.
  public struct Habit: Hashable, Sendable {
    public enum Period: String, Hashable, Sendable, CaseIterable {
      case week, month
    }
    public var period: Period
    /// Only check-ins that carry an http or https link count.
    public var needsLink: Bool

    public init(period: Period, needsLink: Bool) {
      self.period = period
      self.needsLink = needsLink
    }
  }

  /// What should come first. It orders `next`; it never lowers a score.
  public enum Prerequisite: Hashable, Sendable {
    case item(Slug)
    /// This many members of the group at mastery 80; nil means the group's own k.
    case group(Slug, atLeast: Int?)
  }

  public struct Resource: Hashable, Sendable {
    public var title: Text
    public var url: String?

    public init(title: Text, url: String? = nil) {
      self.title = title
      self.url = url
    }
  }
}
