/// A session: timed, from a start to an end, or a length on a day without a clock.
///
/// Always valid: everything that records, corrects, imports, merges or reads a session constructs
/// one, so the rule is here and nowhere else. Source: TheRule, "Evidence".
public struct Session: Hashable, Sendable {
  public enum Time: Hashable, Sendable {
    case timed(end: Moment)
    case length(StudyTime)
  }

  /// Its start; for a length, a stand-in for its day, without a clock.
  public let at: Moment
  public let time: Time

  public static let longest = StudyTime.wholeDay

  /// A timed session.
  public init(from start: Moment, to end: Moment) throws(SessionFault) {
    guard start.instant < end.instant else { throw .endsBeforeStart }
    guard StudyTime(from: start.instant, to: end.instant) <= Session.longest else { throw .tooLong }
    guard start.localDay.isRecordable else { throw .before1900 }
    at = start
    time = .timed(end: end)
  }

  /// A length on a day.
  public init(_ length: StudyTime, on day: LocalDay, zone: String) throws(SessionFault) {
    guard length > .zero else { throw .isEmpty }
    guard length <= Session.longest else { throw .tooLong }
    guard day.isRecordable else { throw .before1900 }
    at = Moment(day: day, zone: zone)
    time = .length(length)
  }

  /// The local day it counts on; for a timed one, the day of its start.
  public var day: LocalDay { at.localDay }

  public var length: StudyTime {
    switch time {
    case .timed(let end): StudyTime(from: at.instant, to: end.instant)
    case .length(let length): length
    }
  }

  /// Refuses the future: a timed session has ended by now, and a length is not longer than what has
  /// passed of its day.
  public func requirePast(now: Instant, zone: Zone) throws(SessionFault) {
    switch time {
    case .timed(let end): guard end.instant <= now else { throw .endsInFuture(end) }
    case .length(let length):
      let today = zone.moment(now).localDay
      guard day <= today else { throw .dayToCome(day) }
      guard day == today else { return }
      let passed = StudyTime(from: zone.start(of: today), to: now)
      guard length <= passed else { throw .longerThanToday(passed) }
    }
  }
}

/// Why a session is invalid.
public enum SessionFault: Error, Hashable, Sendable {
  case endsBeforeStart
  case isEmpty
  case tooLong
  case before1900
  case endsInFuture(Moment)
  case dayToCome(LocalDay)
  /// Longer than what has passed of the day.
  case longerThanToday(StudyTime)

  public var message: Text {
    switch self {
    case .endsBeforeStart:
      Text("the session ends at or before its start", zh: "结束时间不晚于开始时间")
    case .isEmpty: Text("the session has no length", zh: "这次学习的时长为零")
    case .tooLong: Text("a session lasts 24 hours at most", zh: "一次学习最长 24 小时")
    case .before1900: Text("only dates from 1900 on can be recorded", zh: "只能记录 1900 年及以后的日期")
    case .endsInFuture(let end):
      Text(
        "the session would end in the future (\(end.iso8601))",
        zh: "这次学习会在将来才结束（\(end.iso8601)）")
    case .dayToCome(let day): Text("\(day) is in the future", zh: "\(day) 是将来的日期")
    case .longerThanToday(let passed):
      Text(
        "only \(passed.text(in: .english)) of today have passed",
        zh: "今天才过去 \(passed.text(in: .chinese))")
    }
  }

  /// What to type instead.
  public var hint: Text {
    switch self {
    case .endsBeforeStart: Text("Check both times, or swap them.", zh: "请检查两个时间，或把它们对调。")
    case .isEmpty: Text("Give a length, such as 90m.", zh: "请写明时长，例如 90m。")
    case .tooLong: Text("Record it as several sessions, one per day.", zh: "请按天分成几次记录。")
    case .before1900: Text("Check the year.", zh: "请检查年份。")
    case .endsInFuture: Text("Shorten it, or give its start.", zh: "请缩短时长，或写明开始时间。")
    case .dayToCome: Text("Check the day.", zh: "请检查日期。")
    case .longerThanToday:
      Text("If it was yesterday: 2h yesterday", zh: "如果是昨天，请写明：昨天 2小时")
    }
  }
}

extension LocalDay {
  /// Rung keeps dates from 1900 on.
  public var isRecordable: Bool { number >= -25_567 }
}
