import SkillCore
import Testing

@testable import SkillExchange

@Suite("A day that is written once for several rows")
struct SheetMergedDayTests {
  private static let head = "date,skill,hours\n"

  /// The days of the rows; `-` for one that is refused.
  private func days(_ rows: String) throws -> [String] {
    try Sheets.lines(Self.head + rows).map { line in
      line == "total"
        ? line
        : line.hasPrefix("refused") ? "-" : String(line.drop { $0 != " " }.dropFirst().prefix(10))
    }
  }

  @Test(
    "it is that of the rows below, where the file shows that it is written so",
    arguments: [
      ("2026-01-15,redis,1\n,asyncio,2\n2026-01-16,redis,1\n", "15 15 16"),
      ("2026-01-15,redis,1\n,asyncio,2\n,sql,1\n2026-01-16,redis,1\n,sql,2\n", "15 15 15 16 16"),
      (
        "2026/1/15,redis,1\n,asyncio,2\n2026/1/16,redis,1\n2026/1/17,redis,1\n,sql,1\n",
        "15 15 16 17 17"
      ),
      ("2026-01-15,redis,1\n,\"a\nb\",2\n,sql,1\n2026-01-16,redis,1\n", "15 15 15 16"),
      ("2026-01-15,redis,1\n,redis,1\n2026-01-16,redis,1\n,redis,1\n", "15 15 16 16"),
    ])
  func taken(rows: String, expected: String) throws {
    #expect(try days(rows) == expected.split(separator: " ").map { "2026-01-\($0)" })
  }

  @Test(
    "else the row is refused",
    arguments: [
      // Only at the end: they could be sums.
      ("2026-01-15,redis,1\n2026-01-16,asyncio,1\n,redis,1\n", "15 16 -"),
      ("2026-01-15,redis,1\n,asyncio,2\n", "15 -"),
      // Sums below a table that is written so.
      (
        "2026-01-15,redis,1\n,asyncio,2\n2026-01-16,redis,1\n,sql,1\n,redis,2\n,asyncio,2\n",
        "15 15 16 16 - -"
      ),
      (
        "2026-01-15,redis,1\n,asyncio,2\n2026-01-16,sql,1\n,redis,1\n,asyncio,2\n,sql,1\n",
        "15 15 16 - - -"
      ),
      ("2026-01-15,redis,1\n2026-01-16,sql,1\n,redis,1\n,sql,1\nTotal,,2\n", "15 16 - - total"),
      ("2026-01-15,redis,1\n,,1\n2026-01-16,sql,1\n,redis,1\n", "15 total 16 -"),
      // Days are written in each row elsewhere.
      ("2026-01-15,redis,1\n2026-01-15,sql,1\n,asyncio,2\n2026-01-16,redis,1\n", "15 15 - 16"),
      // A blank row is between.
      ("2026-01-15,redis,1\n,asyncio,2\n2026-01-16,redis,1\n\n,sql,1\n", "15 15 16 -"),
      ("2026-01-15,redis,1\n,asyncio,2\n2026-01-16,redis,1\n,,\n,sql,1\n,sql,1\n", "15 15 16 - -"),
      (",redis,1\n2026-01-15,redis,1\n,asyncio,2\n2026-01-16,redis,1\n", "- 15 15 16"),
    ])
  func refused(rows: String, expected: String) throws {
    #expect(
      try days(rows)
        == expected.split(separator: " ").map { Int($0) == nil ? "\($0)" : "2026-01-\($0)" })
  }

  @Test("it is said, and a row that is refused is told what to write")
  func said() throws {
    let text = Self.head + "2026-01-15,redis,1\n,asyncio,2\n2026-01-16,redis,1\n"
    var remarks: [String] = []
    var entries = SheetEntries(try Sheets.table(Array(text.utf8)), reading)
    try entries.read { if case .remark(let text) = $0 { remarks.append(text.en) } }
    #expect(remarks == ["Rows without a day are of the day above, as merged cells are written."])
    #expect(
      try Sheets.lines(Self.head + "2026-01-15,redis,1\n,asyncio,2\n")[1]
        == "refused 3:1: date: the day is missing; if it is that of the row above, write it here too"
    )
  }

  @Test("timed rows and workbooks are read so, too")
  func others() throws {
    let timed =
      "date,start,end,skill\n2026-01-15,14:00,15:00,redis\n,16:00,17:00,sql\n2026-01-16,14:00,15:00,redis\n"
    #expect(try Sheets.lines(timed)[1] == "sql 2026-01-15T16:00:00+01:00 2026-01-15T17:00:00+01:00")
    let rows = WorkbookDraft.rows(
      ["date", "skill", "hours"], ["2026-01-15", "redis", "1"], ["", "a\nb", "2"],
      ["", "sql", "1"],
      ["2026-01-16", "sql", "1"])
    #expect(
      try Sheets.lines(WorkbookDraft(["s": rows]).bytes).map { $0.contains("2026-01-15") }
        == [true, true, true, false])
  }
}
