// Plain file work, for backups only. Never for a database that somebody may have open: closing any
// descriptor on it would drop the locks that SQLite holds there.

/// What the system refused, as a person reads it: `/home/me/x: Permission denied`.
package struct FileError: Error, CustomStringConvertible {
  package let description: String
  package let kind: MigrationError.FileFault

  init(_ path: String) {
    let number = errno
    description = "\(path): \(String(cString: strerror(number)))"
    kind =
      switch number {
      case ENOSPC, EDQUOT, EIO, EFBIG: .disk
      case EACCES, EPERM, EROFS: .permission
      default: .place
      }
  }
}

enum Files {
  /// Makes an empty file that only its owner may read; one that is there already is an error.
  static func createPrivate(_ path: String) throws(FileError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if file < 0 { throw FileError(path) }
    close(file)
  }

  /// Waits until a file's bytes, or a folder's names, are on the disk.
  static func synchronize(_ path: String) throws(FileError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 { throw FileError(path) }
    defer { close(file) }
    if fsync(file) != 0 { throw FileError(path) }
  }

  static func move(_ path: String, to other: String) throws(FileError) {
    if rename(path, other) != 0 { throw FileError(path) }
  }

  static func remove(_ path: String) {
    unlink(path)
  }

  /// `/home/me/` of `/home/me/x`, `./` of `x`.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
  }

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// The names in a folder; none when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { name in
          String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
