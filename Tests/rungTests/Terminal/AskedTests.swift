import SkillCore
import Testing

@testable import rung

@Suite("What is asked on a terminal: which skill, and whether it was so long")
final class AskedTests {
  private let world = TestWorld()

  deinit { world.remove() }

  /// What was asked, and what is answered.
  private func answer(_ replies: String...) -> () -> [String] {
    var (left, asked) = (replies, [String]())
    world.ask = { question in
      asked.append(question)
      return left.isEmpty ? nil : left.removeFirst()
    }
    return { asked }
  }

  @Test("A piece of a name, or one that several begin with, is picked by its number or its slug")
  func picks() {
    var asked = answer("2")
    #expect(world.perform(["log", "sql", "10m"]) == .done)
    #expect(world.output.hasPrefix("Logged sqlalchemy-async 10m"))
    #expect(asked().count == 1 && asked()[0].contains("  1  sqlalchemy  "))
    asked = answer("nginx-load-balancing")
    #expect(world.perform(["done", "load balancing"]) == .done)
    #expect(world.output.hasPrefix("Done: nginx-load-balancing"))
    asked = answer("１")
    #expect(world.perform(["log", "load balancing", "10m"]) == .done)
    #expect(world.output.hasPrefix("Logged nginx-load-balancing"))
  }

  @Test("Without a number nothing is recorded", arguments: ["", "9", "0", "x", "-1"])
  func picksNone(_ reply: String) {
    let asked = answer(reply)
    #expect(world.perform(["log", "sql", "10m"]) == .usage)
    #expect(asked().count == 1 && world.perform(["history"]) == .no)
  }

  @Test(
    "A session of more than 12 hours is recorded only where it was meant", arguments: ["en", "zh"])
  func asksAboutLongSessions(_ language: String) {
    world.environment["RUNG_LANG"] = language
    var asked = answer("n")
    #expect(world.perform(["log", "redis", "13h"]) == .usage)
    #expect(asked().count == 1 && asked()[0].contains("13"))
    #expect(world.perform(["history"]) == .no)
    asked = answer("y")
    #expect(world.perform(["log", "redis", "13h"]) == .done)
    #expect(asked().count == 1)
    asked = answer()
    #expect(world.perform(["log", "redis", "12h", "2026-01-10", "0:00"]) == .done)
    #expect(asked().isEmpty)
    asked = answer("")
    #expect(world.perform(["edit", "@2", "--duration", "20h"]) == .usage)
    #expect(asked().count == 1)
  }

  @Test("So is one that a timer stopped at a time makes")
  func asksWhenStopped() {
    world.perform(["start", "redis", "--at", "yesterday 8:00"])
    let asked = answer("no", "yes")
    #expect(world.perform(["stop", "22:00"]) == .usage)
    #expect(world.perform(["stop", "22:00"]) == .done)
    #expect(asked().count == 2 && world.output.contains("14h"))
  }

  @Test("Without a terminal there is a warning, whichever verb records it")
  func tells() {
    world.ask = nil
    world.perform(["log", "redis", "13h"])
    #expect(world.stderr.contains("That is 13h"))
    world.perform(["edit", "@1", "--at", "2026-01-10 0:00", "--duration", "14h"])
    #expect(world.stderr.contains("That is 14h"))
    world.perform(["start", "redis", "--at", "yesterday 1:00"])
    world.perform(["start", "asyncio", "--at", "yesterday 15:00"])
    #expect(world.stderr.contains("That is 14h"))
  }
}

// Looking a zone up sets `TZ` for a moment: one after the other with the tests of `TZ`.
extension SystemZoneTests {
  @Test(
    "Zones have by their names the offsets of their days",
    arguments: [
      ("Europe/Berlin", 1_767_225_600, 3600), ("Europe/Berlin", 1_782_864_000, 7200),
      ("America/New_York", 1_767_225_600, -18_000), ("America/New_York", 1_782_864_000, -14_400),
      ("Asia/Shanghai", 1_767_225_600, 28_800), ("UTC", 1_767_225_600, 0),
    ])
  func knows(_ name: String, _ seconds: Int64, _ offset: Int) throws {
    let zone = try #require(SystemZone.named(name))
    #expect(zone.offset(at: Instant(seconds: seconds)) == offset && zone.name == name)
  }

  @Test(
    "A name that is not a zone's, and a path, have no zone",
    arguments: ["", "Mars/Olympus", "/etc/passwd", "../../etc/passwd", ":UTC", "a\u{0}b", "Europe"])
  func knowsNot(_ name: String) {
    #expect(SystemZone.named(name)?.name == nil)
  }
}
