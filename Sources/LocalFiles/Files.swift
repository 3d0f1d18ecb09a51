// File operations for backups and drafts. Never for an open database: closing any descriptor on it
// drops SQLite's POSIX locks.

/// A failed system call: `/home/me/x: Permission denied`.
package struct FileError: Error, CustomStringConvertible {
  package let description: String
  package let kind: Kind

  /// The kind of failure.
  package enum Kind: Sendable {
    /// The disk is full or fails.
    case disk
    case permission
    /// The place does not exist or cannot hold a file.
    case place
  }

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

package enum Files {
  /// Creates an empty file with mode 0600; an existing file is an error.
  package static func createPrivate(_ path: String) throws(FileError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if file < 0 { throw FileError(path) }
    close(file)
  }

  /// Syncs a file's bytes, or a folder's entries, to disk.
  package static func synchronize(_ path: String) throws(FileError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 { throw FileError(path) }
    defer { close(file) }
    if fsync(file) != 0 { throw FileError(path) }
  }

  package static func move(_ path: String, to other: String) throws(FileError) {
    if rename(path, other) != 0 { throw FileError(path) }
  }

  package static func remove(_ path: String) {
    unlink(path)
  }

  /// `/home/me/` of `/home/me/x`, `./` of `x`.
  package static func folder(of path: String) -> String {
    slash(in: path).map { String(decoding: path.utf8[...$0], as: UTF8.self) } ?? "./"
  }

  /// `x` of `/home/me/x`.
  package static func name(of path: String) -> String {
    slash(in: path).map {
      String(decoding: path.utf8[path.utf8.index(after: $0)...], as: UTF8.self)
    } ?? path
  }

  /// In bytes: to a `Character`, a slash with a combining mark is no slash.
  private static func slash(in path: String) -> String.Index? {
    path.utf8.lastIndex(of: UInt8(ascii: "/"))
  }

  package static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether the file begins with anything but zeros, as a hot journal does.
  package static func holds(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head: UInt8 = 0
    return read(file, &head, 1) == 1 && head != 0
  }

  /// Resolves symbolic links; the path itself if nothing is there.
  package static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(validatingCString: real) ?? path
  }

  package static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_ino == two.st_ino
      && one.st_dev == two.st_dev
  }

  /// Hard-links a file to a second name, or moves it where the file system has no hard links.
  package static func keep(_ path: String, as other: String) throws(FileError) {
    guard link(path, other) != 0 else { return }
    // A move would replace a file that took the name in the meantime.
    guard [EPERM, ENOSYS, ENOTSUP, EMLINK].contains(errno) else { throw FileError(other) }
    try move(path, to: other)
  }

  /// The names in a folder; empty if it cannot be read.
  package static func names(in folder: String) -> [String] {
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
