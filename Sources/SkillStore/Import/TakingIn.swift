import ThinSQLite

extension Store {
  /// Runs an import atomically.
  ///
  /// - Parameter dry: a preview; nothing is written.
  public func takeIn<R>(
    dry: Bool, _ command: Command, _ body: (Intake) throws -> R
  ) throws -> R {
    if dry { return try db.transaction(.read) { try body(Intake(self, nil)) } }
    // SQLite's statement journal for multi-row inserts would be a file; in memory it saves three
    // writes per row.
    try db.run("pragma temp_store = memory")
    defer { _ = try? db.run("pragma temp_store = default") }
    return try act(command) { journal in
      let intake = Intake(self, journal)
      let result = try body(intake)
      try intake.finish()
      try intake.choose()
      return result
    }
  }
}
