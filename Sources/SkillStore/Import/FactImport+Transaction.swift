import ThinSQLite

extension Store {
  /// Runs an import atomically.
  ///
  /// - Parameter dry: a preview; nothing is written.
  public func importFacts<R>(
    dry: Bool, _ command: Command, _ body: (FactImport) throws -> R
  ) throws -> R {
    if dry { return try db.transaction(.read) { try body(FactImport(self, nil)) } }
    // SQLite's statement journal for multi-row inserts would be a file; in memory it saves three
    // writes per row.
    try db.run("pragma temp_store = memory")
    defer { _ = try? db.run("pragma temp_store = default") }
    return try act(command) { journal in
      let factImport = FactImport(self, journal)
      let result = try body(factImport)
      try factImport.finish()
      try factImport.choose()
      return result
    }
  }
}
