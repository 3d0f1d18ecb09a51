import Foundation
import TestSupport
import Testing

@testable import ThinSQLite

@Suite("The example of the wrapper's page")
struct ExampleTests {
  private func text(_ path: String) throws -> String {
    try Repository.text(path)
  }

  @Test("it is on the page as it is compiled here")
  func isTheSame() throws {
    let source = try text("Tests/SQLiteTests/Example.swift")
    let start = try #require(source.range(of: "// example:\n")?.upperBound)
    let end = try #require(source.range(of: "// end\n")?.lowerBound)
    let page = try text("Sources/SQLite/ThinSQLite.docc/ThinSQLite.md")
    #expect(page.contains("```swift\n" + source[start..<end] + "```\n"))
  }

  @Test("it does what it says")
  func works() throws {
    let folder = try Folder()
    let path = folder.file("books.db")
    let shelf = try Shelf(path: path)
    try shelf.add([("Dune", 412), ("红楼梦", nil)])
    #expect(try shelf.book(titled: "红楼梦") == Book(id: 2, title: "红楼梦", pages: nil))
    #expect(try shelf.book(titled: "Emma") == nil)
    #expect(try shelf.remove(1))
    #expect(try !shelf.remove(1))
    let again = try Shelf(path: path)
    #expect(try again.book(titled: "红楼梦")?.id == 2)
  }
}
