extension Record {
  /// Everything that was recorded about one skill.
  public struct Item: Sendable {
    /// The union of the sessions, at most 720 minutes per UTC day.
    public private(set) var studied = StudyTime.zero
    public private(set) var sessions: [FactID] = []
    public private(set) var completions: [FactID] = []
    public private(set) var evidence: [FactID] = []
    public private(set) var waivers: [FactID] = []
    public private(set) var checkIns: [CheckIn] = []
    /// The not-applicable mark, if there is one.
    public private(set) var notApplicable: FactID?
    /// The local days with a session (by its start), a completion, evidence, a check-in or a
    /// waiver. Ratings and notes are not activity.
    public private(set) var activeDays: Set<LocalDay> = []
    public private(set) var lastActive: LocalDay?
    /// When it was first completed; waivers do not count.
    public private(set) var firstCompletion: Moment?
    private var latestRating: Rating?
    private var spans: [StudySpan] = []
    /// Lengths on a day, by the day's number.
    private var lengths: [Int: StudyTime] = [:]
    private var summed = StudyTime.zero

    public struct CheckIn: Hashable, Sendable {
      public let id: FactID
      public let day: LocalDay
      /// Whether it carries an http or https link.
      public let hasLink: Bool
    }

    private struct Rating: Sendable {
      let at: Instant
      let id: FactID
      let value: Int
    }

    init() {}

    /// Whether both give the same verdict, freshness aside.
    func isJudged(like other: Item) -> Bool {
      studied == other.studied && completions == other.completions && evidence == other.evidence
        && waivers == other.waivers && checkIns == other.checkIns
        && notApplicable == other.notApplicable
    }

    /// Done or waived.
    public var isCompleted: Bool { !completions.isEmpty || !waivers.isEmpty }

    /// The latest self-rating, 1...5. Shown beside the mastery; never part of it.
    public var rating: Int? {
      latestRating?.value
    }

    /// Every fact that is activity, in no particular order.
    public var activity: [FactID] {
      sessions + completions + evidence + waivers + checkIns.map(\.id)
    }

    mutating func add(_ session: StudyFact) {
      sessions.append(session.id)
      switch session.time {
      case .timed(let start, let end): spans.append(StudySpan(start: start, end: end))
      case .length(let length): lengths[session.day.number, default: .zero] += length
      }
      markActive(on: session.day)
    }

    /// - Parameter fact: not a session.
    mutating func add(_ fact: Fact, on day: LocalDay) {
      switch fact.kind {
      case .completion:
        completions.append(fact.id)
        noteCompletion(at: fact.at)
        markActive(on: day)
      case .evidence:
        evidence.append(fact.id)
        markActive(on: day)
      case .waiver:
        waivers.append(fact.id)
        markActive(on: day)
      case .checkIn(let evidence):
        checkIns.append(CheckIn(id: fact.id, day: day, hasLink: evidence?.isLink ?? false))
        markActive(on: day)
      case .rating(let value):
        noteRating(Rating(at: fact.at.instant, id: fact.id, value: value))
      case .notApplicable:
        notApplicable = notApplicable.map { min($0, fact.id) } ?? fact.id
      case .session, .length, .timer, .note:
        break
      }
    }

    mutating func countStudy() {
      let (total, overflow) = spans.countedSeconds(with: lengths)
        .addingReportingOverflow(summed.seconds)
      studied = StudyTime(seconds: overflow ? Int.max : total)
    }

    mutating func setStudied(_ studied: StudyTime) {
      spans = []
      lengths = [:]
      summed = studied
      self.studied = studied
    }

    mutating func cite(_ sessions: [FactID]) {
      self.sessions = sessions
    }

    /// Merges what was recorded under another name of the same skill.
    mutating func merge(_ other: Item) {
      sessions += other.sessions
      completions += other.completions
      evidence += other.evidence
      waivers += other.waivers
      checkIns += other.checkIns
      notApplicable = [notApplicable, other.notApplicable].compactMap(\.self).min()
      activeDays.formUnion(other.activeDays)
      lastActive = activeDays.max()
      if let completion = other.firstCompletion { noteCompletion(at: completion) }
      if let rating = other.latestRating { noteRating(rating) }
      spans += other.spans
      lengths.merge(other.lengths) { $0 + $1 }
      summed = StudyTime(seconds: summed.seconds &+ other.summed.seconds)
      countStudy()
    }

    private mutating func markActive(on day: LocalDay) {
      activeDays.insert(day)
      lastActive = lastActive.map { max($0, day) } ?? day
    }

    private mutating func noteCompletion(at moment: Moment) {
      if let first = firstCompletion, first.instant <= moment.instant { return }
      firstCompletion = moment
    }

    private mutating func noteRating(_ rating: Rating) {
      if let latest = latestRating, (latest.at, latest.id) > (rating.at, rating.id) { return }
      latestRating = rating
    }
  }
}
