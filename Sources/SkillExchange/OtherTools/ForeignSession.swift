import SkillCore

/// A session as another tool's file tells of it.
public struct ForeignSession: Sendable {
  /// Where it begins in the file.
  public var position: FilePosition
  /// What the tool knows it by; where the tool has no name that lasts, what it says.
  public var externalID: String
  /// The tool's own id: what has it again is the same entry, not a second one like it.
  public var hasID = false
  /// Another form of the file knows it by this name.
  public var alias: String?
  /// The name is only part of what the tool calls it.
  public var isVague = false
  public var time: Session
  public var project: String?
  public var tags: [String]
  /// What was done, in words: kept as the note.
  public var note: String?
  /// Further words that may name the skill.
  public var words: [String] = []
  /// Pieces of words, which may do so at last.
  public var pieces: [String] = []
  /// The file gives no offset: the machine's zone was taken.
  public var isLocal = false
  /// The clocks were put back: one of two readings was taken.
  public var isGuess = false
  /// What the file says of its length cannot be read; start and end tell.
  public var hasOddLength = false

  public var names: ForeignNames {
    ForeignNames(project: project, tags: tags, words: words, pieces: pieces)
  }
}

/// What a file of another tool holds, one by one in its order.
public enum ForeignEntry: Sendable {
  case session(ForeignSession)
  /// It has not ended yet.
  case running
  /// It has no time in it.
  case empty
  /// It is no session, for a reason that is told with its number.
  case leftOut(LeftOut)
  /// It takes time away from the lengths of its day. It comes before those.
  case negative(ForeignDeduction)
  /// Something to tell of the file, once.
  case remark(Text)
  /// It cannot be recorded as it is. An entry whose names mean no skill may be skipped all the same.
  case refused(FileFault, names: ForeignNames = ForeignNames(), seconds: Int64 = 0)
}

/// The names that an entry offers, in the order in which they are asked for a skill.
public struct ForeignNames: Sendable, Equatable {
  public var project: String?
  public var tags: [String]
  /// Further names.
  public var words: [String]
  /// Pieces of these: one may be a skill, but nobody wants them listed.
  public var pieces: [String]

  public init(
    project: String? = nil, tags: [String] = [], words: [String] = [], pieces: [String] = []
  ) {
    (self.project, self.tags, self.words, self.pieces) = (project, tags, words, pieces)
  }
}

/// Time that an entry takes away.
public struct ForeignDeduction: Sendable {
  public var position: FilePosition
  public var day: LocalDay
  public var seconds: Int
  public var names: ForeignNames
}

/// What reading a file needs to know of the world.
public struct ForeignReading: Sendable {
  /// The machine's: of what the file gives no offset.
  public let zone: Zone
  public let now: Instant
  /// What `--date-order` says.
  public var dateOrder: DateOrder?
  /// Whether a zone may have that distance from UTC, in seconds; where nobody knows, it may.
  let mayHave: @Sendable (_ offset: Int, _ zone: String) -> Bool
  /// A zone of the tz database by its name; nil where it is not known.
  let zoneNamed: @Sendable (_ name: String) -> Zone?

  public init(
    zone: Zone, now: Instant,
    mayHave: @escaping @Sendable (_ offset: Int, _ zone: String) -> Bool = { _, _ in true },
    zoneNamed: @escaping @Sendable (_ name: String) -> Zone? = { _ in nil }
  ) {
    self.zone = zone
    self.now = now
    self.mayHave = mayHave
    self.zoneNamed = zoneNamed
  }

  /// The entry for a stretch of time: a session, if it can be one.
  ///
  /// - Parameter names: those of the session, by which it may be skipped when it cannot be one.
  func entry(
    at position: FilePosition, from start: Moment, to end: Moment,
    named names: ForeignNames = ForeignNames(), _ session: (Session) -> ForeignSession
  ) -> ForeignEntry {
    if start.instant == end.instant { return .empty }
    let seconds = end.instant.seconds - start.instant.seconds
    return entry(at: position, names, max(0, seconds), session) { () throws(SessionFault) in
      try Session(from: start, to: end)
    }
  }

  /// The entry for a length on a day.
  func entry(
    at position: FilePosition, _ length: StudyTime, on day: LocalDay,
    named names: ForeignNames = ForeignNames(), _ session: (Session) -> ForeignSession
  ) -> ForeignEntry {
    if length == .zero { return .empty }
    return entry(at: position, names, Int64(length.seconds), session) { () throws(SessionFault) in
      try Session(length, on: day, zone: zone.name)
    }
  }

  private func entry(
    at position: FilePosition, _ names: ForeignNames, _ seconds: Int64,
    _ session: (Session) -> ForeignSession, _ time: () throws(SessionFault) -> Session
  ) -> ForeignEntry {
    func refused(_ message: Text) -> ForeignEntry {
      .refused(FileFault(at: position, message), names: names, seconds: seconds)
    }
    do throws(SessionFault) {
      let time = try time()
      try time.requirePast(now: now, zone: zone)
      let session = session(time)
      if let note = session.note, note.utf8.count > ForeignReading.longestNote {
        return refused(Text("its text is longer than 1 MiB", zh: "文字超过 1 MiB"))
      }
      return .session(session)
    } catch {
      return refused(error.message)
    }
  }

  static let longestNote = 1 << 20

  /// An instant as epoch seconds; nil outside of the years that Rung keeps.
  func moment(epoch seconds: Int) -> Moment? {
    // 1900 and 9999: far from where arithmetic with offsets would overflow.
    guard (-2_208_988_800...253_402_300_799).contains(seconds) else { return nil }
    return zone.moment(Instant(seconds: Int64(seconds)))
  }
}
