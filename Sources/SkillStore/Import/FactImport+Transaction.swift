import ThinSQLite

extension Store {
  /// Runs an import atomically.
  ///
  /// - Parameter dry: a preview; nothing is written.
  public func importFacts<R>(
    dry: Bool, _ command: Command, _ body: (FactImport) throws -> R
  ) throws -> R {
    if dry { return try db.transaction(.read) { try body(try FactImport(self, nil)) } }
    // SQLite's statement journal for multi-row inserts would be a file; in memory it saves three
    // writes per row.
    try db.run("pragma temp_store = memory")
    defer { _ = try? db.run("pragma temp_store = default") }
    return try act(command) { journal in
      let factImport = try FactImport(self, journal)
      let result = try body(factImport)
      try factImport.finish()
      try factImport.choose()
      return result
    }
  }
}

extension FactImport {
  /// On a new machine: if the learners here have no records, the imported learner becomes the
  /// current one.
  func choose() throws {
    guard let newcomer, let journal, try store.setting(.learner, of: nil) == nil,
      let current = try store.currentLearner(), try !store.activeLearners().contains(current)
    else { return }
    try journal.set(.learner, to: newcomer.id.description, of: nil)
  }
}
