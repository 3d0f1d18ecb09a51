/// The order of day, month and year in dates.
public enum DateOrder: String, CaseIterable, Sendable {
  case ymd, dmy, mdy

  /// All dates of a file are ambiguous between day first and month first.
  public struct Unknown: Error {}
}
