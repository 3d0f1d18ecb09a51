import LocalFiles

/// Files that are still being written.
public enum Draft {
  public static func begin(_ path: String) { Drafts.begin(path) }
  public static func end(_ path: String) { Drafts.end(path) }
  /// Async-signal-safe.
  public static func removeAll() { Drafts.removeAll() }
}
