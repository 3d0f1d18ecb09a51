import Foundation
import ThinSQLite

@testable import Migrations

/// The source tree that these tests were built from.
enum House {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// `0001_learners.sql` and so on, in order.
  static func migrationFiles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Migrations").path)
      .filter { $0.hasSuffix(".sql") }.sorted()
  }
}

/// The program's own migrator.
func rungMigrator() throws -> Migrator {
  Migrator(
    migrations: try SchemaHistory.migrations(), applicationID: SchemaHistory.applicationID,
    tool: "test")
}
