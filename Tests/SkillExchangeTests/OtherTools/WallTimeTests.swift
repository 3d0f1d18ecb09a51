import SkillCore
import Testing

@testable import SkillExchange

@Suite("Dates and times in files")
struct WallTimeTests {
  @Test(
    "ISO 8601, long and short, with and without an offset",
    arguments: [
      ("2026-01-15T14:00:00+08:00", "2026-01-15T14:00:00", 28_800 as Int?),
      ("20260115T060000Z", "2026-01-15T06:00:00", 0),
      ("2026-01-15 14:00", "2026-01-15T14:00:00", nil),
      ("2026-01-15T14:00:59.999", "2026-01-15T14:00:59", nil),
      ("2026-01-15T24:00", "2026-01-16T00:00:00", nil),
      ("2026-01-15T14:00-0530", "2026-01-15T14:00:00", -19_800),
      ("2026-01-15T14:00+08:05:43", "2026-01-15T14:00:00", 29_143),
      ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59", 0),
    ])
  func reads(text: String, wanted: String, offset: Int?) throws {
    let time = try #require(WallTime(iso8601: text))
    #expect(time.text == wanted && time.offset == offset)
  }

  @Test(
    "nothing else",
    arguments: [
      "", "2026-01-15", "2026-01-15T", "2026-1-15T14:00", "2026-02-30T14:00", "2026-01-15T24:01",
      "2026-01-15T14:60", "2026-01-15T14:00X", "2026-01-15T14:00+", "2026-01-15T14:00+99:00",
      "2026-01-15T14:00Zulu", "99999999999999999999", "2026-01-15T14", "２０２６-01-15T14:00",
    ])
  func refuses(text: String) {
    #expect(WallTime(iso8601: text) == nil)
  }
}
