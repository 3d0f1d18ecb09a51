/// Why the system would not open, or lock, a database's file: SQLite says only that it could not.
package enum FileObstacle {
  /// What stands in the way of opening, and the system's words; nil where nothing does.
  package static func opening(_ path: String) -> (kind: Kind, words: String)? {
    // SQLite opens a database with its journal, and sometimes a folder; it has closed them again.
    var spare: [Int32] = []
    defer { for file in spare { close(file) } }
    for _ in 0..<4 {
      let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return obstacle(errno) }
      spare.append(file)
    }
    var status = stat()
    // The file itself is not opened: closing it would drop the locks that SQLite holds there.
    guard stat(path, &status) != 0, errno != ENOENT else { return nil }
    return obstacle(errno)
  }

  /// Why the file cannot be locked at all, by anybody; nil where it can. For a command that has failed:
  /// to ask, the file is opened and closed, and with that locks are lost.
  package static func locking(_ path: String) -> String? {
    let file = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // A byte far behind those that SQLite locks.
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
