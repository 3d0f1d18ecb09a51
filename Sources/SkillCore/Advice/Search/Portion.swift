/// A fraction of 1 without the rule's floors, in units of 10^-12. An integer, so that equal
/// fractions compare equal; scaling all weights does not change it.
public struct Portion: Hashable, Comparable, Sendable {
  public let units: Int

  public static let one = 1_000_000_000_000
  static let zero = Portion(units: 0)

  /// As a multiple of 1/`parts`, rounded to the nearest.
  public func rounded(to parts: Int) -> Int {
    let (quotient, rest) = (Int128(units) * Int128(parts)).quotientAndRemainder(
      dividingBy: Int128(Portion.one))
    return Int(quotient) + (rest * 2 >= Int128(Portion.one) ? 1 : 0)
  }

  public static func < (left: Portion, right: Portion) -> Bool {
    left.units < right.units
  }

  public static func - (left: Portion, right: Portion) -> Portion {
    Portion(units: left.units - right.units)
  }
}
