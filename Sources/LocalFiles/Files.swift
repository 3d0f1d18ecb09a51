// Plain file work, for backups and drafts. Never for a database that somebody may have open:
// closing any descriptor on it would drop the locks that SQLite holds there.

/// What the system refused, as a person reads it: `/home/me/x: Permission denied`.
package struct FileError: Error, CustomStringConvertible {
  package let description: String
  package let kind: Kind

  /// What stands in the way of a file.
  package enum Kind: Sendable {
    /// The disk is full, or fails.
    case disk
    case permission
    /// Nothing can be made there.
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
  /// Makes an empty file that only its owner may read; one that is there already is an error.
  package static func createPrivate(_ path: String) throws(FileError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if file < 0 { throw FileError(path) }
    close(file)
  }

  /// Waits until a file's bytes, or a folder's names, are on the disk.
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

  /// As the system sees it: a combining mark behind a slash makes no other sign of it.
  private static func slash(in path: String) -> String.Index? {
    path.utf8.lastIndex(of: UInt8(ascii: "/"))
  }

  package static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether it begins with anything but zeros: a journal that counts does.
  package static func holds(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head: UInt8 = 0
    return read(file, &head, 1) == 1 && head != 0
  }

  /// What links lead to; the path itself where nothing is.
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

  /// Gives a file a second name, or moves it where the disk knows no second names.
  package static func keep(_ path: String, as other: String) throws(FileError) {
    guard link(path, other) != 0 else { return }
    // Not where the name has been taken meanwhile: a move would replace what has it.
    guard [EPERM, ENOSYS, ENOTSUP, EMLINK].contains(errno) else { throw FileError(other) }
    try move(path, to: other)
  }

  /// The names in a folder; none when it cannot be read.
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
