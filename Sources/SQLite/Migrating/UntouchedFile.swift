import LocalFiles

/// A database file from elsewhere, read without a change to it or beside it.
package enum UntouchedFile {
  /// Opens it where it stands; or a private copy, where a crash left a journal to be rolled back first,
  /// and of a file in WAL mode that nobody has open: reading it would make files beside it.
  /// - Parameters:
  ///   - copy: a path for the copy.
  ///   - made: gets what was made there, for the caller to remove when the database is closed.
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
