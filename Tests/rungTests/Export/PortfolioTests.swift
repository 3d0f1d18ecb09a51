import Foundation
import Testing

@testable import rung

@Suite("What is shown to others")
struct PortfolioTests {
  private func world() -> TestWorld {
    let world = TestWorld()
    world.perform(["log", "asyncio", "90m", "--note", "a private thought"])
    world.perform(["done", "postgresql", "--evidence", "https://example.org/1", "--note", "mine"])
    world.perform(["waive", "redis", "--note", "five years of it"])
    world.perform(["note", "asyncio", "<script>alert(1)</script>"])
    world.perform(["checkin", "habit-oss-pr", "--evidence", "https://example.org/2"])
    return world
  }

  @Test("no note is on the page unless it is asked for")
  func notesAreOptional() {
    let world = world()
    defer { world.remove() }
    world.perform(["export", "html"])
    for note in ["private thought", "mine", "five years", "alert"] {
      #expect(!world.output.contains(note))
    }
    world.perform(["export", "html", "--with-notes"])
    for note in ["private thought", "mine", "five years", "&lt;script&gt;alert(1)"] {
      #expect(world.output.contains(note))
    }
    #expect(!world.output.contains("<script"))
  }

  @Test("the page shows the learner who was named, in the language that was chosen")
  func learnerAndLanguage() {
    let world = world()
    defer { world.remove() }
    world.perform(["learner", "add", "小明"])
    world.perform(["--learner", "小明", "--lang", "zh", "export", "html"])
    #expect(world.output.contains("<h1><bdi>小明</bdi></h1>"))
    #expect(world.output.contains("<html lang=\"zh\">"))
    #expect(world.output.contains("刚刚启程"))
    #expect(!world.output.contains("ada"))
  }

  @Test("a completion counts once, from its first day; deleted and undone ones are gone")
  func completions() {
    let world = world()
    defer { world.remove() }
    world.perform(["done", "celery"])
    world.perform(["undo"])
    world.perform(["export", "html"])
    let page = world.output
    #expect(page.ranges(of: "<h4><bdi>PostgreSQL</bdi>").count == 1)
    #expect(page.ranges(of: "<h4><bdi>Celery").isEmpty)
    #expect(page.contains("known before"))
  }

  @Test("JSON is refused, and a file that is there is replaced whole")
  func output() throws {
    let world = world()
    defer { world.remove() }
    #expect(world.perform(["export", "html", "--json"]) == .usage)
    let path = world.folder.appendingPathComponent("page.html")
    try "old".write(to: path, atomically: true, encoding: .utf8)
    #expect(world.perform(["export", "html", "-o", path.path]) == .done)
    #expect(world.output.isEmpty)
    let written = try String(contentsOf: path, encoding: .utf8)
    world.perform(["export", "html"])
    #expect(written == world.output)
    #expect(world.perform(["export", "html", "-o", world.folder.path]) == .cannotCreate)
  }

  @Test(
    "a NUL, which PostgreSQL cannot store, is replaced, with a warning; without one there is none")
  func nul() {
    let world = world()
    defer { world.remove() }
    world.perform(["export", "sql", "--dialect", "postgresql"])
    #expect(world.output.hasSuffix("commit;\n"))
    #expect(world.stderr == "")
    world.perform(["note", "asyncio", "-"], input: "a\u{0}b'c")
    world.perform(["export", "sql", "--dialect", "postgresql"])
    #expect(world.output.contains("'a␀b''c'"))
    #expect(world.stderr == "PostgreSQL cannot store NUL: replaced 1 by ␀ (U+2400).\n")
  }

  @Test("deleted facts are exported without their text, a running timer not at all")
  func takenBack() {
    let world = world()
    defer { world.remove() }
    world.perform(["start", "grpc", "--note", "running"])
    world.perform(["delete", "@1"])
    world.perform(["reopen", "postgresql"])
    world.perform(["export", "sql", "--dialect", "postgresql"])
    #expect(!world.output.contains("private thought"))
    #expect(!world.output.contains("'mine'"))
    #expect(!world.output.contains("running"))
    #expect(world.output.contains("five years of it"))
  }

  @Test("an empty learner made by Rung is not exported; one that was added is")
  func nobody() {
    let world = TestWorld()
    defer { world.remove() }
    world.perform(["learner", "add", "小明"])
    world.perform(["export", "sql", "--dialect", "postgresql"])
    #expect(world.output.contains("'小明'"))
    #expect(!world.output.contains("'ada'"))
  }
}
