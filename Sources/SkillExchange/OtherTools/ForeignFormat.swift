import SkillCore

/// A file in chunks: each call reads it from its beginning, in chunks until an empty one.
public typealias FilePieces = () throws -> () throws -> [UInt8]

/// A format of another tool: all that `rung import NAME` needs.
public struct ForeignFormat: Sendable {
  public typealias Read =
    @Sendable (ForeignFile, ForeignReading, _ take: (ForeignEntry) throws -> Void) throws -> Void

  /// All formats, in the order of help. The first that recognises a file wins.
  public static let all: [ForeignFormat] = [
    .watson, .timewarrior, .klog, .toggl, .timeclock, .org, .ics, .wakatime,
    .activitywatch, .anki,
  ]

  /// The verb. Ids and maps depend on it, so it never changes.
  public let name: String
  public let abstract: Text
  /// Longer help text.
  public let more: Text
  /// Command lines; a test runs each.
  public let examples: [String]
  /// The extensions of its files: `.org`.
  public var endings: [String] = []
  /// Names of files without entries, skipped among several files.
  public var besides: Set<String> = []
  /// Whether its dates may be day first or month first (`--date-order`).
  public var hasDateOrder = false
  /// Its reader detects the encoding of a file by itself.
  public var readsAnyText = false
  /// The shape that an unrecognised file must have to be tried.
  public var shape = Shape.recognised
  /// Recognises a file by its first bytes; nil if it is another format.
  public let recognise: @Sendable (FileHead) -> Looks?
  /// Reads a file and passes on its entries.
  public let read: Read

  public enum Shape: Sendable {
    case json, table, text
    /// A database: `ForeignFile.anki`.
    case database
    /// Unrecognised files are refused.
    case recognised
  }

  public struct Looks: Sendable {
    /// `looks like Watson JSON`.
    public let text: Text
    /// What to do instead, if the importer cannot read it; `FILE` is the file. Nil if it can.
    public let instead: Text?
    /// False for what may be a text with other things further down.
    public var isSure = true
    /// Whether it is a spreadsheet, or may be one.
    public var isTable = false

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

/// An input file.
public struct ForeignFile {
  /// `-` is standard input.
  public let path: String
  public let head: FileHead
  /// Returns a reader of all bytes in chunks, none at the end. May be called again.
  public let pieces: FilePieces
  /// In bytes.
  public let size: () throws -> Int
  /// So many bytes from an offset on; fewer where the file ends.
  public let bytes: (_ offset: Int, _ count: Int) throws -> [UInt8]
  /// For formats whose entries are merged by skill.
  public var naming: ForeignNaming = { _ in nil }
  /// The rows of a collection of Anki's, for `anki`: who opens files gives them.
  public var anki: () throws -> AnkiCollectionRows = { throw NotADatabase() }

  public struct NotADatabase: Error {}

  public init(
    path: String, head: FileHead, pieces: @escaping FilePieces,
    size: @escaping () throws -> Int,
    bytes: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) {
    self.path = path
    self.head = head
    self.pieces = pieces
    self.size = size
    self.bytes = bytes
  }

  /// A file in memory.
  public init(_ bytes: [UInt8], path: String = "-") {
    self.init(
      path: path, head: FileHead(Array(bytes.prefix(4096))),
      pieces: {
        var rest = bytes
        return {
          defer { rest = [] }
          return rest
        }
      }, size: { bytes.count },
      bytes: { offset, count in
        guard offset >= 0, count > 0, offset < bytes.count else { return [] }
        return Array(bytes[offset...].prefix(count))
      })
  }

  /// The file's name without folder and extension; nil for standard input.
  public var bareName: String? {
    guard path != "-", let last = path.split(separator: "/").last else { return nil }
    let name = last.lastIndex(of: ".").map { last[..<$0] } ?? last
    return name.isEmpty ? nil : String(name)
  }
}
