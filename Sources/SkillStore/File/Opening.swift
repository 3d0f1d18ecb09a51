import Migrations
import SkillCore
import ThinSQLite

extension Store {
  /// The parameters of opening; the roadmap is decoded only for a new database.
  public struct Opening {
    public var path: String
    /// `rung 0.1.0`: recorded with each migration it applies.
    public var tool: String
    /// The name of a new database's first learner.
    public var login: String
    public var roadmap: () throws -> (roadmap: Roadmap, canonical: String)
    public var now: Instant
    public var newID: () -> FactID
    /// Gets each SQL statement with its values, for debugging.
    public var trace: ((String) -> Void)?

    public init(
      path: String, tool: String, login: String,
      roadmap: @escaping () throws -> (roadmap: Roadmap, canonical: String), now: Instant,
      newID: @escaping () -> FactID
    ) {
      self.path = path
      self.tool = tool
      self.login = login
      self.roadmap = roadmap
      self.now = now
      self.newID = newID
    }
  }

  public enum Purpose: Sendable {
    /// Read-only, unless the file is missing or has a hot journal. An older file is migrated in
    /// memory.
    case reading
    /// Like reading, for prompts and completion: waits 50 ms at most for a writer, and neither
    /// creates nor migrates a file.
    case glancing
    case writing

    /// The time to wait for another writer.
    var patience: Duration { self == .glancing ? .milliseconds(50) : .seconds(5) }
  }

  /// Opens the database, creating or migrating it if needed.
  public static func open(_ opening: Opening, for purpose: Purpose) throws -> Store {
    try open(opening, for: purpose) { _ in }.store
  }

  /// The same, and asks something of the very state of the file that was found to be in order.
  public static func open<R>(
    _ opening: Opening, for purpose: Purpose, asking: (Store) throws -> R
  ) throws -> (store: Store, answer: R) {
    if Library.isTooOld { throw MissingFeature(feature: .version(found: Library.version)) }
    if purpose != .writing, let store = try openReadOnly(opening, purpose) {
      return (store, try asking(store))
    }
    guard purpose != .glancing else { throw StoreError.notReady }
    let store = Store(
      db: try Database(path: opening.path, access: .create, busyTimeout: purpose.patience),
      path: opening.path, newID: opening.newID)
    if let trace = opening.trace { store.db.trace(trace) }
    // Version and schema in one transaction: another process may be migrating the file.
    let ready: R? = try store.reading {
      try store.isCurrent() && store.isSeeded() ? asking(store) : nil
    }
    if let ready { return (store, ready) }
    try store.prepare(opening)
    return (store, try store.reading { try asking(store) })
  }

  /// Migrates the file, and seeds a new one.
  private func prepare(_ opening: Opening) throws {
    if try !reading({ try isCurrent() }) { try migrate(opening) }
    if try !isSeeded() {
      try giveRoadmap(opening)
      try seed(opening)
    }
  }

  /// Nil if the file must be written first: it is missing, empty, or has a hot journal.
  private static func openReadOnly(_ opening: Opening, _ purpose: Purpose) throws -> Store? {
    do {
      let store = Store(
        db: try Database(path: opening.path, access: .readOnly, busyTimeout: purpose.patience),
        path: opening.path, newID: opening.newID)
      if let trace = opening.trace { store.db.trace(trace) }
      // One read transaction for all that the command reads. It ends with the store, before
      // anything is printed, so that a pager does not block writers.
      try store.db.execute("begin")
      if try store.isCurrent() { return try store.isSeeded() ? store : nil }
      guard purpose == .reading, try store.isOlder() else { return nil }
      return try inMemory(store, opening)
    } catch let error as SQLiteError
      where error.code.primary == .cantOpen || error.code == .readOnlyRollback
    {
      return nil
    }
  }

  /// A file of an earlier Rung, copied into memory and migrated there: reading must not change
  /// files or make copies, and may lack the permission.
  private static func inMemory(_ older: Store, _ opening: Opening) throws -> Store {
    let memory = try Database.inMemory()
    if let trace = opening.trace { memory.trace(trace) }
    try older.db.backup(to: memory)
    let store = Store(db: memory, path: opening.path, newID: opening.newID)
    try store.prepare(opening)
    return store
  }

  private func isOlder() throws -> Bool {
    let version = try db.first("pragma user_version") { try $0.int(0) } ?? 0
    return try (1..<SchemaHistory.newestVersion).contains(version)
      && db.first("pragma application_id", row: { try $0.int(0) })
        == Int(SchemaHistory.applicationID)
  }

  /// The fast path of every start: two pragmas and a comparison of the schema. Otherwise the
  /// migrator reports the problem.
  ///
  /// - Throws: `StoreError.altered`.
  private func isCurrent() throws -> Bool {
    let version = try db.first("pragma user_version") { try $0.int(0) } ?? 0
    guard (1...SchemaHistory.newestVersion).contains(version),
      try db.first("pragma application_id", row: { try $0.int(0) })
        == Int(SchemaHistory.applicationID)
    else { return false }
    try Migrator.requireUTF8(db)
    try Store.refuseAltered(db, version: version)
    return version == SchemaHistory.newestVersion
  }

  /// Whether there are a learner and a roadmap.
  private func isSeeded() throws -> Bool {
    try db.first(
      "select exists (select 1 from learner) and exists (select 1 from roadmap)"
    ) { try $0.bool(0) } ?? false
  }

  private func hasLearner() throws -> Bool {
    try db.first("select exists (select 1 from learner)") { try $0.bool(0) } ?? false
  }

  /// Learners from before roadmaps existed follow none: they get the default one.
  private func giveRoadmap(_ opening: Opening) throws {
    guard try hasLearner() else { return }
    let (roadmap, canonical) = try opening.roadmap()
    try changing {
      guard try !isSeeded() else { return }
      _ = try insert(RoadmapContent(roadmap, canonical: canonical), at: opening.now)
      let learners = try db.all(
        """
        select uid from learner where not exists (
          select 1 from setting where learner_id = learner.id and key = 'roadmap' and live)
        """
      ) { row throws -> LearnerID in try row.id(0) }
      for learner in learners {
        try append(
          SettingEntry(
            key: .roadmap, value: roadmap.reference.description, learner: learner, at: opening.now),
          action: nil)
      }
    }
  }

  /// Adds the default roadmap and a first learner to a new database, unless another process has
  /// done so.
  func seed(_ opening: Opening) throws {
    guard try !hasLearner() else { return }
    let (roadmap, canonical) = try opening.roadmap()
    try changing {
      guard try !hasLearner() else { return }
      _ = try insert(RoadmapContent(roadmap, canonical: canonical), at: opening.now)
      let learner = try insertLearner(named: opening.login)
      for (key, value) in [
        (SettingKey.name, opening.login), (.roadmap, roadmap.reference.description),
      ] {
        try append(
          SettingEntry(key: key, value: value, learner: learner.id, at: opening.now), action: nil)
      }
    }
  }
}
