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
    let slash = path.lastIndex(of: "/")
    folder = slash.map { String(path[..<$0]) + "/" } ?? "./"
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Copies the last committed state through SQLite, proves the copy sound, and only then gives it
  /// its name. The caller holds the write lock on another connection, so nothing changes meanwhile.
  /// - Parameter asItIs: of a damaged database: the copy need only be as sound as that is.
  /// - Returns: the copy's path.
  /// - Throws: ``MigrationError/notBackedUp(path:_:)``; then nothing is left behind.
  package func make(
    before reason: String, asItIs: Bool = false
  ) throws(MigrationError) -> String {
    removeLeftDrafts()
    let target: String
    do {
      target = try freePath("before-\(reason)", stamp: Database.inMemory().utcStamp())
    } catch { throw .notBackedUp(path: folder + name, fault(error)) }
    try write(to: target, asItIs: asItIs)
    return target
  }

  /// The same, to a path of the caller's; a file that is there is replaced whole or not at all.
  package func write(
    to target: String, asItIs: Bool = false,
    progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws(MigrationError) {
    let draft = "\(target).\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
    var isOurs = false
    do {
      let source = try Database(path: path, access: .readOnly)
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
      try source.close()
      try prove(draft, holds: contents, knowing: known)
      try Files.synchronize(draft)
      try Files.move(draft, to: target)
      try Files.synchronize(Files.folder(of: target))
    } catch {
      if isOurs { Files.remove(draft) }
      throw .notBackedUp(path: target, fault(error))
    }
  }

  private func fault(_ error: any Error) -> MigrationError.BackupFault {
    switch error {
    case let error as SQLiteError: .sqlite(error)
    case let fault as MigrationError.BackupFault: fault
    case let error as FileError: .file(error.description, error.kind)
    default: .file("\(error)", .place)
    }
  }

  /// Removes the oldest copies that were made before migrations.
  func prune(keeping count: Int) {
    let copies = Files.names(in: folder).compactMap { file in
      stamp(of: file).map { (stamp: $0, file: file) }
    }
    let oldest = copies.sorted { ($0.stamp, $0.file) < ($1.stamp, $1.file) }
    for copy in oldest.dropLast(max(1, count)) { Files.remove(folder + copy.file) }
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

  private func prove(
    _ copy: String, holds contents: [SQLValue], knowing known: [String]
  ) throws {
    let copy = try Database(path: copy, access: .readOnly)
    var findings = try copy.integrityFindings()
    if findings == known { findings = [] }
    if try copy.contents() != contents {
      findings.append("it is not the same as the database")
    }
    if !findings.isEmpty { throw MigrationError.BackupFault.unsound(findings) }
    try copy.close()
  }
}

extension Database {
  /// The moment by SQLite's clock, `20260115T140000Z`.
  func utcStamp() throws(SQLiteError) -> String {
    let row = try read("select strftime('%Y%m%dT%H%M%SZ', 'now')") { row throws(SQLiteError) in
      try row.text(0)
    }
    return row.first ?? ""
  }

  /// Whose database it is, its version, its schema, and how many rows each table has.
  fileprivate func contents() throws(SQLiteError) -> [SQLValue] {
    var contents: [SQLValue] = [
      SQLValue(try pragma("application_id")), SQLValue(try pragma("user_version")),
    ]
    let objects = try read(
      "select name, sql, type, rootpage from sqlite_schema order by name, type"
    ) { row throws(SQLiteError) in try row.values() }
    for object in objects {
      contents += object
      guard object[2] == "table", object[3] != 0, case .text(let name) = object[0] else { continue }
      contents += try read("select count(*) from \(quoted(name))") { row throws(SQLiteError) in
        try row.value(0)
      }
    }
    return contents
  }
}
