/// A share of 1 without the floors of the rule, in units of 10^-12: exact enough for every roadmap,
/// the same for weights that are all multiplied, and whole, so that equal shares are equal.
public struct Portion: Hashable, Comparable, Sendable {
  public let units: Int

  public static let one = 1_000_000_000_000
  static let zero = Portion(units: 0)

  /// In so many equal parts of 1, rounded to the nearest.
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
