/// One value as SQLite stores it.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue {
  @inlinable public init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
  @inlinable public init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }
  @inlinable public init(_ integer: Int64?) { self = integer.map(SQLValue.integer) ?? .null }
  @inlinable public init(_ real: Double?) { self = real.map(SQLValue.real) ?? .null }
  @inlinable public init(_ bytes: [UInt8]?) { self = bytes.map(SQLValue.blob) ?? .null }
  /// SQLite has no booleans: 1 and 0.
  @inlinable public init(_ truth: Bool) { self = .integer(truth ? 1 : 0) }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByNilLiteral
{
  @inlinable public init(integerLiteral value: Int64) { self = .integer(value) }
  @inlinable public init(floatLiteral value: Double) { self = .real(value) }
  @inlinable public init(stringLiteral value: String) { self = .text(value) }
  @inlinable public init(nilLiteral: ()) { self = .null }
}
