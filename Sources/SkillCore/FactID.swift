/// The permanent name of a recorded fact (also of an action or a learner): 128 random bits.
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

  /// A new id from a given source, so that tests can repeat themselves.
  public static func random(using generator: inout some RandomNumberGenerator) -> FactID {
    FactID(high: generator.next(), low: generator.next())
  }

  /// 16 bytes, most significant first, as the database keeps them.
  public var bytes: [UInt8] {
    [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
  }

  /// Returns nil unless there are exactly 16 bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var words: [UInt64] = [0, 0]
    for (index, byte) in bytes.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.init(high: words[0], low: words[1])
  }

  /// Reads 32 hexadecimal digits in either case.
  public init?(_ text: String) {
    guard text.utf8.count == 32, text.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  public var description: String {
    FactID.hex(high) + FactID.hex(low)
  }

  private static func hex(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  public static func < (left: FactID, right: FactID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
