import SkillCore
import ThinSQLite

/// An action: one undo step.
public struct Action: Sendable {
  public let id: ActionID
  public let at: Instant
  /// The command line: `log asyncio 1h 30m`.
  public let words: String
}

extension Store {
  /// The newest actions that can be undone or redone, newest first, and whether each is done.
  public func actions(limit: Int) throws -> [(action: Action, isDone: Bool)] {
    try db.all(
      """
      select id, uid, at, command, done from action indexed by action_own
      where not abandoned and arrived_by is null order by id desc limit ?
      """, limit
    ) { row in
      guard let id = ActionID(bytes: try row.blob(1)) else {
        throw StoreError.damaged("action", row: try row.int64(0))
      }
      let at = Instant(seconds: try row.int64(2))
      return (Action(id: id, at: at, words: try row.text(3)), try row.bool(4))
    }
  }

  /// Undoes the last `count` actions that are done; fewer if there are fewer.
  public func undo(_ count: Int, now: Instant) throws -> [Action] {
    try flip(count, to: .undone, now: now)
  }

  /// Redoes the actions undone last. A new action after an undo discards them.
  public func redo(_ count: Int, now: Instant) throws -> [Action] {
    try flip(count, to: .done, now: now)
  }

  private enum State {
    case done, undone
  }

  private func flip(_ count: Int, to state: State, now: Instant) throws -> [Action] {
    try changing {
      var flipped: [Action] = []
      while flipped.count < count, let (row, action) = try next(to: state) {
        // Always later than the previous change, whatever the clock says, so that the latest wins
        // in a merge.
        try db.run(
          "update action set done = ?2, changed_at = max(?3, changed_at + 1) where id = ?1",
          row, state == .done ? 1 : 0, now.seconds)
        if try !settleIfPlain(row) {
          try swapFlips(of: row, to: state)
          try settle(after: row)
        }
        flipped.append(action)
      }
      return flipped
    }
  }

  /// Undo goes backwards from the last action that is done; redo forwards from there. Both skip
  /// merged actions, which follow their merge.
  private func next(to state: State) throws -> (Int64, Action)? {
    let sql =
      switch state {
      case .undone:
        """
        select id, uid, at, command from action indexed by action_own
        where done and arrived_by is null order by id desc limit 1
        """
      case .done:
        """
        select id, uid, at, command from action indexed by action_own
        where not done and not abandoned and arrived_by is null and id > coalesce(
          (select id from action as last indexed by action_own
            where done and arrived_by is null order by id desc limit 1), 0)
        order by id limit 1
        """
      }
    return try db.first(sql) { row in
      guard let id = ActionID(bytes: try row.blob(1)) else {
        throw StoreError.damaged("action", row: try row.int64(0))
      }
      return (
        try row.int64(0),
        Action(id: id, at: Instant(seconds: try row.int64(2)), words: try row.text(3))
      )
    }
  }

  /// Swaps the states of earlier actions that the merge changed with their current ones. On redo
  /// the merge's states win over changes in between.
  private func swapFlips(of carrier: Int64, to state: State) throws {
    let flips = try db.all(
      """
      select action_id, flip.done, flip.changed_at, flip.abandoned,
        action.done, action.changed_at, action.abandoned
      from flip join action on action.id = action_id where carrier_id = ?
      """, carrier
    ) { row in try row.values() }
    for flip in flips {
      try db.run(
        """
        update action set done = ?2, abandoned = ?4, changed_at = case
          when ?5 and (changed_at, not done) > (?3, not ?2) then changed_at + 1 else ?3 end
        where id = ?1
        """, Listed(flip[0..<4] + [SQLValue(state == .done ? 1 : 0)]))
      try db.run(
        """
        update flip set done = ?3, changed_at = ?4, abandoned = ?5
        where carrier_id = ?1 and action_id = ?2
        """, carrier, flip[0], Listed(Array(flip[4...])))
    }
  }
}
