import SkillCore

/// An id reversed, for suffix lookups.
struct Ending: Comparable {
  /// The last 16 digits first, the last of them in the highest bits.
  private let last, first: UInt64

  init(_ id: FactID) {
    last = Ending.turned(id.low)
    first = Ending.turned(id.high)
  }

  /// The same hexadecimal digits from the last to the first.
  private static func turned(_ word: UInt64) -> UInt64 {
    let lower: UInt64 = 0x0f0f_0f0f_0f0f_0f0f
    return ((word & lower) << 4 | (word >> 4) & lower).byteSwapped
  }

  /// The number of hexadecimal digits in the common suffix of two ids.
  func digitsShared(with other: Ending) -> Int {
    let difference = last ^ other.last
    return difference != 0
      ? difference.leadingZeroBitCount / 4 : 16 + (first ^ other.first).leadingZeroBitCount / 4
  }

  static func < (left: Ending, right: Ending) -> Bool {
    (left.last, left.first) < (right.last, right.first)
  }
}
