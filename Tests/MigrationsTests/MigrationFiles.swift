import Foundation
import TestSupport
import ThinSQLite

@testable import Migrations

enum MigrationFiles {
  /// `0001_learners.sql` and so on, in order.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Repository.file("Migrations").path)
      .filter { $0.hasSuffix(".sql") }.sorted()
  }
}

/// The program's own migrator.
func rungMigrator() throws -> Migrator {
  Migrator(
    migrations: try SchemaHistory.migrations(), applicationID: SchemaHistory.applicationID,
    tool: "test")
}
