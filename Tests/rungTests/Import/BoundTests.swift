import Foundation
import Testing

@testable import rung

@Suite("What is too much, or no file")
struct BoundTests {
  @Test("thousands of words on a line are read as a few are")
  func words() {
    let world = TestWorld()
    defer { world.remove() }
    let many = Array(repeating: "a", count: 40_000)
    #expect(world.perform(["log", "asyncio"] + many) == .usage)
    #expect(world.stderr.contains("is not a length of time"))
    #expect(world.perform(["note", "asyncio"] + many.prefix(10_000)) == .done, "\(world.stderr)")
    #expect(world.perform(["notes", "--json"]) == .done)
    #expect(world.output.contains(many.prefix(10_000).joined(separator: " ")))
    let tags = (0..<10_000).map { "--tag=t\($0)" }
    #expect(world.perform(["history"] + tags) == .usage)
    #expect(world.perform(["level"] + many) == .usage)
    #expect(world.perform(many) == .usage)
    #expect(world.perform(tags + ["log"]) == .usage)
    #expect(world.perform(["log", "asyncio"] + many.prefix(500)) == .usage)
    #expect(world.stderr.contains("is not a length of time"))
    #expect(
      world.perform("log asyncio 1 hour 30 minutes at 3 hours ago".components(separatedBy: " "))
        == .done)
  }

  @Test("a long note is shown in colours")
  func colours() throws {
    let world = TestWorld()
    defer { world.remove() }
    let note = String(repeating: "a ", count: 100_000)
    #expect(world.perform(["note", "-"], input: note) == .done, "\(world.stderr)")
    #expect(world.perform(["notes", "a", "--color", "always"]) == .done)
    #expect(world.output.components(separatedBy: "\u{1B}[").count > 100_000)
  }

  @Test("a tool's file of thousands of words and tags is taken, each tag once")
  func tags() throws {
    let world = TestWorld()
    defer { world.remove() }
    let words = String(repeating: "a ", count: 100_000)
    let line = "inc 20260101T060000Z - 20260101T070000Z # asyncio # \(words)\n"
    #expect(world.perform(["import", "timewarrior", "-"], input: line) == .done, "\(world.stderr)")
    let tags = (0..<30_000).map { "\"t\($0)\"" }.joined(separator: ",")
    let export =
      #"[{"start":"20260102T060000Z","end":"20260102T070000Z","tags":["asyncio",\#(tags)]}]"#
    #expect(
      world.perform(["import", "timewarrior", "--dry-run", "-"], input: export) == .done,
      "\(world.stderr)")
  }

  @Test("a pipe in the place of the database is refused, through a link too")
  func pipe() throws {
    let world = TestWorld()
    defer { world.remove() }
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    let (pipe, link) = (world.folder.path + "/p.db", world.folder.path + "/l.db")
    #expect(mkfifo(pipe, 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: pipe)
    for path in [pipe, link, "/dev/null"] {
      for verb in [
        ["status"], ["level"], ["log", "asyncio", "5m"], ["db", "check"], ["db", "info"],
        ["db", "backup"],
      ] {
        #expect(world.perform(["--db", path] + verb) == .noInput, "\(path) \(verb)")
        #expect(world.stderr.contains("\(path) is not a regular file"))
      }
    }
    #expect(world.perform(["db", "restore", pipe]) == .noInput)
    #expect(world.perform(["--lang", "zh", "--db", pipe, "level"]) == .noInput)
    #expect(world.stderr.contains("不是普通文件"))
  }

  @Test("a large file of nothing, and a cell of more than 16 MiB, are refused at their beginning")
  func largeFiles() throws {
    let world = TestWorld()
    defer { world.remove() }
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    let path = world.folder.path + "/large"
    // Sparse: nothing but its beginning, by which it is known for text, is on the disk.
    func make(_ text: String, megabytes: off_t) throws {
      try (text + String(repeating: " ", count: 8192)).write(
        toFile: path, atomically: true, encoding: .utf8)
      #expect(truncate(path, megabytes << 20) == 0)
    }
    try make("[{", megabytes: 500)
    for tool in ["timewarrior", "watson"] {
      #expect(world.perform(["import", tool, path]) == .badFile, "\(world.stderr)")
      #expect(world.stderr.contains(":1:8195: a control character"), "\(world.stderr)")
    }
    #expect(world.perform(["--lang", "zh", "import", "watson", path]) == .badFile)
    #expect(world.stderr.contains("控制字符"))
    try make("id,learner,skill,start,end\n", megabytes: 17)
    #expect(world.perform(["import", "csv", path]) == .badFile)
    #expect(world.stderr.contains("16 MiB"), "\(world.stderr)")
    #expect(world.perform(["history", "--json"]) == .no)
    #expect(world.output == "[]\n")
  }
}
