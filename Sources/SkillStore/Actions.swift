import SQLite
import SkillCore

/// A step that can be taken back or done again.
public struct Action: Sendable {
  public let id: FactID
  public let at: Instant
  /// What was typed: `log asyncio 1h 30m`.
  public let words: String
}

extension Store {
  /// The newest commands that can be undone or done again, newest first, and whether each is done.
  public func actions(limit: Int) throws -> [(action: Action, isDone: Bool)] {
    try db.all(
      """
      select id, uid, at, command, done from action where not abandoned order by id desc limit ?
      """, SQLValue(limit)
    ) { row in
      guard let id = FactID(bytes: try row.blob(1)) else {
        throw StoreError.damaged("action", row: try row.int64(0))
      }
      let at = Instant(seconds: try row.int64(2))
      return (Action(id: id, at: at, words: try row.text(3)), try row.bool(4))
    }
  }

  /// Takes back the last `count` commands that are still done; fewer when there are fewer.
  public func undo(_ count: Int, now: Instant) throws -> [Action] {
    try flip(count, to: .undone, now: now)
  }

  /// Does again what was undone last. A command recorded after an undo ends the chance.
  public func redo(_ count: Int, now: Instant) throws -> [Action] {
    try flip(count, to: .done, now: now)
  }

  private enum State {
    case done, undone
  }

  private func flip(_ count: Int, to state: State, now: Instant) throws -> [Action] {
    try db.transaction(.write) {
      var flipped: [Action] = []
      while flipped.count < count, let (row, action) = try next(to: state) {
        try db.run(
          "update action set done = ?2, changed_at = ?3 where id = ?1", SQLValue(row),
          SQLValue(state == .done ? 1 : 0), SQLValue(now.seconds))
        try keepingTotals(ofAction: row) {
          switch state {
          case .undone: try takeBack(row)
          case .done: try doAgain(row)
          }
        }
        flipped.append(action)
      }
      return flipped
    }
  }

  /// Undo goes backwards from the last done command; redo forwards from there.
  private func next(to state: State) throws -> (Int64, Action)? {
    let sql =
      switch state {
      case .undone: "select id, uid, at, command from action where done order by id desc limit 1"
      case .done:
        """
        select id, uid, at, command from action
        where not done and not abandoned
          and id > coalesce((select max(id) from action where done), 0)
        order by id limit 1
        """
      }
    return try db.first(sql) { row in
      guard let id = FactID(bytes: try row.blob(1)) else {
        throw StoreError.damaged("action", row: try row.int64(0))
      }
      return (
        try row.int64(0),
        Action(id: id, at: Instant(seconds: try row.int64(2)), words: try row.text(3))
      )
    }
  }

  /// Day by day for a few sessions; anew for an import of many.
  private func keepingTotals(ofAction action: Int64, _ change: () throws -> Void) throws {
    let few = 200
    let spans = try spans(ofAction: action, limit: few + 1)
    guard spans.count > few else { return try keepingTotals(of: spans, change) }
    try change()
    try recountAll(of: action)
  }

  // What goes away goes first: one running timer and one live name at a time.

  private func takeBack(_ action: Int64) throws {
    try db.run("update fact set live = 0 where action_id = ?", SQLValue(action))
    try db.run(
      "update fact set live = 1 where id in (select fact_id from void where action_id = ?)",
      SQLValue(action))
    try db.run("update setting set live = 0 where action_id = ?", SQLValue(action))
    try db.run(
      """
      update setting set live = 1 where id in (
        select max(earlier.id) from setting as undone
          join setting as earlier on earlier.key = undone.key
            and earlier.learner_id is undone.learner_id
        where undone.action_id = ?1 and earlier.id < undone.id
          and (earlier.action_id is null
            or (select done from action where action.id = earlier.action_id))
        group by undone.key, undone.learner_id)
      """, SQLValue(action))
  }

  private func doAgain(_ action: Int64) throws {
    try db.run(
      "update fact set live = 0 where id in (select fact_id from void where action_id = ?)",
      SQLValue(action))
    try db.run("update fact set live = 1 where action_id = ?", SQLValue(action))
    try db.run(
      """
      update setting set live = 0 where live and exists (
        select 1 from setting as again where again.action_id = ?1 and again.key = setting.key
          and again.learner_id is setting.learner_id)
      """, SQLValue(action))
    try db.run("update setting set live = 1 where action_id = ?", SQLValue(action))
  }
}
