import LocalFiles

/// Reads a database file without changing it or creating files beside it.
package enum UntouchedFile {
  /// Opens it in place; or a private copy, if it has a hot journal, or is in WAL mode and not open:
  /// reading it would create files beside it.
  /// - Parameters:
  ///   - copy: a path for the copy.
  ///   - made: gets the files created there, for the caller to remove after closing.
  package static func open(
    _ path: String, copy: String, made: inout [String]
  ) throws -> Database {
    let isInUse = ["-wal", "-shm"].allSatisfy { Files.exists(path + $0) }
    let isWAL = PrivateCopy.hasWriteAheadLog(path)
    if !isWAL || isInUse {
      do {
        return try Database(path: path, access: .immutable)
      } catch {
        let hasJournal = isWAL || ["-journal", "-wal"].contains { Files.exists(path + $0) }
        let isLocked = [.readOnly, .cantOpen].contains(error.code.primary)
        if !hasJournal || !isLocked { throw error }
      }
    }
    for suffix in ["", "-journal", "-wal"] where Files.exists(path + suffix) {
      made.append(copy + suffix)
      try PrivateCopy.copy(path + suffix, to: copy + suffix)
    }
    let companions = ["-journal", "-wal", "-shm"].map { copy + $0 }
    made += companions
    companions.forEach(PrivateCopy.expect)
    return try Database(path: copy, access: .readWrite)
  }
}
