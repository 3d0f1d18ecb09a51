import Testing

@testable import SQLite

@Suite("Opening a database")
struct OpeningTests {
  @Test("a text file is refused with a plain word, by readers and writers, and not touched")
  func textFile() throws {
    let folder = try Folder()
    let text = String(repeating: "dear diary, this is no database\n", count: 100)
    try folder.write(text, to: "diary.txt")
    for access in [Database.Access.readOnly, .readWrite, .create] {
      let error = failure { _ = try Database(path: folder.file("diary.txt"), access: access) }
      #expect(error?.code == .notADatabase)
      #expect(error?.message == "this file is not a SQLite database")
      #expect(error?.path == folder.file("diary.txt"))
    }
    #expect(try String(decoding: folder.bytes("diary.txt"), as: UTF8.self) == text)
    #expect(try folder.names == ["diary.txt"])
  }
}
