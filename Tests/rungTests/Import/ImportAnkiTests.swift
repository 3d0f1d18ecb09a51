import Foundation
import Testing
import ThinSQLite

@testable import rung

@Suite("Anki's collection comes in")
struct ImportAnkiTests {
  private let world = TestWorld()

  private func sample(_ name: String = "collection.anki2") throws -> String {
    try FileManager.default.createDirectory(
      at: world.folder, withIntermediateDirectories: true)
    let path = world.folder.path + "/" + name
    try AnkiSample.write(to: path)
    return path
  }

  /// What is printed, with the folder's name taken out.
  private func said(_ words: String...) -> String {
    world.perform(words)
    return (world.output + world.stderr).replacingOccurrences(of: world.folder.path + "/", with: "")
  }

  @Test("names are asked for, mapped and remembered; again, undone, done again: once")
  func once() throws {
    defer { world.remove() }
    let path = try sample()
    let asked = said("import", "anki", path)
    #expect(asked.contains("--map Python=") && asked.contains("(deleted cards)"), "\(asked)")
    let first = said("import", "anki", path, "--map", "Python=redis", "--skip-unmatched")
    #expect(first.contains("Imported 2 sessions, 16m"), "\(first)")
    let again = said("import", "anki", path, "--skip-unmatched")
    #expect(again.contains("Nothing new: 2 records are here already"), "\(again)")
    _ = said("undo")
    let back = said("import", "anki", path, "--map", "Python=redis", "--skip-unmatched")
    #expect(back.contains("2 again, undone before"), "\(back)")
    let history = said("history")
    #expect(history.contains("+Study::asyncio") && history.contains("6m"), "\(history)")
  }

  @Test("a dry run writes nothing; Chinese")
  func dry() throws {
    defer { world.remove() }
    let path = try sample()
    let text = said(
      "--lang", "zh", "import", "anki", path, "--map", "Python=redis", "--skip-unmatched",
      "--dry-run")
    #expect(text.contains("将导入 2 次学习") && text.contains("没有写入任何内容"), "\(text)")
    #expect(said("history").contains("rung log"))
  }

  @Test("to another importer it is named, by its tables; other databases are told apart")
  func wrongTool() throws {
    defer { world.remove() }
    let path = try sample("data.db")
    for tool in ["watson", "csv", "org", "ics"] {
      let text = said("import", tool, path)
      #expect(text.contains("data.db looks like Anki's collection"), "\(text)")
      #expect(text.contains("Type: rung import anki data.db"), "\(text)")
    }
    _ = said("log", "asyncio", "1h")
    _ = said("db", "backup", world.folder.path + "/copy.db")
    for tool in ["watson", "anki"] {
      let text = said("import", tool, world.folder.path + "/copy.db")
      #expect(
        text.contains("copy.db is a database of Rung\n  Merge it: rung merge copy.db"), "\(text)")
    }
    let stranger = world.folder.path + "/other.db"
    try Database(path: stranger, access: .create).execute("create table t (x)")
    #expect(said("import", "watson", stranger).contains("is another program's database"))
    #expect(said("import", "anki", stranger).contains("is not a collection of Anki's"))
    let piped = world.perform(
      ["import", "anki", "-"], bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    #expect(piped == .usage && world.stderr.contains("a database cannot come from standard input"))
    let text = world.folder.path + "/x.anki2"
    try Data("hello".utf8).write(to: URL(fileURLWithPath: text))
    #expect(said("import", "anki", text).contains("is not a file of anki"))
  }
}
