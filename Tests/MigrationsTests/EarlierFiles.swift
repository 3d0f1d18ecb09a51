import Foundation
import TestSupport
import ThinSQLite

@testable import Migrations

/// Databases as each version of the schema left them: `Fixtures/0003.db` is what a Rung that knew
/// three migrations made. They are never rebuilt, or they would no longer be what they were:
/// `RUNG_RECORD=1 swift test --filter EarlierFiles` makes only those that are missing.
enum EarlierFiles {
  static let versions = Array(1...SchemaHistory.newestVersion)

  static func path(_ version: Int) -> String {
    Repository.root.appending(path: "Tests/MigrationsTests/Fixtures")
      .appending(path: String(format: "%04d.db", version)).path
  }

  /// A copy that may be written to.
  static func copy(_ version: Int, in folder: URL) throws -> String {
    let copy = folder.appending(path: "v\(version).db").path
    try FileManager.default.copyItem(atPath: path(version), toPath: copy)
    return copy
  }

  /// As the tool of that time did it: it made the file with its own newest version or brought it
  /// there step by step, and recorded something between the steps.
  static func make(_ version: Int) throws {
    let path = path(version)
    guard !FileManager.default.fileExists(atPath: path) else { return }
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    let db = try Database(path: path, access: .create)
    try db.execute("pragma page_size = 512; vacuum")  // small in the repository
    let all = try SchemaHistory.migrations()
    for step in 1...version {
      let tool = Migrator(
        migrations: Array(all.prefix(step)), applicationID: SchemaHistory.applicationID,
        tool: "rung 0.0.\(step)")
      try tool.migrate(db, backups: .none)
      try db.execute(Diary.sql[step] ?? "")
    }
    try db.execute("vacuum; pragma journal_mode = delete")
  }
}
