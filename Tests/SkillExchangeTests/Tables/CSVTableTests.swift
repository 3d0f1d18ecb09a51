import SkillCore
import Testing

@testable import SkillExchange

@Suite struct CSVTableTests {
  private let id = FactID(high: 0x0F3C, low: 0xB2)
  private let hex = "0000000000000f3c00000000000000b2"
  /// 2026-01-15T23:30:00+08:00
  private let at = Moment(Instant(seconds: 1_768_491_000), zone: "Asia/Shanghai", offset: 28_800)

  private func row(
    _ kind: Fact.Kind, note: String? = nil, tags: [String] = [], stage: Int? = 1,
    isGroup: Bool = false, evidence: [String] = []
  ) throws -> [String: String] {
    let skill = try #require(Slug("asyncio"))
    let fact = Fact(id: id, skill: skill, at: at, kind: kind, note: note, tags: tags)
    let row = CSVFact(
      fact, learner: "ada", stage: stage, isGroup: isGroup, evidence: evidence
    ).row
    let header = try #require(CSVTable(holding: kind)).header
    try #require(row.count == header.count)
    return Dictionary(uniqueKeysWithValues: zip(header, row))
  }

  @Test("The headers are those that scripts rely on")
  func headers() {
    let expected = [
      "sessions":
        "id,learner,skill,stage,start,end,zone,local_date,duration_seconds,duration,tags,note",
      "completions": "id,learner,skill,stage,completed_at,zone,local_date,evidence,note",
      "evidence": "id,learner,skill,stage,at,zone,local_date,evidence",
      "notes": "id,learner,skill,session,at,zone,local_date,note",
      "checkins": "id,learner,habit,at,zone,local_date,evidence,note",
      "skills":
        "roadmap,version,stage,slug,en,zh,stars,capability,state,mastery,seconds,completed_at",
      "levels":
        "learner,roadmap,version,as_of,policy,level,capability,capability_level,score,met,missing",
      "waivers": "id,learner,skill,stage,at,zone,local_date,note",
      "ratings": "id,learner,skill,stage,at,zone,local_date,rating,note",
      "not-applicable": "id,learner,skill,stage,at,zone,local_date,note",
    ]
    let headers = CSVTable.allCases.map { ($0.rawValue, $0.header.joined(separator: ",")) }
    #expect(Dictionary(uniqueKeysWithValues: headers) == expected)
  }

  @Test("A session tells its ends with offsets, its local day and its length")
  func session() throws {
    // The clocks went forward in between: the end has another offset.
    let end = Moment(Instant(seconds: at.instant.seconds + 5400), zone: at.zone, offset: 32_400)
    let row = try row(.session(end: end), note: "a, \"b\"", tags: ["deep", "早"])
    #expect(row["id"] == hex && row["learner"] == "ada" && row["skill"] == "asyncio")
    #expect(row["stage"] == "1" && row["zone"] == "Asia/Shanghai")
    #expect(row["start"] == "2026-01-15T23:30:00+08:00")
    #expect(row["end"] == "2026-01-16T02:00:00+09:00")
    #expect(row["local_date"] == "2026-01-15")
    #expect(row["duration_seconds"] == "5400" && row["duration"] == "1:30:00")
    #expect(row["tags"] == "deep 早" && row["note"] == "a, \"b\"")
  }

  @Test("A length is hours, minutes and seconds, also beyond a day")
  func durations() {
    let texts = [0, 59, 60, 3599, 3600, 90_061].map { StudyTime(seconds: $0).spreadsheetText }
    #expect(texts == ["0:00:00", "0:00:59", "0:01:00", "0:59:59", "1:00:00", "25:01:01"])
  }

  @Test("Every other kind of fact fills its own table")
  func kinds() throws {
    let completion = try row(.completion, note: "n", stage: nil, evidence: ["http://a", "b"])
    #expect(completion["completed_at"] == "2026-01-15T23:30:00+08:00")
    #expect(completion["evidence"] == "http://a b" && completion["note"] == "n")
    #expect(completion["stage"] == "")
    #expect(try row(.evidence("=x"))["evidence"] == "=x")
    #expect(try row(.note(about: id), note: " ")["session"] == hex)
    #expect(try row(.note(about: nil), note: " ")["note"] == " ")
    #expect(try row(.note(about: nil))["session"] == "")
    #expect(try row(.checkIn(evidence: "https://b"))["evidence"] == "https://b")
    #expect(try row(.checkIn(evidence: nil))["habit"] == "asyncio")
    #expect(try row(.rating(4), note: "so")["rating"] == "4")
    #expect(try row(.waiver, note: "knew it")["note"] == "knew it")
    #expect(try row(.notApplicable, note: "no", isGroup: true)["skill"] == "@asyncio")
  }

  @Test("A note without a skill has an empty cell, a running timer has no row")
  func without() {
    let note = Fact(id: id, skill: nil, at: at, kind: .note(about: nil), note: "x")
    #expect(CSVFact(note, learner: "ada").row[2] == "")
    let timer = Fact(id: id, skill: nil, at: at, kind: .timer)
    #expect(CSVFact(timer, learner: "ada").row == [])
    #expect(CSVTable(holding: .timer) == nil)
  }

  @Test("A skill's row carries both labels and what has been reached")
  func skills() throws {
    let roadmap = try DefaultRoadmap.load()
    let item = try #require(roadmap.items.first { $0.slug.description == "memory-management" })
    let row = CSVTable.row(
      of: item, in: roadmap, state: .done, mastery: 80, studied: StudyTime(minutes: 90),
      completedAt: at)
    #expect(row.count == CSVTable.skills.header.count)
    #expect(
      row == [
        "python-backend", "2", "1", "memory-management",
        "memory management (generators, __slots__)", "内存管理(生成器/__slots__)", "4",
        "performance", "done", "80", "5400", "2026-01-15T23:30:00+08:00",
      ])
  }

  @Test("A verdict is one row per capability, with the missing must-haves in one cell")
  func levels() throws {
    let roadmap = try DefaultRoadmap.load()
    let assessment = Assessment(roadmap, Record(facts: []), policy: .claimed)
    let rows = CSVTable.rows(
      of: assessment, learner: "ada", roadmap: roadmap, asOf: at.localDay)
    #expect(rows.count == 7)
    #expect(rows.allSatisfy { $0.count == CSVTable.levels.header.count })
    #expect(
      rows[0] == [
        "ada", "python-backend", "2", "2026-01-15", "claimed", "", "crud", "junior", "0", "false",
        "postgresql @orm sql-injection",
      ])
  }
}
