import SkillCore

/// A value as a PostgreSQL literal, independent of standard_conforming_strings: a text with a
/// backslash is an escape string (`E'...'`).
public enum PostgresValue: Sendable {
  case null
  case text(String)
  case texts([String])
  case integer(Int)
  case boolean(Bool)
  case id(FactID)
  case instant(Instant)
  case day(LocalDay)

  public init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  public init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .null }

  /// Appends the literal.
  /// - Returns: how many NULs were replaced by ␀, as PostgreSQL cannot store NUL.
  func append(to bytes: inout [UInt8]) -> Int {
    switch self {
    case .null: bytes += "null".utf8
    case .text(let text): return PostgresValue.append(text, to: &bytes)
    case .texts(let texts):
      bytes += "array[".utf8
      var replaced = 0
      for (index, text) in texts.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        replaced += PostgresValue.append(text, to: &bytes)
      }
      bytes += "]::text[]".utf8
      return replaced
    case .integer(let number): bytes += String(number).utf8
    case .boolean(let truth): bytes += (truth ? "true" : "false").utf8
    case .id(let id): bytes += "'\(id)'".utf8
    case .instant(let instant):
      let clamped = Instant(
        seconds: min(max(instant.seconds, PostgresValue.first), PostgresValue.last))
      bytes += "'\(Moment(clamped, zone: "UTC", offset: 0).iso8601)'".utf8
    case .day(let day):
      let range = Int(PostgresValue.first / 86_400)...Int(PostgresValue.last / 86_400)
      bytes +=
        "'\(LocalDay(number: min(max(day.number, range.lowerBound), range.upperBound)))'".utf8
    }
    return 0
  }

  /// Years 1 to 9999; only a damaged file has others.
  private static let first: Int64 = -62_135_596_800
  private static let last: Int64 = 253_402_300_799

  private static func append(_ text: String, to bytes: inout [UInt8]) -> Int {
    var replaced = 0
    if text.utf8.contains(UInt8(ascii: "\\")) { bytes.append(UInt8(ascii: "E")) }
    bytes.append(UInt8(ascii: "'"))
    for byte in text.utf8 {
      switch byte {
      case 0:
        bytes += "␀".utf8
        replaced += 1
      case UInt8(ascii: "'"), UInt8(ascii: "\\"): bytes += [byte, byte]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "'"))
    return replaced
  }
}
