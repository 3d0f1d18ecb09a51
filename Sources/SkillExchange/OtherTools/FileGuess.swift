import SkillCore

/// What a file is, judged by its first bytes.
public enum FileGuess: Sendable {
  /// A file of another tool.
  case foreign(ForeignFormat, ForeignFormat.Looks)
  /// A file of Rung's own.
  case table, rungJSON
  /// What another command reads, or none.
  case other(ForeignFormat.Looks)
  /// A database: Rung's, or another program's.
  case ownDatabase, database
  /// Not supported.
  case utf16, binary, empty

  /// Nil if nothing is recognised.
  public init?(_ head: FileHead) {
    if head.isUTF16 {
      self = .utf16
    } else if head.isText, head.start.isEmpty {
      self = .empty
    } else if head.start.hasPrefix("{"), head.start.contains("\"format\":\"rung\"") {
      self = .rungJSON
    } else if CSVTable.allCases.contains(where: { $0.header == head.titles }) {
      self = .table
    } else if head.isDatabase {
      self = head.isOwnDatabase ? .ownDatabase : .database
    } else if let (format, looks) = FileGuess.foreign(head, binary: true) {
      self = .foreign(format, looks)
    } else if let looks = OtherFile.looks(head) {
      self = .other(looks)
    } else if let (format, looks) = FileGuess.foreign(head, binary: false) {
      self = .foreign(format, looks)
    } else if !head.isText {
      self = .binary
    } else {
      return nil
    }
  }

  private static func foreign(
    _ head: FileHead, binary: Bool
  ) -> (ForeignFormat, ForeignFormat.Looks)? {
    for format in ForeignFormat.all where (format.shape == .database) == binary {
      if let looks = format.recognise(head) { return (format, looks) }
    }
    return nil
  }
}
