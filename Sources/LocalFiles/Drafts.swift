import Synchronization

/// Files that are still being written. An interrupted program deletes them: ``removeAll()`` is
/// async-signal-safe and takes no lock.
package enum Drafts {
  /// More are never open at once; a draft beyond this number would merely stay behind.
  private static let count = 32

  nonisolated(unsafe) private static let paths = {
    let paths = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: count)
    paths.initialize(repeating: nil, count: count)
    return paths
  }()

  /// Guards `paths`.
  private static let changing = Mutex(())

  /// Registers a file and the journal that SQLite may keep beside it.
  package static func begin(_ path: String) {
    changing.withLock { _ in
      for path in [path, path + "-journal"] {
        guard let free = (0..<count).first(where: { paths[$0] == nil }) else { return }
        paths[free] = strdup(path)
      }
    }
  }

  /// Unregisters a file that is finished or gone.
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
