import SkillCore
import ThinSQLite

/// Writes what one command changes. The action's row is made with the first change, so a command
/// that changes nothing leaves no undo step.
final class Journal {
  let store: Store
  private let command: Command
  private var action: Int64?

  init(_ store: Store, _ command: Command, carries: Bool = false) {
    self.store = store
    self.command = command
    self.carries = carries
  }

  /// Whether the action brings records from elsewhere, and is itself none.
  private let carries: Bool
  /// Set when something was written without saying whether it counts: `settle` says it at the end.
  private(set) var isUnsettled = false

  var hasChanged: Bool { action != nil }
  var now: Instant { command.now }
  var hasNotes = false

  /// The action's row, made when it is first asked for.
  func actionRow() throws -> Int64 {
    if let action { return action }
    try store.db.run(
      """
      update action indexed by action_own set abandoned = 1
      where not done and arrived_by is null and id > coalesce(
        (select id from action as last indexed by action_own
          where done and arrived_by is null order by id desc limit 1), 0)
      """)
    try store.db.run(
      "insert into action (uid, at, command, changed_at, carries) values (?, ?, ?, ?, ?)",
      store.newID().bytes, command.now.seconds, command.words,
      command.now.seconds, carries)
    let row = store.db.lastInsertedRowID
    action = row
    return row
  }

  /// Adds a live fact. `replacing` is the row of the fact that it corrects.
  func add(_ fact: Fact, of learner: Learner, replacing: Int64? = nil) throws {
    try store.keepingTotals(of: try store.spans(of: fact, learner)) {
      try insert(fact, of: learner, replacing: replacing)
    }
  }

  /// The action's row, once something was changed.
  var row: Int64? { action }

  /// Adds a fact and leaves the sums to the caller.
  func insert(
    _ fact: Fact, of learner: Learner, replacing: Int64?
  ) throws {
    try fact.check()
    if fact.note != nil { hasNotes = true }
    let parts = FactParts(fact)
    try store.db.run(
      """
      insert into fact (
        uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at,
        end_offset, evidence, rating, note, tags, about, replaces, length)
      values (
        ?1, ?2, (select id from learner where uid = ?3), ?4,
        (select id from skill where slug = ?5), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
        (select id from fact where substr(uid, 15) = substr(?16, 15) and uid = ?16), ?17, ?18)
      """,
      fact.id.bytes, try actionRow(), learner.id.bytes,
      parts.kind, fact.skill?.description, fact.at.instant.seconds,
      fact.at.offset, fact.at.zone, fact.at.localDay.number,
      parts.end?.instant.seconds, parts.end?.offset,
      parts.evidence, parts.rating, fact.note,
      parts.tags, parts.about?.bytes, replacing, parts.length?.seconds)
  }

  /// Records once more a fact that is here.
  func claim(_ fact: Int64) throws {
    isUnsettled = true
    try store.db.run(
      "insert into claim (fact_id, action_id) values (?, ?)", fact,
      try actionRow())
  }

  /// Takes a fact back, and with it the other corrections of the same fact that a merge may have
  /// brought: none of them is to come forward in its place.
  func void(_ row: Int64) throws {
    let action = try actionRow()
    for rival in try store.rivals(of: row, but: action) + [row] {
      try store.db.run(
        "insert into void (action_id, fact_id) values (?, ?) on conflict do nothing",
        action, rival)
    }
    try store.keepingTotals(of: try store.spans(ofRow: row)) {
      _ = try store.db.run("update fact set live = 0 where id = ?", row)
    }
  }

  /// Puts a value in the place of the one that was live; the same value again changes nothing.
  func set(_ key: SettingKey, to value: String, of learner: Learner?) throws {
    let current = try store.setting(key, of: learner)
    // Byte for byte: names that only look alike are two.
    if let current, current.utf8.elementsEqual(value.utf8) { return }
    // Later than the value before, whatever the clock did: the latest is the one that counts.
    let last = try store.db.first(
      """
      select at from setting where live and key = ?1
        and coalesce(learner_id, 0) = coalesce((select id from learner where uid = ?2), 0)
      """, key.rawValue, learner?.id.bytes
    ) { try $0.int64(0) }
    try store.db.run(
      """
      update setting set live = 0 where live and key = ?1
        and coalesce(learner_id, 0) = coalesce((select id from learner where uid = ?2), 0)
      """,
      key.rawValue, learner?.id.bytes)
    try store.db.run(
      """
      insert into setting (uid, action_id, learner_id, key, value, at)
      values (?1, ?2, (select id from learner where uid = ?3), ?4, ?5, ?6)
      """,
      store.newID().bytes, try actionRow(), learner?.id.bytes,
      key.rawValue, value,
      max(command.now.seconds, last.map { $0 &+ 1 } ?? command.now.seconds))
  }
}

extension Store {
  /// One command, one transaction, one undo step.
  func act<R>(_ command: Command, _ body: (Journal) throws -> R) throws -> R {
    try changing {
      endings = [:]
      let journal = Journal(self, command)
      let result = try body(journal)
      if journal.isUnsettled { try settle(after: journal.actionRow()) }
      if journal.hasNotes { try indexNotes() }
      endings = [:]
      return result
    }
  }
}
