import LocalFiles

/// Sound copies of one database, kept beside it.
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

  /// Copies the last committed state through SQLite, proves the copy sound, and only then gives it
  /// its name. The caller holds the write lock on another connection, so nothing changes meanwhile.
  /// - Parameter asItIs: of a damaged database: the copy need only be as sound as that is.
  /// - Returns: the copy's path.
  /// - Throws: ``MigrationError/notBackedUp(path:_:)``; then nothing is left behind.
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

  /// The same, of an open database that holds the lock without having begun to write: SQLite copies
  /// nothing in the middle of a change.
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

  /// Copies the last committed state to a path of the caller's; a file that is there is replaced
  /// whole or not at all.
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

  /// The same, of an open database.
  /// - Parameter makingRoom: called when the copy is proved, to take away what it replaces.
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
      // Writers wait while one state is copied and counted, but not while the copy is proved.
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

  /// What a killed writer left beside the older copy would be taken for the new one's own: that one
  /// is brought to rest first, as any writer would.
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

  /// A copy as ``make(before:asItIs:)`` makes it, or one from before an earlier migration that holds
  /// exactly what the database holds now.
  func makeOnce(before reason: String) throws(MigrationError) -> String {
    if let copy = sameCopy() { return copy }
    return try make(before: reason)
  }

  /// The newest copy made before a migration that is sound and holds what the database holds.
  private func sameCopy() -> String? {
    let copies = oldestFirst().reversed().map { folder + $0 }
    guard !copies.isEmpty, let source = try? Database(path: path, access: .readOnly),
      let contents = try? source.contents()
    else { return nil }
    var all: [SQLValue]?
    return copies.first { copy in
      // Most differ in their version or in how much they hold, which is quickly seen.
      guard let db = try? Database(path: copy, access: .immutable),
        let other = try? db.contents(), other == contents
      else { return false }
      if all == nil { all = try? source.everything() }
      guard let all, (try? db.everything()) == all else { return false }
      return (try? db.integrityFindings()) == []
    }
  }

  /// Removes the oldest copies that were made before migrations, but never the newest: by a clock
  /// that was set back it may look old.
  func prune(keeping count: Int, newest: String) {
    let others = oldestFirst().filter { folder + $0 != newest }
    for copy in others.dropLast(max(0, count - 1)) { Files.remove(folder + copy) }
  }

  /// The names of the copies made before migrations.
  private func oldestFirst() -> [String] {
    Files.names(in: folder).compactMap { file in stamp(of: file).map { (stamp: $0, file: file) } }
      .sorted { ($0.stamp, $0.file) < ($1.stamp, $1.file) }.map(\.file)
  }

  /// What a kill left of copies before migrations: none is being made now, the write lock is ours.
  private func removeLeftDrafts() {
    for file in Files.names(in: folder) where file.hasPrefix("\(name).before-") {
      guard file.hasSuffix(".part") || file.hasSuffix(".part-journal") else { continue }
      Files.remove(folder + file)
    }
  }

  /// A path beside the database that nothing has yet.
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

  /// The moment in the name of a copy made before a migration; nil for any other file.
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
