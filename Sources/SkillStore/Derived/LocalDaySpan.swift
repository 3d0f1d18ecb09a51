/// Between which instants a local day can lie: the schema lets a local time differ from UTC by 26
/// hours at most, and the morning after count on it until noon.
enum LocalDaySpan {
  /// The days that a fact may have: from 1900 to 9999, with a day to spare for zones. Those of a
  /// damaged file are passed over.
  static let (first, last) = (-25_568, 2_932_897)

  static func earliest(on day: Int) -> Int64 {
    Int64(bounded(day)) * 86_400 - 93_600
  }

  static func latest(on day: Int) -> Int64 {
    Int64(bounded(day)) * 86_400 + 129_600 + 93_600 - 1
  }

  /// A damaged file may hold any number.
  private static func bounded(_ day: Int) -> Int {
    min(max(day, -100_000_000_000), 100_000_000_000)
  }
}
