/// Why the system refuses to open or lock a database file: SQLite only says that it failed.
package enum FileObstacle {
  /// Why a file cannot be opened, with the system's message; nil if it can.
  package static func opening(_ path: String) -> (kind: Kind, words: String)? {
    // SQLite needs a few descriptors: the database, its journal, sometimes a folder.
    var spare: [Int32] = []
    defer { for file in spare { close(file) } }
    for _ in 0..<4 {
      let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return obstacle(errno) }
      spare.append(file)
    }
    var status = stat()
    // Does not open the file: closing it would drop SQLite's POSIX locks.
    guard stat(path, &status) != 0, errno != ENOENT else { return nil }
    return obstacle(errno)
  }

  /// Why the file system cannot lock the file at all; nil if it can. Only after a failure: the test
  /// opens and closes the file, which drops all locks on it.
  package static func locking(_ path: String) -> String? {
    let file = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // A byte far beyond those that SQLite locks.
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 1 << 40
    lock.l_len = 1
    guard fcntl(file, F_SETLK, &lock) != 0, ![EACCES, EAGAIN, EINTR].contains(errno) else {
      return nil
    }
    return String(cString: strerror(errno))
  }

  package enum Kind: Sendable {
    case tooManyFiles, linkLoop, permission, other
  }

  private static func obstacle(_ number: Int32) -> (Kind, String) {
    let kind: Kind =
      switch number {
      case EMFILE, ENFILE: .tooManyFiles
      case ELOOP: .linkLoop
      case EACCES, EPERM: .permission
      default: .other
      }
    return (kind, String(cString: strerror(number)))
  }
}
