/// The recent study time per week, as an estimate for the future.
public struct Pace: Hashable, Sendable {
  /// The window asked for, in weeks.
  public let weeks: Int
  /// The number of days: the window, or those since the first session if fewer.
  public let days: Int
  /// The union of the sessions begun on these days, all skills together.
  public let studied: StudyTime

  /// A pace needs sessions on at least this many days ...
  public static let fewestStudyDays = 3
  /// ... and this many days since the very first session.
  public static let fewestDays = 14

  /// Nil if there is too little study.
  ///
  /// - Parameters:
  ///   - sessions: all sessions of one learner, in any order; other facts are ignored.
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

  /// The part of a session that a pace needs.
  public struct Study: Sendable {
    let day: LocalDay
    /// Nil for a length on a day.
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

  /// Per week, floored.
  public var perWeek: StudyTime {
    let (product, overflow) = studied.seconds.multipliedReportingOverflow(by: 7)
    return StudyTime(seconds: overflow ? studied.seconds / days &* 7 : product / days)
  }

  /// Whether both cover the same days, as windows longer than the record do.
  public func says(sameAs other: Pace) -> Bool {
    days == other.days && studied == other.studied
  }

  /// The days that a study time takes at this pace, rounded up; nil for more than a hundred years.
  public func days(for time: StudyTime) -> Int? {
    let wanted = UInt(max(time.seconds, 0)).multipliedFullWidth(by: UInt(days))
    let speed = UInt(studied.seconds)
    guard wanted.high < speed else { return nil }
    let (whole, rest) = speed.dividingFullWidth(wanted)
    return whole >= 36_525 ? nil : Int(whole) + (rest > 0 ? 1 : 0)
  }
}
