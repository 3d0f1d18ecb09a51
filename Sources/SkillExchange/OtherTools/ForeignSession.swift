import SkillCore

/// A session from another tool's file.
public struct ForeignSession: Sendable {
  /// Its position in the file.
  public var position: FilePosition
  /// The tool's id, or the entry's content if the tool has no stable ids.
  public var externalID: String
  /// Whether it is the tool's own id: a second entry with it is the same entry.
  public var hasID = false
  /// Its id in another form of the file.
  public var alias: String?
  /// Whether the id is only a part of the tool's id.
  public var isVague = false
  public var time: Session
  public var project: String?
  public var tags: [String]
  /// A description, kept as the note.
  public var note: String?
  /// Further words that may name the skill.
  public var words: [String] = []
  /// Parts of words, tried last.
  public var pieces: [String] = []
  /// Without an offset in the file: read in the machine's zone.
  public var isLocal = false
  /// In a repeated hour: one of two readings was taken.
  public var isGuess = false
  /// Whether its length in the file is invalid; start and end are used.
  public var hasOddLength = false

  public var names: ForeignNames {
    ForeignNames(project: project, tags: tags, words: words, pieces: pieces)
  }
}

/// An entry of another tool's file.
public enum ForeignEntry: Sendable {
  case session(ForeignSession)
  /// Still running.
  case running
  /// Of zero length.
  case empty
  /// Not a session; reported by reason and number.
  case leftOut(LeftOut)
  /// A deduction from the lengths of its day, which follow it.
  case negative(ForeignDeduction)
  /// A remark on the file.
  case remark(Text)
  /// How the columns of a table are understood.
  case columns([SheetMapping])
  /// It cannot be recorded. If its names match no skill, it may be skipped.
  case refused(FileFault, names: ForeignNames = ForeignNames(), seconds: Int64 = 0)
}

/// The names of an entry, in the order in which a skill is looked up.
public struct ForeignNames: Sendable, Equatable {
  public var project: String?
  public var tags: [String]
  /// Further names.
  public var words: [String]
  /// Parts of these: one may be a skill, but they are not listed.
  public var pieces: [String]

  public init(
    project: String? = nil, tags: [String] = [], words: [String] = [], pieces: [String] = []
  ) {
    (self.project, self.tags, self.words, self.pieces) = (project, tags, words, pieces)
  }
}

/// A negative duration.
public struct ForeignDeduction: Sendable {
  public var position: FilePosition
  public var day: LocalDay
  public var seconds: Int
  public var names: ForeignNames
}

/// The context of reading a file.
public struct ForeignReading: Sendable {
  /// The machine's zone, for times without an offset.
  public let zone: Zone
  public let now: Instant
  /// From `--date-order`.
  public var dateOrder: DateOrder?
  /// Whether a zone can have that offset, in seconds; true for an unknown zone.
  let mayHave: @Sendable (_ offset: Int, _ zone: String) -> Bool
  /// A zone of the tz database by name; nil if unknown.
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

  /// The entry for a start and an end: a session, if valid.
  ///
  /// - Parameter names: the session's names, by which an invalid one may be skipped.
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
      // Without a name it is called "", as a session that can be recorded: it may be skipped, too.
      let names = names == ForeignNames() ? ForeignNames(project: "") : names
      return .refused(FileFault(at: position, message), names: names, seconds: seconds)
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

  /// Whether epoch seconds lie within the supported years: 1900 to 9999, which also prevents
  /// overflow.
  static func canHold(epoch seconds: Int) -> Bool {
    (-2_208_988_800...253_402_300_799).contains(seconds)
  }

  /// A moment from epoch seconds; nil outside of the supported years.
  func moment(epoch seconds: Int) -> Moment? {
    guard ForeignReading.canHold(epoch: seconds) else { return nil }
    return zone.moment(Instant(seconds: Int64(seconds)))
  }
}
