import Foundation
import Testing
import ThinSQLite

@testable import rung

@Suite("The warning about a file in WAL mode")
struct JournalRemarkTests {
  @Test("db info and db check name the library's fault and the way out, in both languages")
  func remark() throws {
    let world = TestWorld()
    defer { world.remove() }
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    let path = world.folder.path + "/a.db"
    func perform(_ words: String...) -> String {
      #expect(world.perform(["--db", path] + words) == .done, "\(words) \(world.stderr)")
      return world.stderr
    }
    _ = perform("log", "asyncio", "5m")
    #expect(!perform("db", "info").contains("WAL"))
    #expect(world.output.contains("rollback"))
    do {
      let db = try Database(path: path, access: .readWrite)
      try db.execute("pragma journal_mode = wal")
      try db.close()
    }
    // The library that the tests run with is Debian's or the system's: what it is decides.
    let isRisky = Library.hasWALResetBug
    for verb in ["info", "check"] {
      #expect(perform("db", verb).contains("journal_mode = delete") == isRisky)
      #expect(perform("--lang", "zh", "db", verb).contains("请退出该模式") == isRisky)
    }
    #expect(perform("db", "info", "--json").contains("journal_mode = delete") == isRisky)
    #expect(world.output.contains("\"wal\""))
    // The advice is good: what it says to run takes the file out of that mode.
    do {
      let db = try Database(path: path, access: .readWrite)
      try db.execute("pragma journal_mode = delete")
    }
    #expect(perform("db", "check") == "")
  }
}
