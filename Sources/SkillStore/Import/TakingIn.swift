import ThinSQLite

extension Store {
  /// Carries out an import: all of it or, when the body throws, nothing.
  ///
  /// - Parameter dry: only look; nothing is written.
  public func takeIn<R>(
    dry: Bool, _ command: Command, _ body: (Intake) throws -> R
  ) throws -> R {
    if dry { return try db.transaction(.read) { try body(Intake(self, nil)) } }
    // A statement of many rows can be taken back by itself: SQLite keeps each page as it was before, in
    // a file that was written three times for every row.
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
