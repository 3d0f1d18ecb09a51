import Foundation
import Testing

@testable import rung

@Suite("Bringing in other tools' records")
struct ImportTests {
  private let world = TestWorld()

  private func frames(_ frames: (Int, Int, String, String)...) -> String {
    let lines = frames.map { #"[\#($0.0),\#($0.1),"\#($0.2)","\#($0.3)",["deep"],1]"# }
    return "[" + lines.joined(separator: ",\n") + "]"
  }

  private static let start = 1_768_400_000

  private func frame(_ number: Int, _ project: String = "asyncio") -> (Int, Int, String, String) {
    let start = ImportTests.start + number * 7200
    return (start, start + 3600, project, "frame\(number)")
  }

  private func live() throws -> [String] {
    world.perform(["export", "csv"])
    return world.output.split(separator: "\r\n").dropFirst().map(String.init)
  }

  private var actions: Int {
    world.perform(["undo", "--list"])
    return world.output.split(separator: "\n").count
  }

  @Test(
    "the same file twice, and once more after other imports, changes nothing and makes no action")
  func idempotent() throws {
    defer { world.remove() }
    let file = frames(frame(1), frame(2, "redis"))
    #expect(world.perform(["import", "watson", "-"], input: file) == .done)
    let before = try (live(), actions)
    #expect(world.perform(["import", "watson", "-"], input: file) == .done)
    #expect(world.output.hasPrefix("Nothing new"))
    let after = try (live(), actions)
    #expect(before == after)
  }

  @Test("on another device, in another zone, the same file gives facts of the same ids")
  func sameIDs() throws {
    let other = TestWorld()
    defer {
      world.remove()
      other.remove()
    }
    other.setClock("2026-01-16T09:00:00 -05:00 America/New_York")
    let file = frames(frame(1), frame(2))
    world.perform(["import", "watson", "-"], input: file)
    other.perform(["import", "watson", "-"], input: file)
    other.perform(["export", "csv"])
    let ids = other.output.split(separator: "\r\n").dropFirst().map { $0.prefix(32) }
    #expect(try live().map { $0.prefix(32) } == ids)
  }

  @Test("one undo reverts an import, with its maps; importing again brings the same facts back")
  func undone() throws {
    defer { world.remove() }
    let file = frames(frame(1), frame(2, "work"))
    world.perform(["import", "watson", "-", "--map", "work=redis"], input: file)
    let before = try live()
    #expect(world.perform(["undo"]) == .done)
    #expect(try live().isEmpty)
    world.perform(["import", "maps"])
    #expect(world.output.hasPrefix("No name is mapped"))
    #expect(
      world.perform(["import", "watson", "-", "--map", "work=redis"], input: file) == .done)
    #expect(world.output.hasPrefix("Imported 2 again, undone before"))
    #expect(try live() == before)
    #expect(world.perform(["db", "check"]) == .done)
    world.perform(["undo"])
    #expect(try live().isEmpty)
    world.perform(["redo"])
    #expect(try live() == before)
  }

  @Test("an import undone for its wrong map is made again with the right one, and is known then")
  func remapped() throws {
    defer { world.remove() }
    let file = frames(frame(1, "work"), frame(2, "work"))
    world.perform(["import", "watson", "-", "--map", "work=redis"], input: file)
    world.perform(["undo"])
    #expect(
      world.perform(["import", "watson", "-", "--map", "work=celery"], input: file) == .done)
    #expect(world.output.hasPrefix("Imported 2 sessions, 2h\ncelery"))
    world.perform(["import", "watson", "-"], input: file)
    #expect(world.output.hasPrefix("Nothing new"))
    world.perform(["import", "watson", "-", "--map", "work=redis"], input: file)
    #expect(world.stderr.contains("2 records differ"))
    #expect(try live().count == 2)
    #expect(world.perform(["db", "check"]) == .done)
  }

  @Test("what was edited or deleted here stays as it is when the file comes again")
  func corrected() throws {
    defer { world.remove() }
    let file = frames(frame(1), frame(2), frame(3))
    world.perform(["import", "watson", "-"], input: file)
    world.perform(["edit", "@1", "--duration", "20m"])
    world.perform(["delete", "@2"])
    let before = try live()
    world.perform(["import", "watson", "-"], input: file)
    #expect(world.output.hasPrefix("Nothing new: 2 records are here already; 1 deleted here"))
    #expect(try live() == before)
  }

  @Test("Watson's CSV after its frames, and its frames after the CSV, are the same sessions")
  func watsonForms() throws {
    defer { world.remove() }
    let file = #"[[1768485600,1768489200,"asyncio","0f3c9b1d2e4a4f5b8c6d7e8f90a1b2c3",[],1]]"#
    let csv =
      "id,start,stop,project,tags\n0f3c9b1,2026-01-15 22:00:00,2026-01-15 23:00:00,asyncio,\n"
    world.advance(minutes: 90)
    for (first, second) in [(file, csv), (csv, file)] {
      #expect(world.perform(["import", "watson", "-"], input: first) == .done)
      world.perform(["import", "watson", "-"], input: second)
      #expect(world.output.hasPrefix("Nothing new"))
      world.perform(["undo"])
    }
  }

  @Test("equal sessions in one file are several, and stay as many when it comes again")
  func equals() throws {
    defer { world.remove() }
    let row = "asyncio,x,2026-01-14,10:00:00,2026-01-14,11:00:00,1:00:00\n"
    let file = "Project,Description,Start date,Start time,End date,End time,Duration\n" + row + row
    world.perform(["import", "toggl", "-"], input: file)
    #expect(world.output.hasPrefix("Imported 2 sessions"))
    #expect(world.stderr.contains("2 sessions overlap"))
    world.perform(["import", "toggl", "-"], input: file)
    #expect(world.output.hasPrefix("Nothing new"))
    world.perform(["import", "toggl", "-"], input: file + row)
    #expect(world.output.hasPrefix("Imported 1 session"))
  }

  @Test("a dry run says what the import says, and not one byte of the database changes")
  func dryRun() throws {
    defer { world.remove() }
    world.perform(["import", "watson", "-"], input: frames(frame(1)))
    let path = world.folder.appendingPathComponent(".local/share/rung/rung.db")
    let before = try Data(contentsOf: path)
    let file = frames(frame(1), frame(2), frame(3, "work"))
    #expect(world.perform(["import", "watson", "-", "--dry-run"], input: file) == .badFile)
    #expect(world.output.hasPrefix("Could import 1 session, 1h; 1 here already"))
    #expect(world.stderr.contains("--map work="))
    #expect(
      world.perform(
        ["import", "watson", "-", "--dry-run", "--map", "work=redis"], input: file) == .done)
    let said = world.output
    #expect(try Data(contentsOf: path) == before)
    world.perform(["import", "watson", "-", "--map", "work=redis"], input: file)
    #expect(world.output == said.replacingOccurrences(of: "Would import", with: "Imported"))
  }

  @Test("all or nothing: a fault at the end of a long file leaves nothing of it")
  func allOrNothing() throws {
    defer { world.remove() }
    var file = "skill,start,duration\n"
    for day in 1...28 { file += "asyncio,2025-02-\(day < 10 ? "0" : "")\(day)T10:00,1h\n" }
    #expect(
      world.perform(["import", "csv", "-"], input: file + "asyncio,2025-02-30T10:00,1h\n")
        == .badFile)
    #expect(world.stderr.contains("<stdin>:30:9: "))
    #expect(try live().isEmpty)
    #expect(actions == 1)  // the sentence that there is none
    #expect(world.perform(["import", "csv", "-"], input: file) == .done)
    #expect(try live().count == 28)
  }

  @Test("tags of several words become one word each; what decided the skill is no longer a tag")
  func tags() throws {
    defer { world.remove() }
    let export = """
      [{"id":1,"start":"20260114T060000Z","end":"20260114T073000Z",
        "tags":["two  words","redis","a\\tb","plain"]}]
      """
    world.perform(["import", "timewarrior", "-"], input: export)
    world.perform(["history", "--json"])
    #expect(world.output.contains(#""two--words""#) && world.output.contains(#""a-b""#))
    #expect(world.output.contains(#""plain""#) && !world.output.contains(#""redis","#) == false)
  }

  @Test("--map wins over a skill of that name; a map is remembered and can be forgotten")
  func maps() throws {
    defer { world.remove() }
    world.perform(
      ["import", "watson", "-", "--map", "asyncio=celery"], input: frames(frame(1)))
    #expect(world.output.contains("celery"))
    world.perform(["import", "watson", "-"], input: frames(frame(2)))
    #expect(world.output.contains("celery"))
    world.perform(["import", "watson", "-", "--map", "asyncio="], input: frames(frame(3)))
    #expect(world.output.contains("asyncio"))
    #expect(world.perform(["import", "watson", "-", "--map", "x"], input: "[]") == .usage)
    #expect(world.perform(["import", "watson", "-", "--map", "x=nope"], input: "[]") == .usage)
    // Another tool's names are its own.
    world.perform(["import", "watson", "-", "--map", "w=redis"], input: frames(frame(4, "w")))
    let export = #"[{"start":"20260114T060000Z","end":"20260114T073000Z","tags":["w"]}]"#
    #expect(world.perform(["import", "timewarrior", "-"], input: export) == .badFile)
  }
}
