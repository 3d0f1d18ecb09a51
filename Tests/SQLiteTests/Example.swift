// The example of the page "SQLite in Swift, thinly" (Sources/SQLite/ThinSQLite.docc), to the letter:
// what stands between the two marks is compared with it.

// example:
import ThinSQLite

struct Book: Equatable {
  var id: Int
  var title: String
  var pages: Int?
}

/// The books of one reader, in one file.
struct Shelf: ~Copyable {
  private let db: Database

  init(path: String) throws {
    let db = try Database(path: path, access: .create)
    let books = try Migration(
      version: 1, name: "books",
      text: """
        -- migrate:up
        create table book (id integer primary key, title text not null, pages integer) strict;
        -- migrate:down
        drop table book;
        """)
    try Migrator(migrations: [books], applicationID: 0x4C69_6272, tool: "shelf 1.0").migrate(db)
    self.db = db
  }

  /// All of them or none.
  func add(_ titles: [(String, Int?)]) throws(SQLiteError) {
    try db.transaction { () throws(SQLiteError) in
      for (title, pages) in titles {
        try db.run("insert into book (title, pages) values (?, ?)", title, pages)
      }
    }
  }

  func book(titled title: String) throws(SQLiteError) -> Book? {
    try db.one("select id, title, pages from book where title = :title", Named("title", title)) {
      row throws(SQLiteError) in
      try Book(id: row.int("id"), title: row.text("title"), pages: row.optionalInt("pages"))
    }
  }

  /// Whether there was such a book.
  func remove(_ id: Int) throws(SQLiteError) -> Bool {
    try db.run("delete from book where id = ?", id) == 1
  }
}
// end
