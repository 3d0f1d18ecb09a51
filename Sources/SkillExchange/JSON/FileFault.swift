import SkillCore

/// An error in an input file, with the remedy.
///
/// Line and column count from 1; columns count Unicode scalars, as editors do.
public struct FileFault: Error, Hashable, Sendable {
  public var position: FilePosition
  /// What is wrong and what to do, in one or two sentences.
  public var message: Text

  public init(at position: FilePosition, _ message: Text) {
    self.position = position
    self.message = message
  }

  public var line: Int { position.line }
  public var column: Int { position.column }
}

/// A place in a text file, counted from 1.
public struct FilePosition: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static let start = FilePosition(line: 1, column: 1)

  /// `3:14`.
  public var description: String { "\(line):\(column)" }

  public static func < (left: FilePosition, right: FilePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
