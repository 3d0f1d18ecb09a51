import Foundation
import Testing

@testable import rung

/// A record is text, and anybody may edit it: what no Rung could have recorded is refused with its place.
@Suite("What import json does not take")
struct ImportJSONCheckTests {
  let world = TestWorld()

  /// A session in Shanghai, a note about it, and another note.
  private func record() throws -> String {
    #expect(world.perform(["log", "asyncio", "1h", "--at", "2026-01-15 12:00"]) == .done)
    #expect(world.perform(["note", "@1", "about it"]) == .done)
    #expect(world.perform(["note", "alone"]) == .done)
    #expect(world.perform(["export", "json"]) == .done)
    return world.output
  }

  private func importing(_ record: String) -> (status: rung.ExitStatus, words: String) {
    let other = TestWorld(seed: 11)
    defer { other.remove() }
    let status = other.perform(["import", "json", "-"], input: record)
    return (status, other.stderr)
  }

  private func id(_ record: String, ofNote note: String) throws -> String {
    let line = try #require(
      record.split(separator: "\n").first { $0.contains("\"note\":\"\(note)\"") })
    let start = try #require(line.firstRange(of: "\"id\":\"")?.upperBound)
    return String(line[start...].prefix(32))
  }

  @Test("what was exported is taken as it is")
  func whole() throws {
    defer { world.remove() }
    #expect(importing(try record()).status == .done)
  }

  @Test(
    "a zone that contradicts the offset, or has control characters",
    arguments: [
      ("UTC", false), ("Etc/UTC", false), ("CST-9", false), ("America/New_York", false),
      ("Asia/Tokyo", false), ("EST5EDT", false), ("<+08>-8:01", false),
      ("CST-8", true), ("Asia/Singapore", true), ("Mars/Olympus", true), ("Asia/Kolkata", false),
      ("Asia/Shanghai\\u001b[2J", false), ("Asia/Shanghai\\n", false), ("CST-8\\u0000", false),
      ("Asia/Shanghai\\u2028", false), ("", false),
    ])
  func zones(zone: String, isTaken: Bool) throws {
    defer { world.remove() }
    let changed = try record().replacingOccurrences(
      of: "\"zone\":\"Asia/Shanghai\"", with: "\"zone\":\"\(zone)\"")
    let (status, words) = importing(changed)
    #expect(status == (isTaken ? .done : .badFile), "\(words)")
    if !isTaken {
      #expect(words.contains("zone") && words.contains("<stdin>:"), "\(words)")
    }
  }

  @Test(
    "a zone and an end that contradict: the hours before and after a change of clocks are both right"
  )
  func summer() throws {
    defer { world.remove() }
    let times = [
      ("2024-03-10T01:30:00-05:00", "2024-03-10T03:30:00-04:00", true),
      ("2024-03-10T01:30:00-05:00", "2024-03-10T01:30:00-03:30", false),
    ]
    for (start, end, isTaken) in times {
      let changed = try record()
        .replacingOccurrences(of: "2026-01-15T12:00:00+08:00", with: start)
        .replacingOccurrences(of: "2026-01-15T13:00:00+08:00", with: end)
        .replacingOccurrences(of: "+08:00", with: "-05:00")
        .replacingOccurrences(of: "Asia/Shanghai", with: "America/New_York")
      #expect((importing(changed).status == .done) == isTaken)
      world.remove()
    }
  }

  @Test("a note about itself, and two about each other")
  func circles() throws {
    defer { world.remove() }
    let record = try record()
    let (about, alone) = (try id(record, ofNote: "about it"), try id(record, ofNote: "alone"))
    let line = try #require(
      record.split(separator: "\n").first { $0.contains("\"note\":\"about it\"") })
    let start = try #require(line.firstRange(of: "\"about\":\"")?.upperBound)
    let session = String(line[start...].prefix(32))
    let itself = record.replacingOccurrences(
      of: "\"about\":\"\(session)\"", with: "\"about\":\"\(about)\"")
    #expect(itself != record)
    #expect(importing(itself).status == .badFile)
    #expect(importing(itself).words.contains("is about itself"))
    let each = record.replacingOccurrences(
      of: "\"about\":\"\(session)\"", with: "\"about\":\"\(alone)\""
    ).replacingOccurrences(
      of: "\"note\":\"alone\"", with: "\"about\":\"\(about)\",\"note\":\"alone\"")
    #expect(importing(each).status == .badFile, "\(importing(each).words)")
    // About a note that is about a session: odd, but true.
    let chain = record.replacingOccurrences(
      of: "\"note\":\"alone\"", with: "\"about\":\"\(about)\",\"note\":\"alone\"")
    #expect(importing(chain).status == .done, "\(importing(chain).words)")
  }

  @Test("a learner's roadmap that is neither in the file nor here")
  func missingRoadmap() throws {
    defer { world.remove() }
    let record = try record().replacingOccurrences(
      of: "\"value\":\"python-backend@2\"", with: "\"value\":\"nowhere@3\"")
    let (status, words) = importing(record)
    #expect(status == .badFile)
    #expect(words.contains("nowhere@3"), "\(words)")
  }

  @Test("facts in the future are reported on import, in the glance, and by level")
  func future() throws {
    defer { world.remove() }
    let record = try record().replacingOccurrences(of: "2026-01-15T1", with: "2027-01-15T1")
    let other = TestWorld(seed: 11)
    defer { other.remove() }
    #expect(other.perform(["import", "json", "-", "--dry-run"], input: record) == .done)
    #expect(other.stderr.contains("in the future: 1"), "\(other.stderr)")
    #expect(other.perform(["import", "json", "-"], input: record) == .done)
    #expect(other.stderr.contains("in the future: 1"), "\(other.stderr)")
    #expect(other.perform(["import", "json", "-"], input: record) == .done)
    #expect(!other.stderr.contains("future"))
    for words in [[], ["--lang", "zh"]] {
      #expect(other.perform(words) == .done)
      #expect(other.stderr.contains("history"), "\(other.stderr)")
      #expect(other.stderr.split(separator: "\n").count == 1)
    }
    #expect(other.perform(["level"]) == .done)
    #expect(other.stderr.contains("after today: 1") && other.stderr.contains("--as-of today"))
    #expect(other.perform(["level", "--as-of", "today"]) == .done)
    #expect(other.stderr.isEmpty)
    // By merge, too.
    let third = TestWorld(seed: 12)
    defer { third.remove() }
    let file = other.folder.path + "/.local/share/rung/rung.db"
    #expect(third.perform(["merge", file]) == .done, "\(third.stderr)")
    #expect(third.stderr.contains("in the future: 1"), "\(third.stderr)")
    #expect(third.perform(["undo"]) == .done)
    #expect(third.perform([]) == .done && third.stderr.isEmpty, "\(third.stderr)")
  }
}
