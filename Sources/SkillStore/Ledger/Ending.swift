import SkillCore

/// An id reversed, for suffix lookups.
struct Ending: Comparable {
  private let bytes: [UInt8]

  init(_ id: FactID) { bytes = id.bytes.reversed() }

  /// The number of hexadecimal digits in the common suffix of two ids.
  func digitsShared(with other: Ending) -> Int {
    guard let place = zip(bytes, other.bytes).enumerated().first(where: { $1.0 != $1.1 })?.offset
    else { return 2 * bytes.count }
    return 2 * place + (bytes[place] & 15 == other.bytes[place] & 15 ? 1 : 0)
  }

  static func < (left: Ending, right: Ending) -> Bool {
    // The last digit first.
    func turned(_ bytes: [UInt8]) -> some Sequence<UInt8> { bytes.lazy.map { $0 << 4 | $0 >> 4 } }
    return turned(left.bytes).lexicographicallyPrecedes(turned(right.bytes))
  }
}
