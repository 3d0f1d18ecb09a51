import Foundation
import TestSupport
import Testing

@testable import ThinSQLite

/// A journal may name another file, the super-journal, which SQLite may delete: here it never does.
@Suite("Journals that name other files")
struct ForeignJournalTests {
  let folder: Folder
  var database: String { folder.file("a.db") }

  init() throws {
    folder = try Folder()
    let db = try Database(path: database, access: .create)
    try db.execute("pragma journal_mode = delete; create table t(a); insert into t values (1)")
    try db.close()
    try folder.write("dear diary", to: "diary.txt")
  }

  /// A hot journal without pages, as SQLite reads it (https://sqlite.org/fileformat2.html, 3).
  private func lay(_ superJournal: String, beside name: String = "a.db") throws {
    func big(_ number: Int) -> Data { withUnsafeBytes(of: UInt32(number).bigEndian) { Data($0) } }
    let magic = Data([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
    var journal = magic + big(0) + big(7) + big(2) + big(512) + big(4096)
    journal += Data(repeating: 0, count: 512 - journal.count)
    let path = Data(superJournal.utf8)
    let sum = path.reduce(0) { $0 + Int(Int8(bitPattern: $1)) } & 0xffff_ffff
    journal += big(0x4000_0000 / 4096 + 1) + path + big(path.count) + big(sum) + magic
    try journal.write(to: URL(fileURLWithPath: folder.file(name + "-journal")))
  }

  private func opens(_ access: Database.Access) -> SQLiteError? {
    do throws(SQLiteError) {
      let db = try Database(path: database, access: access)
      _ = try db.first("select a from t") { row throws(SQLiteError) in try row.int(0) }
      return nil
    } catch {
      return error
    }
  }

  static let accesses: [Database.Access] = [.readOnly, .checking, .readWrite, .create]

  @Test("the named file stays, and the database is refused", arguments: accesses)
  func decoy(access: Database.Access) throws {
    let bytes = try folder.bytes("a.db")
    try folder.write("1", to: "other.db-journal")
    for decoy in ["diary.txt", "other.db-journal", "a.db", "missing.txt"] {
      try lay(folder.file(decoy))
      #expect(opens(access)?.code == .foreignJournal, "\(decoy)")
      #expect(try folder.names == ["a.db", "a.db-journal", "diary.txt", "other.db-journal"])
      #expect(try folder.bytes("a.db") == bytes)
    }
  }

  @Test("a journal that names itself is rolled back, and goes as any journal goes")
  func itself() throws {
    let bytes = try folder.bytes("a.db")
    try lay(folder.file("a.db-journal"))
    #expect(opens(.readWrite)?.code == .foreignJournal)
    #expect(opens(.readOnly) == nil)
    #expect(try folder.names == ["a.db", "diary.txt"])
    #expect(try folder.bytes("a.db") == bytes)
  }

  @Test("a relative name is looked for nowhere")
  func relative() throws {
    try lay("diary.txt")
    #expect(opens(.readWrite)?.code == .foreignJournal)
    #expect(try folder.names.contains("diary.txt"))
  }

  @Test("opened immutable, the journal is not even read")
  func immutable() throws {
    try lay(folder.file("diary.txt"))
    #expect(opens(.immutable)?.code == .readOnlyRollback)
    #expect(try folder.names == ["a.db", "a.db-journal", "diary.txt"])
  }

  @Test("with the journal moved away the database opens as it was")
  func movedAway() throws {
    try lay(folder.file("diary.txt"))
    try FileManager.default.removeItem(atPath: database + "-journal")
    #expect(opens(.readWrite) == nil)
  }

  @Test("a journal that names no other file is rolled back as before")
  func genuine() throws {
    try lay("")
    #expect(opens(.readOnly) == nil)
    #expect(try folder.names == ["a.db", "diary.txt"])
  }

  @Test("a link in the journal's place is not followed")
  func link() throws {
    let diary = folder.file("diary.txt")
    for end in ["-journal", "-wal"] {
      try FileManager.default.createSymbolicLink(
        atPath: database + end, withDestinationPath: diary)
      for access in Self.accesses {
        guard let db = try? Database(path: database, access: access) else { continue }
        _ = try? db.run("insert into t values (2)")
      }
      #expect(try String(decoding: folder.bytes("diary.txt"), as: UTF8.self) == "dear diary")
      try FileManager.default.removeItem(atPath: database + end)
    }
  }

  @Test("the connection's own other files are reached as ever: vacuum, its copy, a log")
  func own() throws {
    let db = try Database(path: database, access: .readWrite)
    try db.execute("vacuum")
    try db.vacuum(into: folder.file("b.db"))
    try db.execute("pragma journal_mode = wal; insert into t values (2)")
    try db.close()
    #expect(try folder.names == ["a.db", "b.db", "diary.txt"])
  }
}
