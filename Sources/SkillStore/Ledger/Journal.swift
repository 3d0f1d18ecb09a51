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

  /// The action's row, once something was changed.
  var row: Int64? { action }

  /// Adds a live fact. `replacing` is the row of the fact that it corrects.
  func add(_ fact: Fact, of learner: Learner, replacing: Int64? = nil) throws {
    let place = try store.place(of: fact, learner)
    try add([FactEntry(fact: fact, place: place, replaces: replacing)], keepsSums: true)
  }

  /// Adds live facts, `Store.factsAtATime` at most.
  ///
  /// - Parameter keepsSums: false leaves the sums of study time to the caller.
  func add(_ entries: [FactEntry], keepsSums: Bool) throws {
    if entries.contains(where: { $0.fact.note != nil }) { hasNotes = true }
    let spans = keepsSums ? entries.compactMap(SessionSpan.init) : []
    try store.keepingSums(of: spans) { try store.append(entries, try actionRow()) }
  }

  /// Records once more a fact that is here.
  func claim(_ fact: Int64) throws {
    isUnsettled = true
    try store.append(claimOf: fact, by: actionRow())
  }

  /// Takes a fact back, and with it the other corrections of the same fact that a merge may have
  /// brought: none of them is to come forward in its place.
  func void(_ row: Int64) throws {
    let action = try actionRow()
    for rival in try store.rivals(of: row, but: action) + [row] {
      try store.append(voidOf: rival, by: action)
    }
    try store.takeBack(row)
  }

  /// Puts a value in the place of the one that was live; the same value again changes nothing.
  func set(_ key: SettingKey, to value: String, of learner: Learner?) throws {
    let current = try store.setting(key, of: learner)
    // Byte for byte: names that only look alike are two.
    if let current, current.utf8.elementsEqual(value.utf8) { return }
    // Later than the value before, whatever the clock did: the latest is the one that counts.
    let last = try store.retireSetting(key, of: learner)
    let at = max(command.now, last.map { Instant(seconds: $0.seconds &+ 1) } ?? command.now)
    try store.append(
      SettingEntry(key: key, value: value, learner: learner?.id, at: at), action: try actionRow())
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
      if journal.hasNotes { try keepNoteIndex() }
      endings = [:]
      return result
    }
  }
}
