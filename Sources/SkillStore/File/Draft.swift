import LocalFiles

/// Files that are being written and do not count yet, whoever writes them.
public enum Draft {
  public static func begin(_ path: String) { Drafts.begin(path) }
  public static func end(_ path: String) { Drafts.end(path) }
  /// A signal handler may call it.
  public static func removeAll() { Drafts.removeAll() }
}
