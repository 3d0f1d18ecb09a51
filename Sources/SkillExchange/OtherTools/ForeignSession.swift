import SkillCore

/// A session as another tool's file tells of it.
public struct ForeignSession: Sendable {
  /// Where it begins in the file.
  public var position: FilePosition
  /// What the tool knows it by; where the tool has no name that lasts, what it says.
  public var externalID: String
  /// Another form of the file knows it by this name.
  public var alias: String?
  /// The name is only part of what the tool calls it.
  public var isVague = false
  public var start: Moment
  public var end: Moment
  public var project: String?
  public var tags: [String]
  /// What was done, in words: kept as the note.
  public var note: String?
  /// Further words that may name the skill.
  public var words: [String] = []
  /// The file gives no offset: the machine's zone was taken.
  public var isLocal = false
  /// How the times were found, where the file does not simply give them.
  public var placing: Placing?

  public enum Placing: Sendable {
    /// The file gives only a day and a length.
    case atNoon
    /// The clocks were put back: one of two readings was taken.
    case repeatedHour
  }

  public var seconds: Int64 { end.instant.seconds &- start.instant.seconds }
}

/// What a file of another tool holds, one by one in its order.
public enum ForeignEntry: Sendable {
  case session(ForeignSession)
  /// It has not ended yet.
  case running
  /// It has no time in it.
  case empty
  /// It takes so many seconds away.
  case negative(FilePosition, seconds: Int64)
  /// It cannot be recorded as it is.
  case refused(FileFault)
}

/// What reading a file needs to know of the world.
public struct ForeignReading: Sendable {
  let zone: Zone
  let now: Instant
  /// Whether a zone may have that distance from UTC, in seconds; where nobody knows, it may.
  let mayHave: @Sendable (_ offset: Int, _ zone: String) -> Bool

  public init(
    zone: Zone, now: Instant,
    mayHave: @escaping @Sendable (_ offset: Int, _ zone: String) -> Bool = { _, _ in true }
  ) {
    self.zone = zone
    self.now = now
    self.mayHave = mayHave
  }

  /// The entry for a stretch of time: a session, if it can be one.
  func entry(_ session: ForeignSession) -> ForeignEntry {
    func refused(_ message: Text) -> ForeignEntry {
      .refused(FileFault(at: session.position, message))
    }
    let (length, overflow) = session.end.instant.seconds
      .subtractingReportingOverflow(session.start.instant.seconds)
    if !overflow, length == 0 { return .empty }
    guard !overflow, length > 0 else {
      return refused(Text("it ends before it starts", zh: "结束早于开始"))
    }
    guard length <= 86_400 else {
      return refused(
        Text("it lasts more than 24 hours; divide it there", zh: "时长超过 24 小时；请先在原工具中拆分"))
    }
    guard session.end.instant <= now else {
      return refused(
        Text("it ends in the future, \(session.end.iso8601)", zh: "结束于将来：\(session.end.iso8601)"))
    }
    guard session.start.localDay.isRecordable else {
      return refused(Text("it lies before 1900", zh: "早于 1900 年"))
    }
    if let note = session.note, note.utf8.count > ForeignReading.longestNote {
      return refused(Text("its text is longer than 1 MiB", zh: "文字超过 1 MiB"))
    }
    return .session(session)
  }

  static let longestNote = 1 << 20

  /// An instant as epoch seconds; nil outside of the years that Rung keeps.
  func moment(epoch seconds: Int) -> Moment? {
    // 1900 and 9999: far from where arithmetic with offsets would overflow.
    guard (-2_208_988_800...253_402_300_799).contains(seconds) else { return nil }
    return zone.moment(Instant(seconds: Int64(seconds)))
  }
}

extension LocalDay {
  /// Rung keeps dates from 1900 on.
  var isRecordable: Bool { number >= -25_567 }
}
