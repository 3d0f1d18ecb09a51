import CThinSQLite
import Testing

@testable import ThinSQLite

@Suite("What the SQLite library must have")
struct LibraryTests {
  @Test("this one has it all")
  func hasAll() {
    #expect(Library.lack() == nil)
    #expect(!Library.isTooOld)
  }

  @Test("full-text search is missed where its modules are not there")
  func noSearch() throws {
    let database = try Database.inMemory()
    #expect(sqlite3_drop_modules(database.connection.handle, nil) == SQLITE_OK)
    #expect(Library.lack(in: database) == .fullTextSearch)
  }
}
