/// The permanent id of a fact (also of a setting): 128 random bits.
///
/// Written as 32 lower-case hexadecimal digits; people see a short unique suffix.
public struct FactID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A new id from the system's random source.
  public static func random() -> FactID {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  /// A new id from a given generator, for reproducible tests.
  public static func random(using generator: inout some RandomNumberGenerator) -> FactID {
    FactID(high: generator.next(), low: generator.next())
  }

  /// 16 bytes, big-endian, as stored in the database.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { [UInt8]($0) }
  }

  /// Returns nil unless there are exactly 16 bytes. Not generic over collections: unspecialized in
  /// another module, that is a hundred times slower.
  public init?(bytes: [UInt8]) {
    self.init(bytes: bytes.span)
  }

  /// The same from borrowed memory.
  public init?(bytes: Span<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    // The first eight bytes pass through `low` into `high`.
    for index in bytes.indices {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(bytes[index])
    }
    self.init(high: high, low: low)
  }

  /// Reads 32 hexadecimal digits in either case.
  public init?(_ text: String) {
    guard text.utf8.count == 32 else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    for byte in text.utf8 {
      guard let digit = FactID.digit(byte) else { return nil }
      high = high << 4 | low >> 60
      low = low << 4 | digit
    }
    self.init(high: high, low: low)
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  public var description: String { suffix(32) }

  /// Its last hexadecimal digits, 32 at most.
  public func suffix(_ digits: Int) -> String {
    let count = min(max(digits, 0), 32)
    return String(unsafeUninitializedCapacity: count) { text in
      for place in 0..<count {
        let fromEnd = count - 1 - place
        text[place] = FactID.letter(
          fromEnd < 16 ? low >> (4 * fromEnd) : high >> (4 * (fromEnd - 16)))
      }
      return count
    }
  }

  /// The lowest four bits as a hexadecimal digit.
  static func letter(_ word: UInt64) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: word & 15)
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }

  public static func < (left: FactID, right: FactID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
