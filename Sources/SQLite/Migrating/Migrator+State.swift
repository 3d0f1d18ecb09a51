/// The migration state of a database.
struct MigrationState {
  let version: Int
  let records: [MigrationRecord]
  /// Whether it is empty.
  let isNew: Bool
}

extension Migrator {
  /// Reads the state, and refuses a file of another program. Version and record are read in one
  /// transaction, as another process may migrate in between.
  func state(of db: borrowing Database) throws -> MigrationState {
    try db.transaction(.read) { try readState(of: db) }
  }

  private func readState(of db: borrowing Database) throws -> MigrationState {
    try Migrator.requireUTF8(db)
    let version = try db.pragma("user_version")
    let id = try db.pragma("application_id")
    if id == Int(applicationID) {
      return MigrationState(
        version: version, records: try MigrationRecord.all(in: db), isNew: false)
    }
    let objects = try db.all(
      "select count(*) from sqlite_schema", row: { row throws(SQLiteError) in try row.int(0) })
    guard id == 0, version == 0, objects == [0] else {
      throw MigrationError.foreign(path: db.path, applicationID: Int32(clamping: id))
    }
    return MigrationState(version: 0, records: [], isNew: true)
  }

  /// Text is compared and hashed by bytes, so other encodings are refused.
  /// - Throws: ``MigrationError/encoding(path:_:)``.
  package static func requireUTF8(_ db: borrowing Database) throws {
    let names = try db.all("pragma encoding") { row throws(SQLiteError) in try row.text(0) }
    // In a UTF-16 file the answer may be UTF-16, too.
    let name = String(decoding: (names.first ?? "").utf8.filter { $0 != 0 }, as: UTF8.self)
    if name != "UTF-8" { throw MigrationError.encoding(path: db.path, name) }
  }

  /// Migrations whose recorded name or down part differs although the checksum matches.
  func forgeries(in state: MigrationState) -> [Migration] {
    state.records.compactMap { record in
      migrations.first { migration in
        migration.version == record.version && migration.checksum == record.checksum
          && (migration.down != record.down || migration.name != record.name)
      }
    }
  }

  /// The steps from a state to a version; throws if they cannot be determined.
  func steps(of state: MigrationState, to target: Int?) throws(MigrationError) -> [MigrationStep] {
    try checkList()
    let goal = target ?? latest
    guard (0...latest).contains(goal) else {
      throw MigrationError.noSuchVersion(goal, latest: latest)
    }
    if state.version > latest, target == nil {
      throw MigrationError.newer(
        version: state.version, latest: latest, tool: state.records.last?.tool ?? "a newer tool")
    }
    if let missing = missingRecord(in: state) { throw MigrationError.gap(missing: missing) }
    let drifts = drifts(in: state)
    if !drifts.isEmpty { throw MigrationError.drift(drifts) }
    if goal < state.version {
      return state.records.suffix(state.version - goal).reversed().map { record in
        MigrationStep(down: record, known: migrations.first { $0.version == record.version })
      }
    }
    return migrations[state.version..<goal].map(MigrationStep.init(up:))
  }

  /// Applied migrations whose text has changed; unknown for those of a newer program.
  func drifts(in state: MigrationState) -> [MigrationError.Drift] {
    state.records.compactMap { record in
      guard let migration = migrations.first(where: { $0.version == record.version }),
        record.checksum != migration.checksum
      else { return nil }
      return .init(
        version: record.version, name: record.name, recorded: record.checksum,
        ours: migration.checksum)
    }
  }

  /// The first version missing in the record, or recorded without being applied.
  func missingRecord(in state: MigrationState) -> Int? {
    for (index, record) in state.records.enumerated() where record.version != index + 1 {
      return index + 1
    }
    return state.records.count == state.version
      ? nil : min(state.records.count, max(0, state.version)) + 1
  }

  private func checkList() throws(MigrationError) {
    var last = 0
    for migration in migrations {
      if migration.version <= last {
        throw .outOfOrder(version: migration.version, after: last)
      }
      if migration.version != last + 1 { throw .gap(missing: last + 1) }
      last = migration.version
    }
  }
}
