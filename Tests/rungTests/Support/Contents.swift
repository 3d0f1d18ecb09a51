import Foundation
import ThinSQLite

@testable import rung

extension Database {
  /// Every row of every table, but for the moments of migrations, which are the real clock's.
  func everything() throws -> String {
    let tables = try all(
      "select name from sqlite_schema where type = 'table' and name <> 'schema_migration'"
    ) { try $0.text(0) }
    return try tables.sorted().map { table in
      let columns = try all("select name from pragma_table_info(?)", table) {
        "quote(\"\(try $0.text(0))\")"
      }
      let row = columns.joined(separator: " || ',' || ")
      let rows = try first(
        "select coalesce(group_concat(\(row), char(10)), '') from \"\(table)\""
      ) { try $0.text(0) }
      return "\(table): \(rows ?? "")"
    }.joined(separator: "\n")
  }
}

/// A database with a little of everything, and the files that commands read. The same each time:
/// ids and clock are the worlds' own.
final class Sample {
  let world = TestWorld()
  let database: String
  private let folder: URL

  static let deeds: [[String]] = [
    ["log", "asyncio", "90m", "--at", "2026-01-05T20:00", "--note", "事件循环"],
    ["log", "redis", "45m", "--at", "2026-01-06T20:00", "--tag", "book"],
    ["done", "decorators", "--at", "2026-01-07", "--evidence", "https://example.org/1"],
    ["note", "asyncio", "a remark"], ["learner", "add", "bob"], ["rate", "asyncio", "3"],
    ["log", "postgresql", "1h", "--at", "2026-01-08T20:00"],
  ]

  init(in folder: URL, named name: String = "sample.db") throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    database = folder.appendingPathComponent(name).path
    world.environment["RUNG_DB"] = database
    for deed in Self.deeds {
      guard world.perform(deed) == .done else { throw Failure.setUp(deed, world.stderr) }
    }
  }

  enum Failure: Error {
    case setUp([String], String)
  }

  /// Forty of Watson's frames.
  func frames() throws -> String {
    let path = folder.appendingPathComponent("frames").path
    let frames = (0..<40).map { number in
      let start = 1_765_000_000 + 86_400 * number
      let id = String(repeating: "0", count: 30) + (number < 10 ? "0\(number)" : "\(number)")
      return "[\(start), \(start + 3600), \"celery\", \"\(id)\", [\"deep\"], \(start + 3600)]"
    }
    try "[\(frames.joined(separator: ","))]".write(
      toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// Another device's database, which began as a copy of this one.
  func otherDevice() throws -> String {
    let path = folder.appendingPathComponent("other.db").path
    try FileManager.default.copyItem(atPath: database, toPath: path)
    let other = TestWorld(seed: 99)
    defer { other.remove() }
    other.environment["RUNG_DB"] = path
    for deed in [
      ["edit", "@1", "--duration", "30m"], ["undo", "2"],
      ["log", "celery", "20m", "--at", "2026-01-09T09:00"],
    ] {
      guard other.perform(deed) == .done else { throw Failure.setUp(deed, other.stderr) }
    }
    return path
  }

  func contents() throws -> String {
    try Database(path: database, access: .readOnly).everything()
  }
}

/// Whether the long form of a test was asked for (Scripts/trials/torture --long).
let isLongTorture = ProcessInfo.processInfo.environment["RUNG_TORTURE"] == "long"

/// What a test counted, for Scripts/trials/torture to show.
func tell(_ line: String) {
  print("torture: \(line)")
}
