import SkillCore
import ThinSQLite

/// Writes the changes of one action. The action's row is inserted with the first change, so a
/// command that changes nothing leaves no action.
final class Journal {
  let store: Store
  private let command: Command
  private var action: Int64?

  init(_ store: Store, _ command: Command, carries: Bool = false) {
    self.store = store
    self.command = command
    self.carries = carries
  }

  /// Whether the action is a merge's carrier, which is not itself a record.
  private let carries: Bool
  /// Set if something was written whose effect on what counts is still open: `settle` derives it at
  /// the end.
  private(set) var isUnsettled = false

  var hasChanged: Bool { action != nil }
  var now: Instant { command.now }
  var hasNotes = false

  /// The action's row, inserted on first use.
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

  /// The action's row, if something was changed.
  var row: Int64? { action }

  /// Adds a fact. `replacing` is the row of the fact that it corrects.
  func add(_ fact: Fact, of learner: Learner, replacing: Int64? = nil) throws {
    let place = try store.place(of: fact, learner)
    try add([FactEntry(fact: fact, place: place, replaces: replacing)], keepsSums: true)
  }

  /// Adds facts, `Store.factsAtATime` at most.
  ///
  /// - Parameter keepsSums: false leaves the sums to the caller.
  func add(_ entries: [FactEntry], keepsSums: Bool) throws {
    if entries.contains(where: { $0.fact.note != nil }) { hasNotes = true }
    let spans = keepsSums ? entries.compactMap(SessionSpan.init) : []
    try store.keepingSums(of: spans) { try store.append(entries, try actionRow()) }
  }

  /// Records an existing fact by this action, too.
  func claim(_ fact: Int64) throws {
    isUnsettled = true
    try store.append(claimOf: fact, by: actionRow())
  }

  /// Voids a fact, and the other corrections of the same fact that a merge may have brought, so
  /// that none of them counts instead.
  func void(_ row: Int64) throws {
    let action = try actionRow()
    for rival in try store.rivals(of: row, but: action) + [row] {
      try store.append(voidOf: rival, by: action)
    }
    try store.takeBack(row)
  }

  /// Replaces a setting's value; the same value changes nothing.
  func set(_ key: SettingKey, to value: String, of learner: Learner?) throws {
    let current = try store.setting(key, of: learner)
    // By bytes: canonically equivalent names differ.
    if let current, current.utf8.elementsEqual(value.utf8) { return }
    // Always later than the previous value, whatever the clock says: the latest counts.
    let last = try store.retireSetting(key, of: learner)
    let at = max(command.now, last.map { Instant(seconds: $0.seconds &+ 1) } ?? command.now)
    try store.append(
      SettingEntry(key: key, value: value, learner: learner?.id, at: at), action: try actionRow())
  }
}

extension Store {
  /// One command, one transaction, one action.
  func act<R>(_ command: Command, _ body: (Journal) throws -> R) throws -> R {
    try changing {
      endings = [:]
      let journal = Journal(self, command)
      let result = try body(journal)
      if journal.isUnsettled { try settle(after: journal.actionRow()) }
      if journal.hasNotes { try keepNoteIndex() }
      endings = [:]
      return result
    }
  }
}
