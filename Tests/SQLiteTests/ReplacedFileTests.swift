import Foundation
import LocalFiles
import TestSupport
import Testing

@testable import ThinSQLite

@Suite("Existing files where a copy or a restored database goes")
struct ReplacedFileTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("a.db")
    let db = try Database(path: path, access: .create)
    try History.migrator(2).migrate(db)
    try db.run("insert into person (name) values ('Bo')")
  }

  private func people(_ name: String) throws -> [String] {
    let db = try Database(path: folder.file(name), access: .readWrite)
    #expect(try db.integrityFindings() == [])
    return try db.all("select name from person order by name limit 9") { try $0.text(0) }
  }

  private func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: folder.file(name), toPath: folder.file(other))
  }

  private func damageFile() throws -> Data {
    let garbage = Data(String(repeating: "no database at all ", count: 500).utf8)
    try garbage.write(to: URL(fileURLWithPath: path))
    return garbage
  }

  /// An older copy whose writer was killed: its journal, or its log, lies beside it.
  private func leave(_ mode: String, as name: String) throws {
    try DatabaseBackup(of: path).write(to: folder.file("old.db"))
    let old = try Database(path: folder.file("old.db"), access: .readWrite)
    try old.execute("pragma journal_mode = \(mode); pragma cache_size = 2; begin immediate")
    for number in 1...2000 {
      try old.run("insert into person (name) values (?)", "A stranger \(number)")
    }
    if mode == "wal" { try old.execute("commit") }
    try copy("old.db", to: name)
    let companion = mode == "wal" ? "-wal" : "-journal"
    try copy("old.db" + companion, to: name + companion)
    if mode != "wal" { try old.execute("rollback") }
  }

  @Test(
    "a killed writer's journal of the older copy does not come into the new one",
    arguments: ["persist", "wal"])
  func journal(mode: String) throws {
    try leave(mode, as: "copy.db")
    #expect(Files.holds(folder.file("copy.db") + (mode == "wal" ? "-wal" : "-journal")))
    try DatabaseBackup(of: path).write(to: folder.file("copy.db"))
    #expect(try people("copy.db") == ["Ada", "Bo"])
  }

  @Test("a journal without its database is not guessed about")
  func orphan() throws {
    try leave("persist", as: "copy.db")
    try FileManager.default.removeItem(atPath: folder.file("copy.db"))
    #expect {
      try DatabaseBackup(of: path).write(to: folder.file("copy.db"))
    } throws: { error in
      if case MigrationError.notBackedUp(_, .file(let words, .place)) = error {
        words.contains("copy.db-journal")
      } else {
        false
      }
    }
    #expect(!Files.exists(folder.file("copy.db")))
  }

  @Test("a copy of a database in WAL mode is one file")
  func oneFile() throws {
    let live = try Database(path: path, access: .readWrite)
    try live.execute("pragma journal_mode = wal; insert into person (name) values ('Cy')")
    try DatabaseBackup(of: path).write(to: folder.file("copy.db"))
    #expect(try people("copy.db") == ["Ada", "Bo", "Cy"])
    try History.migrator(3).migrate(live)
    #expect(try folder.names.filter { $0.contains("part") || $0.contains("backup-") } == [])
    #expect(try folder.names.filter { $0.hasPrefix("copy.db") }.contains("copy.db-wal") == false)
  }

  @Test("the newest copy is never pruned, whatever the clock says")
  func clockWentBack() throws {
    for year in 1...5 { try folder.write("x", to: "a.db.before-v3.2099010\(year)T000000Z.backup") }
    let outcome = try History.migrator(3).migrate(Database(path: path, access: .readWrite))
    #expect(Files.exists(try #require(outcome.backup)))
    #expect(try folder.names.filter { $0.hasSuffix(".backup") }.count == 5)
    try History.migrator(3).migrate(
      Database(path: path, access: .readWrite), to: 2, backups: .keep(1))
    #expect(try folder.names.filter { $0.hasSuffix(".backup") }.count == 1)
  }

  @Test("what others record while a copy is brought back is in the one or in what it replaced")
  func nothingBetween() throws {
    let backup = folder.file("good.backup")
    try DatabaseBackup(of: path).write(to: backup)
    let path = path
    let acknowledged = Acknowledged()
    let writer = Background {
      for number in 1...rounds(200, long: 400) {
        guard let db = try? Database(path: path, access: .readWrite) else { continue }
        let name = "n\(number)"
        if (try? db.run("insert into person (name) values (?)", name)) != nil {
          acknowledged.add(name)
        }
      }
      acknowledged.end()
    }
    var kept: [String] = []
    while !acknowledged.isOver {
      do {
        if let copy = try History.migrator(3).restore(from: backup, to: path) { kept.append(copy) }
      } catch let error as SQLiteError where error.code.primary == .busy {
        continue  // the writer was quicker, five seconds long
      }
    }
    writer.wait()
    var found: Set<String> = []
    for file in kept + [path] {
      let db = try Database(path: file, access: .readOnly)
      found.formUnion(try db.all("select name from person") { try $0.text(0) })
    }
    #expect(acknowledged.names.count > 50)
    #expect(Set(acknowledged.names).subtracting(found) == [])
  }

  @Test("a damaged database keeps its place when the copy cannot be written")
  func notWritten() throws {
    let backup = folder.file("good.backup")
    try DatabaseBackup(of: path).write(to: backup)
    // Its draft's name would be longer than any name may be.
    let long = folder.file(String(repeating: "x", count: 250))
    try FileManager.default.moveItem(atPath: path, toPath: long)
    let garbage = Data(String(repeating: "no database at all ", count: 500).utf8)
    try garbage.write(to: URL(fileURLWithPath: long))
    #expect(throws: (any Error).self) { try History.migrator(3).restore(from: backup, to: long) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: long)) == garbage)
    #expect(try folder.names.filter { $0.contains("part") || $0.contains("before") } == [])
  }

  @Test(
    "a damaged one is kept, no journal of its meets the new one, and a link goes on leading to the file"
  )
  func link() throws {
    let backup = folder.file("good.backup")
    try DatabaseBackup(of: path).write(to: backup)
    let garbage = try damageFile()
    try? FileManager.default.removeItem(atPath: path + "-journal")
    for end in ["-journal", "-wal"] { try folder.write("left", to: "a.db" + end) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.db"), withDestinationPath: "a.db")
    let kept = try #require(
      try History.migrator(3).restore(from: backup, to: folder.file("link.db")))
    #expect(try people("a.db") == ["Ada", "Bo"])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.db")) == "a.db")
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == garbage)
    // SQLite itself took them away, in which there was nothing to play back.
    #expect(!Files.holds(path + "-journal") && !Files.exists(path + "-wal"))
  }

  @Test("a quote with a mark over it is a quote: no name becomes SQL, and no path a URI")
  func combining() throws {
    #expect(quoted("x\"\u{301}, y") == "\"x\"\"\u{301}, y\"")
    #expect(try plainPath("file:\u{301}a.db") == "./file:\u{301}a.db")
    #expect(Files.folder(of: "/a/\u{301}b") == "/a/")
    #expect(Files.name(of: "/a/\u{301}b") == "\u{301}b")
  }
}

/// Shared with the thread that writes.
private final class Acknowledged: @unchecked Sendable {
  private let lock = NSLock()
  private var list: [String] = []
  private var over = false

  func add(_ name: String) { lock.withLock { list.append(name) } }
  func end() { lock.withLock { over = true } }
  var names: [String] { lock.withLock { list } }
  var isOver: Bool { lock.withLock { over } }
}
