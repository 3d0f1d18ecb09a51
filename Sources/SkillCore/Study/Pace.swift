/// How much was studied of late, as a measure of what comes.
public struct Pace: Hashable, Sendable {
  /// The window asked for, in weeks.
  public let weeks: Int
  /// The days looked at: the window, or those since the first session if that was later.
  public let days: Int
  /// The union of the sessions begun on these days, all skills together.
  public let studied: StudyTime

  /// What a pace needs at least: sessions on this many days ...
  public static let fewestStudyDays = 3
  /// ... and so many days since the first session ever.
  public static let fewestDays = 14

  /// Nil when there is too little to go by.
  ///
  /// - Parameters:
  ///   - sessions: all sessions of one learner, in any order; other facts are passed over.
  ///   - weeks: the length of the window.
  ///   - today: its last day.
  public init?(sessions: some Sequence<Fact>, weeks: Int, until today: LocalDay) {
    let studies = sessions.compactMap { fact -> Study? in
      let day = fact.at.localDay
      if case .length(let length) = fact.kind { return Study(day: day, length) }
      return fact.span.map { Study(day: day, from: $0.lowerBound, to: $0.upperBound) }
    }
    self.init(studies: studies, weeks: weeks, until: today)
  }

  /// What a pace needs to know of a session.
  public struct Study: Sendable {
    let day: LocalDay
    /// Nil for a length on that day.
    let span: StudySpan?
    let length: StudyTime

    public init(day: LocalDay, from start: Instant, to end: Instant) {
      self.day = day
      span = StudySpan(start: start, end: end)
      length = .zero
    }

    public init(day: LocalDay, _ length: StudyTime) {
      self.day = day
      span = nil
      self.length = length
    }
  }

  /// As above.
  public init?(studies: [Study], weeks: Int, until today: LocalDay) {
    let past = studies.filter { $0.day <= today }
    guard weeks > 0, let first = past.map(\.day.number).min() else { return nil }
    let (window, overflow) = weeks.multipliedReportingOverflow(by: 7)
    let days = min(overflow ? Int.max : window, today.number &- first &+ 1)
    let recent = past.filter { today.number &- $0.day.number < days }
    let lengths = Dictionary(
      recent.filter { $0.span == nil }.map { ($0.day.number, $0.length) }, uniquingKeysWith: +)
    let studied = recent.compactMap(\.span).countedSeconds(with: lengths)
    guard days >= Pace.fewestDays, studied > 0,
      Set(recent.map(\.day)).count >= Pace.fewestStudyDays
    else { return nil }
    self.weeks = weeks
    self.days = days
    self.studied = StudyTime(seconds: studied)
  }

  /// What that makes in a week, floored.
  public var perWeek: StudyTime {
    let (product, overflow) = studied.seconds.multipliedReportingOverflow(by: 7)
    return StudyTime(seconds: overflow ? studied.seconds / days &* 7 : product / days)
  }

  /// Whether it is of the same days: a window longer than the record shows nothing else.
  public func says(sameAs other: Pace) -> Bool {
    days == other.days && studied == other.studied
  }

  /// In how many days so much is studied at this pace, rounded up; nil if that takes more than a
  /// hundred years.
  public func days(for time: StudyTime) -> Int? {
    let wanted = UInt(max(time.seconds, 0)).multipliedFullWidth(by: UInt(days))
    let speed = UInt(studied.seconds)
    guard wanted.high < speed else { return nil }
    let (whole, rest) = speed.dividingFullWidth(wanted)
    return whole >= 36_525 ? nil : Int(whole) + (rest > 0 ? 1 : 0)
  }
}
