import Digest

/// One migration, with its up and down parts.
///
/// Its text has two parts, in dbmate's format:
/// ```sql
/// -- migrate:up
/// create table learner(id integer primary key) strict;
/// -- migrate:down
/// drop table learner;
/// ```
public struct Migration: Hashable, Sendable {
  /// Counted from 1, without gaps.
  public let version: Int
  public let name: String
  public let up: String
  public let down: String
  private let text: [UInt8]

  /// SHA-256 of the whole text with LF line ends, in hexadecimal. Lazy: most starts of a program do
  /// not need it.
  public var checksum: String { SHA256.hex(of: text) }

  /// - Throws: ``MigrationError/malformed(version:reason:)`` unless both parts exist once, in
  ///   order, not empty, with only blank lines and comments before them.
  public init(version: Int, name: String, text: String) throws(MigrationError) {
    func malformed(_ reason: MigrationError.Malformation) -> MigrationError {
      .malformed(version: version, reason: reason)
    }
    let bytes = withUnixLineEnds(text)
    var parts: [Part: [String]] = [:]
    var part: Part?
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = String(decoding: line, as: UTF8.self)
      if let next = Part(line: line) {
        if parts[next] != nil { throw malformed(.partTwice) }
        if next == .up, part == .down { throw malformed(.downBeforeUp) }
        parts[next] = []
        part = next
      } else if let part {
        parts[part, default: []].append(line)
      } else if hasCode([line]) {
        throw malformed(.textBeforeUp)
      }
    }
    guard let up = parts[.up] else { throw malformed(.noUp) }
    guard let down = parts[.down] else { throw malformed(.noDown) }
    if !hasCode(up) { throw malformed(.emptyUp) }
    if !hasCode(down) { throw malformed(.emptyDown) }
    self.version = version
    self.name = name
    self.up = up.joined(separator: "\n")
    self.down = down.joined(separator: "\n")
    self.text = bytes
  }
}

private enum Part {
  case up, down

  init?(line: String) {
    switch line.split(whereSeparator: \.isWhitespace) {
    case ["--", "migrate:up"]: self = .up
    case ["--", "migrate:down"]: self = .down
    default: return nil
    }
  }
}

private func hasCode(_ lines: [String]) -> Bool {
  lines.contains { line in
    let text = line.drop { $0.isWhitespace || $0 == "\u{feff}" }
    return !text.isEmpty && !text.hasPrefix("--")
  }
}

/// The text's bytes with CRLF and CR replaced by LF.
private func withUnixLineEnds(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var previous: UInt8 = 0
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
    default: bytes.append(byte)
    }
    previous = byte
  }
  return bytes
}
