import Synchronization

/// Files that are being written and do not count yet. A program that is interrupted takes them away
/// on its way out: ``removeAll()`` does only what a signal handler may do, and waits for no thread.
package enum Drafts {
  /// More are never open at once; one too many is only not taken away.
  private static let count = 32

  nonisolated(unsafe) private static let paths = {
    let paths = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: count)
    paths.initialize(repeating: nil, count: count)
    return paths
  }()

  /// Held by the thread that changes `paths`.
  private static let changing = Mutex(())

  /// Notes a file, and the journal that SQLite may keep beside it.
  package static func begin(_ path: String) {
    changing.withLock { _ in
      for path in [path, path + "-journal"] {
        guard let free = (0..<count).first(where: { paths[$0] == nil }) else { return }
        paths[free] = strdup(path)
      }
    }
  }

  /// Forgets it: it counts now, or is gone.
  package static func end(_ path: String) {
    changing.withLock { _ in
      for path in [path, path + "-journal"] {
        for place in 0..<count {
          guard let noted = paths[place], strcmp(noted, path) == 0 else { continue }
          paths[place] = nil
          free(noted)
        }
      }
    }
  }

  package static func removeAll() {
    for place in 0..<count {
      if let path = paths[place] { unlink(path) }
    }
  }
}
