/// Sums of study over the sessions it is given, in one pass: by local day, by skill, by tag.
///
/// They are plain sums of durations. Time that two sessions share is in them twice, and `overlap`
/// says how much that is; the verdict counts it once (ASSESSMENT, "The rule").
public struct StudySums: Sendable {
  public private(set) var total = StudySum()
  public private(set) var days = DaySums()
  public private(set) var skills = SkillSums()
  /// A session with several tags is in the sum of each; the empty tag is that of the others.
  /// Empty unless the sessions were given with tags.
  public private(set) var tags: [String: StudySum] = [:]
  /// What `total` has beyond the time that passed.
  public private(set) var overlap = StudyTime.zero
  private var latestEnd = Instant(seconds: .min)

  public init() {}

  /// From sums that somebody kept; nothing may be added to them. The total is that of the skills,
  /// or of the days where no skills are given.
  public init(
    skills: SkillSums = SkillSums(), days: DaySums, tags: [String: StudySum] = [:],
    overlap: StudyTime = .zero
  ) {
    self.skills = skills
    self.days = days
    self.tags = tags
    self.overlap = overlap
    if skills.isEmpty {
      for entry in days.entries { total.add(entry.sum) }
    } else {
      for entry in skills.entries { total.add(entry.sum) }
    }
  }

  /// Adds a session; they must come in the order of their starts. One that does not end after it
  /// starts adds nothing.
  ///
  /// - Parameters:
  ///   - day: the local day of its start.
  ///   - tags: nil leaves `tags` as it is.
  public mutating func add(
    from start: Instant, to end: Instant, on day: LocalDay, skill: Slug, tags: [String]? = nil
  ) {
    guard let time = StudySums.time(from: start, to: end) else { return }
    total.add(time)
    days.add(StudySum(time: time, sessions: 1), on: day)
    skills.add(StudySum(time: time, sessions: 1), on: skill)
    for tag in tags?.isEmpty == true ? [""] : tags ?? [] {
      self.tags[tag, default: StudySum()].add(time)
    }
    if let shared = StudySums.time(from: start, to: min(end, latestEnd)) { overlap += shared }
    latestEnd = max(latestEnd, end)
  }

  private static func time(from start: Instant, to end: Instant) -> StudyTime? {
    let (seconds, overflow) = end.seconds.subtractingReportingOverflow(start.seconds)
    return overflow || seconds <= 0 ? nil : StudyTime(seconds: Int(seconds))
  }

  /// The time studied from `first` to `last`.
  public func time(from first: LocalDay, to last: LocalDay) -> StudyTime {
    days.entries.reduce(.zero) { $1.day >= first && $1.day <= last ? $0 + $1.sum.time : $0 }
  }
}

/// How long and how often.
public struct StudySum: Hashable, Sendable {
  public private(set) var time: StudyTime
  public private(set) var sessions: Int

  public init(time: StudyTime = .zero, sessions: Int = 0) {
    self.time = time
    self.sessions = sessions
  }

  mutating func add(_ time: StudyTime) {
    add(StudySum(time: time, sessions: 1))
  }

  public mutating func add(_ other: StudySum) {
    time += other.time
    sessions &+= other.sessions
  }
}
