import SkillCore

/// What a file looks like by its first bytes.
public enum FileGuess: Sendable {
  /// A file of another tool.
  case foreign(ForeignFormat, ForeignFormat.Looks)
  /// What Rung itself writes.
  case table, rungJSON
  /// Nothing that is read.
  case database, utf16, binary, empty

  /// Nil where nothing is recognised.
  public init?(_ head: FileHead) {
    if head.isUTF16 {
      self = .utf16
    } else if head.isText, head.start.isEmpty {
      self = .empty
    } else if head.start.hasPrefix("{"), head.start.contains("\"format\":\"rung\"") {
      self = .rungJSON
    } else if CSVTable.allCases.contains(where: { $0.header == head.titles }) {
      self = .table
    } else if let (format, looks) = FileGuess.foreign(head) {
      self = .foreign(format, looks)
    } else if head.bytes.starts(with: Array("SQLite format 3".utf8)) {
      self = .database
    } else if !head.isText {
      self = .binary
    } else {
      return nil
    }
  }

  private static func foreign(_ head: FileHead) -> (ForeignFormat, ForeignFormat.Looks)? {
    for format in ForeignFormat.all {
      if let looks = format.recognise(head) { return (format, looks) }
    }
    return nil
  }
}
