import LocalFiles

/// Verified copies of one database, kept beside it.
///
/// A copy is named after the database, the reason and the moment, such as
/// `rung.db.before-v4.20260115T140000Z.backup`.
package struct DatabaseBackup {
  private let path: String
  private let folder: String
  private let name: String

  package init(of path: String) {
    self.path = path
    folder = Files.folder(of: path)
    name = Files.name(of: path)
  }

  /// Copies the last committed state through SQLite, verifies the copy, and only then gives it its
  /// name. The caller holds the write lock on another connection, so nothing changes in the
  /// meantime.
  /// - Parameter asItIs: for a damaged database: the copy may have the same damage.
  /// - Returns: the copy's path.
  /// - Throws: ``MigrationError/notBackedUp(path:_:)``, leaving no file behind.
  package func make(
    before reason: String, asItIs: Bool = false
  ) throws(MigrationError) -> String {
    do {
      let source = try Database(path: path, access: .readOnly)
      return try make(before: reason, of: source, asItIs: asItIs)
    } catch let error as MigrationError {
      throw error
    } catch { throw .notBackedUp(path: folder + name, Self.fault(error)) }
  }

  /// The same for an open database that holds the lock but has not written: SQLite cannot copy amid
  /// a change.
  func make(
    before reason: String, of source: borrowing Database, asItIs: Bool = false
  ) throws(MigrationError) -> String {
    removeLeftDrafts()
    let target: String
    do {
      target = try freePath("before-\(reason)", stamp: Database.inMemory().utcStamp())
    } catch { throw .notBackedUp(path: folder + name, Self.fault(error)) }
    try Self.write(source, to: target, asItIs: asItIs)
    return target
  }

  /// Copies the last committed state to a path; an existing file is replaced atomically.
  package func write(
    to target: String, progress: ((_ done: Int, _ total: Int) -> Bool)? = nil
  ) throws(MigrationError) {
    do {
      let source = try Database(path: path, access: .readOnly)
      try Self.write(source, to: target, progress: progress)
    } catch let error as MigrationError {
      throw error
    } catch { throw .notBackedUp(path: target, Self.fault(error)) }
  }

  /// The same for an open database.
  /// - Parameter makingRoom: called after verification, to remove what the copy replaces.
  static func write(
    _ source: borrowing Database, to target: String, asItIs: Bool = false,
    progress: ((_ done: Int, _ total: Int) -> Bool)? = nil, makingRoom: () throws -> Void = {}
  ) throws(MigrationError) {
    let draft = "\(target).\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
    var isOurs = false
    do {
      try Files.createPrivate(draft)
      isOurs = true
      Drafts.begin(draft)
      defer { Drafts.end(draft) }
      // Writers wait while the state is copied and counted, but not during verification.
      let contents = try source.transaction(.read) {
        _ = try source.pragma("user_version")  // from here on it sees one state
        try source.backup(to: draft, progress: progress)
        return try source.contents()
      }
      let known = asItIs ? try source.integrityFindings() : []
      try prove(draft, holds: contents, knowing: known)
      try Files.synchronize(draft)
      try makingRoom()
      try settle(target)
      try Files.move(draft, to: target)
      try Files.synchronize(Files.folder(of: target))
    } catch {
      if isOurs { Files.remove(draft) }
      throw .notBackedUp(path: target, fault(error))
    }
  }

  /// A hot journal beside the older copy would be applied to the new one: it is rolled back first.
  private static func settle(_ target: String) throws {
    func left() -> String? { ["-journal", "-wal"].map { target + $0 }.first(where: Files.holds) }
    guard left() != nil else { return }
    if Files.exists(target) { try Database(path: target, access: .readWrite).close() }
    if let left = left() {
      throw MigrationError.BackupFault.file("\(left): in use, or without its database", .place)
    }
  }

  private static func fault(_ error: any Error) -> MigrationError.BackupFault {
    switch error {
    case let error as SQLiteError: .sqlite(error)
    case let fault as MigrationError.BackupFault: fault
    case let error as FileError: .file(error.description, .init(error.kind))
    default: .file("\(error)", .place)
    }
  }

  /// A copy by ``make(before:asItIs:)``, or an earlier one with exactly the same content.
  func makeOnce(before reason: String) throws(MigrationError) -> String {
    if let copy = sameCopy() { return copy }
    return try make(before: reason)
  }

  /// The newest intact copy with the database's content.
  private func sameCopy() -> String? {
    let copies = oldestFirst().reversed().map { folder + $0 }
    guard !copies.isEmpty, let source = try? Database(path: path, access: .readOnly),
      let contents = try? source.contents()
    else { return nil }
    var all: [SQLValue]?
    return copies.first { copy in
      // Most differ in version or row counts, which is fast to check.
      guard let db = try? Database(path: copy, access: .immutable),
        let other = try? db.contents(), other == contents
      else { return false }
      if all == nil { all = try? source.everything() }
      guard let all, (try? db.everything()) == all else { return false }
      return (try? db.integrityFindings()) == []
    }
  }

  /// Removes the oldest copies made before migrations, but never `newest`, which may look old after
  /// the clock was set back.
  func prune(keeping count: Int, newest: String) {
    let others = oldestFirst().filter { folder + $0 != newest }
    for copy in others.dropLast(max(0, count - 1)) { Files.remove(folder + copy) }
  }

  /// The copies made before migrations, oldest first.
  private func oldestFirst() -> [String] {
    Files.names(in: folder).compactMap { file in stamp(of: file).map { (stamp: $0, file: file) } }
      .sorted { ($0.stamp, $0.file) < ($1.stamp, $1.file) }.map(\.file)
  }

  /// Removes drafts left by killed processes: none is in use, as we hold the write lock.
  private func removeLeftDrafts() {
    for file in Files.names(in: folder) where file.hasPrefix("\(name).before-") {
      guard file.hasSuffix(".part") || file.hasSuffix(".part-journal") else { continue }
      Files.remove(folder + file)
    }
  }

  /// A free path beside the database.
  package func freePath(at moment: borrowing Database) throws(SQLiteError) -> String {
    freePath("copy", stamp: try moment.utcStamp())
  }

  func freePath(_ reason: String, stamp: String) -> String {
    let start = "\(folder)\(name).\(reason).\(stamp)"
    if !Files.exists(start + ".backup") { return start + ".backup" }
    var number = 2
    while Files.exists("\(start)-\(number).backup") { number += 1 }
    return "\(start)-\(number).backup"
  }

  /// The time in the name of a copy made before a migration; nil for other files.
  private func stamp(of file: String) -> Substring? {
    let start = "\(name).before-v"
    let end = ".backup"
    guard file.hasPrefix(start), file.hasSuffix(end) else { return nil }
    let parts = file.dropFirst(start.count).dropLast(end.count)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, Int(parts[0]) != nil, parts[1].first?.isNumber == true else {
      return nil
    }
    return parts[1]
  }

  private static func prove(
    _ copy: String, holds contents: [SQLValue], knowing known: [String]
  ) throws {
    let copy = try Database(path: copy, access: .readOnly)
    var findings = try copy.integrityFindings()
    if findings == known { findings = [] }
    if !findings.isEmpty { throw MigrationError.BackupFault.unsound(findings) }
    if try copy.contents() != contents {
      throw MigrationError.BackupFault.file("the copy is not the same as the database", .disk)
    }
    try copy.close()
  }
}
