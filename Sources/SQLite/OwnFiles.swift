import CThinSQLite

/// The files that one connection may touch: a thin VFS over the default one (`sqlite3_vfs`).
///
/// A rollback journal may name a *super-journal*, which SQLite opens and may delete when it rolls
/// that journal back, wherever it is. A journal planted beside a database could delete any of the
/// user's files that way. Connections here never write several databases in one transaction, so
/// their journals never name one: opening a super-journal is refused, and so is checking for or
/// deleting any file but the database's own `-journal` and `-wal`. The statement then fails with
/// ``ResultCode/foreignJournal``, and no page was changed.
final class OwnFiles {
  private let guarded: UnsafeMutablePointer<rung_vfs>
  /// The databases that this connection opened: its own, and those of `vacuum`.
  private var databases: [[CChar]] = []

  /// Its name for `sqlite3_open_v2`, unique while it lives.
  let name: UnsafeMutablePointer<CChar>

  /// - Throws: `.error` if SQLite has no default VFS, `.outOfMemory`.
  init() throws(SQLiteError) {
    guard let base = sqlite3_vfs_find(nil) else {
      throw SQLiteError(code: .error, message: "this SQLite library has no default VFS")
    }
    guarded = .allocate(capacity: 1)
    let label = "thin-\(String(UInt(bitPattern: guarded), radix: 16))".utf8CString
    name = .allocate(capacity: label.count)
    label.withUnsafeBufferPointer { label in
      if let start = label.baseAddress { name.initialize(from: start, count: label.count) }
    }
    var vfs = base.pointee
    vfs.pNext = nil
    vfs.zName = UnsafePointer(name)
    vfs.xOpen = { vfs, path, file, flags, given in
      guard let own = OwnFiles.of(vfs) else { return SQLITE_MISUSE }
      return own.open(path, file, flags, given)
    }
    vfs.xDelete = { vfs, path, syncsFolder in
      guard let own = OwnFiles.of(vfs), own.owns(path) else { return foreignJournal }
      return own.base.pointee.xDelete(own.base, path, syncsFolder)
    }
    vfs.xAccess = { vfs, path, flags, answer in
      guard let own = OwnFiles.of(vfs), own.owns(path) else { return foreignJournal }
      return own.base.pointee.xAccess(own.base, path, flags, answer)
    }
    guarded.initialize(to: rung_vfs(vfs: vfs, base: base, owner: nil))
    guarded.pointee.owner = Unmanaged.passUnretained(self).toOpaque()
    let code = withVFS { sqlite3_vfs_register($0, 0) }
    if code != SQLITE_OK {
      throw SQLiteError(code: ResultCode(rawValue: code), message: "no VFS could be registered")
    }
  }

  deinit {
    _ = withVFS { sqlite3_vfs_unregister($0) }
    guarded.deallocate()
    name.deallocate()
  }

  private var base: UnsafeMutablePointer<sqlite3_vfs> { guarded.pointee.base }

  private func withVFS(_ body: (UnsafeMutablePointer<sqlite3_vfs>) -> Int32) -> Int32 {
    // The first member of a C structure has the structure's own address.
    body(UnsafeMutableRawPointer(guarded).assumingMemoryBound(to: sqlite3_vfs.self))
  }

  private static func of(_ vfs: UnsafeMutablePointer<sqlite3_vfs>?) -> OwnFiles? {
    guard let vfs else { return nil }
    let guarded = UnsafeMutableRawPointer(vfs).assumingMemoryBound(to: rung_vfs.self)
    return guarded.pointee.owner.map { Unmanaged<OwnFiles>.fromOpaque($0).takeUnretainedValue() }
  }

  private func open(
    _ path: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ given: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    if flags & SQLITE_OPEN_SUPER_JOURNAL != 0 {
      file?.pointee.pMethods = nil
      return foreignJournal
    }
    if flags & SQLITE_OPEN_MAIN_DB != 0, let path {
      databases.append(Array(UnsafeBufferPointer(start: path, count: Int(rung_length(path)))))
    }
    // SQLite synchronises the folder for each journal that it may have created. One that exists was
    // created, and its folder synchronised, by an earlier transaction.
    if flags & SQLITE_OPEN_MAIN_JOURNAL != 0, flags & SQLITE_OPEN_CREATE != 0,
      base.pointee.xOpen(base, path, file, flags & ~SQLITE_OPEN_CREATE, given) == SQLITE_OK
    {
      return SQLITE_OK
    }
    return base.pointee.xOpen(base, path, file, flags, given)
  }

  /// Whether a path is the journal or WAL of a database of this connection.
  private func owns(_ path: UnsafePointer<CChar>?) -> Bool {
    guard let path else { return false }
    let bytes = UnsafeBufferPointer(start: path, count: Int(rung_length(path)))
    for database in databases where bytes.starts(with: database) {
      let end = bytes[database.count...].lazy.map(UInt8.init(bitPattern:))
      if end.elementsEqual("-journal".utf8) || end.elementsEqual("-wal".utf8) { return true }
    }
    return false
  }
}

private let foreignJournal = ResultCode.foreignJournal.rawValue
