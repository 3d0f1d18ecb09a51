import SkillCore

/// A format of another tool that is read: all that `rung import NAME` needs to know.
public struct ForeignFormat: Sendable {
  public typealias Read =
    @Sendable (ForeignFile, ForeignReading, _ take: (ForeignEntry) throws -> Void) throws -> Void

  /// The formats that are read, in the order of help. Of two that recognise a file, it is the first's.
  public static let all: [ForeignFormat] = [
    .watson, .timewarrior, .klog, .toggl, .timeclock, .org, .ics, .wakatime,
    .activitywatch, .anki,
  ]

  /// The verb. Facts and maps are kept under it, so it never changes.
  public let name: String
  public let abstract: Text
  /// What help says below it.
  public let more: Text
  /// Command lines, which a test runs.
  public let examples: [String]
  /// What the names of its files end with: `.org`.
  public var endings: [String] = []
  /// Files beside its own that hold no entries, by name; passed over among several files.
  public var besides: Set<String> = []
  /// Its dates may have the day first or the month first: `--date-order` says so.
  public var hasDateOrder = false
  /// What a file that nothing recognises must be, to be tried all the same.
  public var shape = Shape.recognised
  /// What a file of it looks like by its first bytes; nil where it is another's.
  public let recognise: @Sendable (FileHead) -> Looks?
  /// Reads a file and hands over its entries.
  public let read: Read

  public enum Shape: Sendable {
    case json, table, text
    /// A database: `ForeignFile.anki`.
    case database
    /// One that is not recognised is refused.
    case recognised
  }

  public struct Looks: Sendable {
    /// `looks like Watson JSON`.
    public let text: Text
    /// What to do, where the importer cannot read it; `FILE` is the file. Nil where it can.
    public let instead: Text?
    /// False for what may be a text with other things further down.
    public var isSure = true

    /// - Parameter what: `Watson JSON`.
    public init(_ what: String) {
      self.init(saying: Text("looks like \(what)", zh: "看起来是 \(what)"), instead: nil)
    }

    public init(saying text: Text, instead: Text?) {
      self.text = text
      self.instead = instead
    }
  }
}

/// A file that is read.
public struct ForeignFile {
  /// `-` is standard input.
  public let path: String
  public let head: FileHead
  /// Gives all bytes from the beginning, a piece at a time, and none at the end. May be asked again.
  public let pieces: () throws -> () throws -> [UInt8]
  /// All bytes at once, of files that are small: 64 MiB at most.
  public let whole: () throws -> [UInt8]
  /// For formats whose entries are joined by what their names mean.
  public var naming: ForeignNaming = { _ in nil }
  /// The rows of a collection of Anki's, for `anki`: who opens files gives them.
  public var anki: () throws -> AnkiCollectionRows = { throw NotADatabase() }

  public struct NotADatabase: Error {}

  public init(
    path: String, head: FileHead, pieces: @escaping () throws -> () throws -> [UInt8],
    whole: @escaping () throws -> [UInt8]
  ) {
    self.path = path
    self.head = head
    self.pieces = pieces
    self.whole = whole
  }

  /// A file that is in memory.
  public init(_ bytes: [UInt8], path: String = "-") {
    self.init(
      path: path, head: FileHead(Array(bytes.prefix(4096))),
      pieces: {
        var rest = bytes
        return {
          defer { rest = [] }
          return rest
        }
      }, whole: { bytes })
  }

  /// The file's name without folders and ending; nil of standard input.
  public var bareName: String? {
    guard path != "-", let last = path.split(separator: "/").last else { return nil }
    let name = last.lastIndex(of: ".").map { last[..<$0] } ?? last
    return name.isEmpty ? nil : String(name)
  }
}
