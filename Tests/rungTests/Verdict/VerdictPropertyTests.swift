import SkillCore
import TestSupport
import Testing

@testable import rung

@Suite("Properties of the verdict as it is printed")
struct VerdictPropertyTests {
  private static let skills = [
    "postgresql", "sqlalchemy", "sql-injection", "decorators", "type-hints-mypy", "fastapi",
    "restful-api-design", "jwt-oauth2", "middleware", "openapi-swagger", "asyncio", "cdn",
  ]

  /// The commands of one evening, from 21:00 on.
  private func spendEvening(_ world: TestWorld, _ random: inout SplitMix64) {
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let skill = VerdictPropertyTests.skills.randomElement(using: &random) ?? "asyncio"
      let link = "https://example.org/\(skill)"
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: world.perform(["log", skill, "\(Int.random(in: 1...120, using: &random))m"])
      case 2, 3: world.perform(["done", skill, "--evidence", link])
      case 4: world.perform(["done", skill])
      case 5: world.perform(["evidence", skill, "seen by a colleague"])
      case 6: world.perform(["checkin", "habit-oss-pr", "--evidence", link])
      default: world.perform(["rate", skill, "4"])
      }
    }
  }

  private func verdict(_ world: TestWorld, _ words: String...) -> String {
    #expect(world.perform(["level", "--json", "--explain"] + words) == .done)
    return world.output
  }

  @Test(
    "P26: the verdict of a past day is the one that was given at the end of that day",
    arguments: [1, 2] as [UInt64])
  func p26(seed: UInt64) {
    let world = TestWorld()
    defer { world.remove() }
    var random = SplitMix64(seed: seed)
    var given: [(day: LocalDay, verdict: String)] = []
    for number in 0..<8 {
      let day = LocalDay(number: 20_454 + number * 2)
      // The second half is spent in another zone.
      world.setClock(
        "\(day)T21:00:00 " + (number < 4 ? "+08:00 Asia/Shanghai" : "+09:00 Asia/Tokyo"))
      spendEvening(world, &random)
      given.append((day, verdict(world)))
    }
    #expect(Set(given.map(\.verdict.count)).count > 3, "something was learnt; seed \(seed)")
    for (day, verdict) in given {
      #expect(self.verdict(world, "--as-of", "\(day)") == verdict, "\(day), seed \(seed)")
    }
  }

  @Test("P8: with a day given, the same bytes in any language, locale and zone")
  func p8() {
    let world = TestWorld()
    defer { world.remove() }
    var random = SplitMix64(seed: 8)
    for number in 0..<5 {
      // Late evenings in Shanghai: another day in Honolulu, the same evening in UTC.
      world.setClock("\(LocalDay(number: 20_454 + number))T23:30:00 +08:00 Asia/Shanghai")
      spendEvening(world, &random)
    }
    world.setClock("2026-01-20T12:00:00 +00:00 Etc/UTC")
    let expected = verdict(world, "--as-of", "2026-01-03")
    #expect(expected.contains("\"facts\""))
    let places = [
      ("C", "-10:00 Pacific/Honolulu"), ("de_DE.UTF-8", "+14:00 Pacific/Kiritimati"),
      ("tr_TR.UTF-8", "+05:45 Asia/Kathmandu"), ("zh_CN.UTF-8", "-03:30 America/St_Johns"),
    ]
    for (locale, zone) in places {
      world.setClock("2026-01-20T12:00:00 \(zone)")
      world.environment["RUNG_LANG"] = nil
      for name in ["LC_ALL", "LANG"] { world.environment[name] = locale }
      #expect(verdict(world, "--as-of", "2026-01-03") == expected, "\(locale) in \(zone)")
    }
    #expect(verdict(world, "--as-of", "2026-01-03", "--lang", "zh") == expected)
    #expect(verdict(world, "--as-of", "2026-01-04") != expected)
  }
}
