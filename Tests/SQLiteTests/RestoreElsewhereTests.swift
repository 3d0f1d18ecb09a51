import Foundation
import TestSupport
import Testing

@testable import ThinSQLite

/// Copies and databases in other modes, on other media, under other names.
@Suite("Restoring a copy from any place")
struct RestoreElsewhereTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("a.db")
    let db = try Database(path: path, access: .create)
    try History.migrator(3).migrate(db)
    try db.run("insert into person (name) values ('Bo')")
  }

  private func names(_ path: String) throws -> [String] {
    let db = try Database(path: path, access: .readOnly)
    #expect(try db.integrityFindings() == [])
    return try db.all("select name from person order by name") { try $0.text(0) }
  }

  private func journalMode(_ path: String) throws -> String? {
    try Database(path: path, access: .readOnly).first("pragma journal_mode") { try $0.text(0) }
  }

  /// A database of one more person, with pages of this size, in this mode.
  private func other(_ name: String, pages: Int, mode: String) throws -> String {
    let db = try Database(path: folder.file(name), access: .create)
    try db.execute("pragma page_size = \(pages)")
    try History.migrator(3).migrate(db)
    try db.run("insert into person (name) values ('Cy')")
    try db.execute("pragma journal_mode = \(mode)")
    try db.close()
    return folder.file(name)
  }

  @Test(
    "whatever page size and journal mode both have; the database keeps its own mode",
    arguments: ["delete", "wal"], ["delete", "wal"])
  func pagesAndModes(live: String, backup: String) throws {
    for pages in [1024, 4096, 65_536] {
      do {
        let db = try Database(path: path, access: .readWrite)
        try db.execute("pragma journal_mode = \(live)")
        if live == "wal" { try db.run("insert or ignore into person (name) values ('Di')") }
      }
      let before = try names(path)
      let copy = try other("copy-\(pages).db", pages: pages, mode: backup)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
      let kept = try #require(try History.migrator(3).restore(from: copy, to: path))
      #expect(try names(path) == ["Ada", "Cy"])
      #expect(try journalMode(path) == (live == "wal" ? "wal" : "delete"))
      #expect(try names(kept) == before)
      // The copy is as it was, and nothing lies beside it.
      #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == bytes)
      #expect(try folder.names.filter { $0.hasPrefix("copy-\(pages).db") }.count == 1)
      #expect(try folder.names.filter { $0.contains("restore-") || $0.contains(".restore") } == [])
    }
  }

  @Test("where there is no database, the new one has no mode of the copy's")
  func newOne() throws {
    let copy = try other("copy.db", pages: 4096, mode: "wal")
    #expect(try History.migrator(3).restore(from: copy, to: folder.file("new.db")) == nil)
    #expect(try names(folder.file("new.db")) == ["Ada", "Cy"])
    #expect(try journalMode(folder.file("new.db")) == "delete")
    #expect(try folder.names == ["a.db", "a.db-journal", "copy.db", "new.db"])
  }

  /// A copy whose writer was killed: what it committed, or had only begun, lies beside it.
  private func hot(_ mode: String) throws -> String {
    let old = try Database(path: try other("old.db", pages: 4096, mode: mode), access: .readWrite)
    try old.execute("pragma cache_size = 2; begin immediate")
    for number in 1...2000 {
      try old.run("insert into person (name) values (?)", "Somebody \(number)")
    }
    if mode == "wal" { try old.execute("commit") }
    try FileManager.default.createDirectory(
      atPath: folder.file("media"), withIntermediateDirectories: true)
    for end in ["", mode == "wal" ? "-wal" : "-journal"] {
      try FileManager.default.copyItem(
        atPath: folder.file("old.db\(end)"), toPath: folder.file("media/copy.db\(end)"))
    }
    if mode != "wal" { try old.execute("rollback") }
    return folder.file("media/copy.db")
  }

  @Test(
    "a copy that a killed writer left is recovered without being touched",
    arguments: [("persist", 2), ("wal", 2002)])
  func hotCopy(mode: String, people: Int) throws {
    let copy = try hot(mode)
    let media = folder.file("media")
    func state() throws -> [String: Data] {
      var files: [String: Data] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: media) {
        files[name] = try Data(contentsOf: URL(fileURLWithPath: media + "/" + name))
      }
      return files
    }
    let before = try state()
    #expect(before.count == 2)
    try History.migrator(3).restore(from: copy, to: path)
    #expect(try names(path).count == people)
    #expect(try state() == before)
  }

  @Test("the database itself is not a copy of itself, under any name")
  func itself() throws {
    let manager = FileManager.default
    try manager.linkItem(atPath: path, toPath: folder.file("hard.db"))
    try manager.createSymbolicLink(atPath: folder.file("soft.db"), withDestinationPath: "a.db")
    try manager.createSymbolicLink(
      atPath: folder.file("softer.db"), withDestinationPath: folder.file("soft.db"))
    for name in ["a.db", "hard.db", "soft.db", "softer.db"] {
      let refused = MigrationError.unsoundBackup(
        path: folder.file(name), findings: [.isTheDatabase])
      #expect(throws: refused, "\(name)") {
        try History.migrator(3).restore(from: folder.file(name), to: path)
      }
      #expect(throws: (any Error).self) {
        try History.migrator(3).restore(from: path, to: folder.file(name))
      }
    }
    #expect(try names(path) == ["Ada", "Bo"])
    #expect(try folder.names.filter { $0.contains("restore") } == [])
  }

  @Test("a copy whose head names no text encoding is refused, before anything is replaced")
  func oddEncoding() throws {
    for number: UInt8 in [4, 8, 255] {
      let copy = try other("copy-\(number).db", pages: 4096, mode: "delete")
      var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
      bytes[59] = number
      try bytes.write(to: URL(fileURLWithPath: copy))
      #expect(throws: (any Error).self, "\(number)") {
        try History.migrator(3).restore(from: copy, to: path)
      }
      #expect(try names(path) == ["Ada", "Bo"])
    }
    #expect(try folder.names.filter { $0.contains("restore") } == [])
  }

  @Test("a foreign down migration does not come in with a copy")
  func forged() throws {
    let copy = try other("copy.db", pages: 4096, mode: "delete")
    try Database(path: copy, access: .readWrite)
      .execute("update schema_migration set down = 'delete from person' where version = 2")
    let refused = MigrationError.unsoundBackup(
      path: copy, findings: [.finding(.forged(version: 2, name: "notes"))])
    #expect(throws: refused) { try History.migrator(3).restore(from: copy, to: path) }
    #expect(try names(path) == ["Ada", "Bo"])
  }
}
