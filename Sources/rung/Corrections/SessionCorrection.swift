import SkillCore
import SkillStore

/// A session as an edit changes it. A length on a day becomes timed if a clock is given.
struct SessionCorrection {
  let edit: Edit
  let old: Session
  let times: RecordTimes
  let invocation: Invocation

  /// - Returns: the session, and remarks on how times were read.
  /// - Throws: `Refusal` 64, `SessionFault`, `PhraseError`.
  func session() throws -> (Session, [String]) {
    let (session, notices) = try corrected()
    try session.requirePast(now: invocation.context.now, zone: times.zone)
    // A long session that an edit does not lengthen is not asked about again.
    let grows = old.length < session.length
    return (session, notices + (grows ? try LongSession.confirm(session, invocation) : []))
  }

  private func corrected() throws -> (Session, [String]) {
    switch old.time {
    case .timed(let end): try timed(until: end)
    case .length(let length): try self.length(length)
    }
  }

  private var givenLength: StudyTime? {
    get throws { try edit.duration.map { try StudyTime(parsing: $0) } }
  }

  /// The end as given, else the start plus the length given, else plus the old length.
  private func timed(until end: Moment) throws -> (Session, [String]) {
    let begin = try times.moved(edit.day, edit.at ?? edit.from)
    let start = begin?.moment ?? old.at
    if let phrase = edit.end {
      let time = try times.said(phrase, after: start)
      return (try Session(from: start, to: time.moment), (begin?.notices ?? []) + time.notices)
    }
    let given = try givenLength
    if given == nil, start == old.at || edit.from != nil {
      return (try Session(from: start, to: end), begin?.notices ?? [])
    }
    return (try lasting(given ?? old.length, from: start), begin?.notices ?? [])
  }

  private func length(_ length: StudyTime) throws -> (Session, [String]) {
    let length = try givenLength ?? length
    var (day, notices, start) = (old.day, [String](), Moment?.none)
    if let phrase = edit.day { day = try times.day(phrase) }
    if let phrase = edit.at ?? edit.from {
      let time = try times.said(phrase, on: day)
      notices = time.notices
      if let said = time.day { (day, notices) = (said, []) } else { start = time.moment }
    }
    if let phrase = edit.end {
      let time = try start.map { try times.said(phrase, after: $0) } ?? times.said(phrase, on: day)
      let begin = start ?? times.zone.moment(later(time.moment.instant, by: -length.seconds))
      return (try Session(from: begin, to: time.moment), notices + time.notices)
    }
    if let start { return (try lasting(length, from: start), notices) }
    return (try Session(length, on: day, zone: old.at.zone), notices)
  }

  private func lasting(_ length: StudyTime, from start: Moment) throws -> Session {
    try Session(from: start, to: times.zone.moment(later(start.instant, by: length.seconds)))
  }

  private func later(_ instant: Instant, by seconds: Int) -> Instant {
    let (sum, overflow) = instant.seconds.addingReportingOverflow(Int64(seconds))
    return Instant(seconds: overflow ? (seconds < 0 ? .min : .max) : sum)
  }
}

/// Parses times in the record's own zone; a clock alone keeps its day, a day alone keeps its clock.
struct RecordTimes {
  let at: Moment
  let zone: Zone
  let now: Instant

  /// The record's moment with a new day or time; nil if neither is given.
  func moved(_ day: String?, _ phrase: String?) throws -> SaidTime? {
    if let day { return try sameClock(on: try self.day(day)) }
    guard let phrase else { return nil }
    let reading = try read(phrase, after: nil, on: at.calendarDay)
    if reading.precision == .day, let day = reading.day { return try sameClock(on: day) }
    return SaidTime(reading)
  }

  func said(_ phrase: String, after start: Moment? = nil, on day: LocalDay? = nil) throws
    -> SaidTime
  {
    SaidTime(try read(phrase, after: start, on: day))
  }

  func day(_ phrase: String) throws -> LocalDay {
    let day = try LocalDay.parse(phrase, now: now, zone: zone)
    guard day <= zone.moment(now).localDay else { throw SessionFault.dayToCome(day) }
    return day
  }

  private func read(
    _ phrase: String, after start: Moment?, on day: LocalDay?
  ) throws(PhraseError) -> TimeReading {
    try TimePhrase.parse(phrase, now: now, zone: zone, after: start?.instant, on: day)
  }

  private func sameClock(on day: LocalDay) throws -> SaidTime {
    let night = at.calendarDay.number - at.localDay.number
    let clock = at.iso8601.dropFirst(11).prefix(8)
    return SaidTime(try read("\(day + night) \(clock)", after: nil, on: nil))
  }
}
