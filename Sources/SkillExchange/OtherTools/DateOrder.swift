/// How dates are written, where a setting decides.
public enum DateOrder: String, CaseIterable, Sendable {
  case ymd, dmy, mdy

  /// Every date of a file could be read day first or month first.
  public struct Unknown: Error {}
}
