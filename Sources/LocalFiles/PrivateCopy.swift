/// Copies files with mode 0600. Never a database that this process has open: closing a descriptor
/// on it drops SQLite's POSIX locks.
package enum PrivateCopy {
  /// Creates an empty file; an existing one is an error.
  package static func make(_ path: String) throws {
    try Files.createPrivate(path)
    Drafts.begin(path)
  }

  /// Registers a file that SQLite may create beside a copy.
  package static func expect(_ path: String) {
    Drafts.begin(path)
  }

  /// Copies the bytes into a new file.
  package static func copy(_ path: String, to target: String) throws {
    let source = open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw FileError(path) }
    defer { close(source) }
    try Files.createPrivate(target)
    Drafts.begin(target)
    let copy = open(target, O_WRONLY | O_CLOEXEC)
    guard copy >= 0 else { throw FileError(target) }
    defer { close(copy) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw FileError(path) }
      if count == 0 { return }
      var written = 0
      while written < count {
        let more = piece.withUnsafeBytes {
          write(copy, $0.baseAddress?.advanced(by: written), count - written)
        }
        guard more > 0 else { throw FileError(target) }
        written += more
      }
    }
  }

  /// Whether the header says WAL mode: opening such a file creates a `-wal` and a `-shm` file.
  package static func hasWriteAheadLog(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 20)
    return head.withUnsafeMutableBytes { read(file, $0.baseAddress, 20) } == 20 && head[19] == 2
  }

  /// The header's text encoding: 1, 2 or 3. SQLite reads other numbers as one of these, but not
  /// always as the same one.
  package static func textEncoding(_ path: String) -> UInt32? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 60)
    let count = head.withUnsafeMutableBytes { read(file, $0.baseAddress, 60) }
    return count == 60 ? head[56...].reduce(0) { $0 << 8 | UInt32($1) } : nil
  }

  package static func remove(_ path: String) {
    Files.remove(path)
    Drafts.end(path)
  }

  package static func exists(_ path: String) -> Bool { Files.exists(path) }
}
