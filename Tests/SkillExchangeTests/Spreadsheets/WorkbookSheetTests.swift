import SkillCore
import Testing

@testable import SkillExchange

@Suite("The sheets of a workbook")
struct WorkbookSheetTests {
  private static let study = WorkbookDraft.rows(
    ["date", "skill", "hours"], ["2026-01-15", "redis", "1.5"])
  private static let other = WorkbookDraft.rows(
    ["date", "skill", "hours"], ["2026-01-16", "asyncio", "1"])
  private static let title = WorkbookDraft.rows(["My study"])

  private func remarks(_ bytes: [UInt8], sheet: String? = nil) throws -> [String] {
    var remarks: [String] = []
    try ForeignFormat.table([], sheet: sheet).read(ForeignFile(bytes), reading) {
      if case .remark(let text) = $0 { remarks.append(text.en) }
    }
    return remarks
  }

  @Test("the sheet that is read is said, and so are the others that show anything")
  func said() throws {
    let book = WorkbookDraft([
      "Title": Self.title, "2026": Self.study, "Empty": "", "2025": Self.other, "-Old": Self.other,
    ]).bytes
    #expect(try Sheets.lines(book) == ["redis 2026-01-15 1h 30m"])
    #expect(
      try remarks(book) == [
        "Read from the sheet “2026”, not from “Title”, “2025”; --sheet NAME takes another."
      ])
    #expect(try remarks(WorkbookDraft(["2026": Self.study]).bytes) == [])
    #expect(try remarks(WorkbookDraft(["2026": Self.study, "Empty": "<row/>"]).bytes) == [])
  }

  @Test("another sheet is taken by its name, however it is written")
  func named() throws {
    let book = WorkbookDraft(["2026": Self.study, "Last Year": Self.other, "-Old": Self.other])
      .bytes
    for name in ["Last Year", "last year", "ＬＡＳＴ YEAR", "Old"] {
      #expect(try Sheets.lines(book, sheet: name) == ["asyncio 2026-01-16 1h"])
    }
    let none = fault { _ = try Sheets.lines(book, sheet: "2024") }
    #expect(
      none?.message.en == "no sheet is called “2024”; the sheets here: “2026”, “Last Year”, “Old”")
    #expect(none?.message.zh == "没有名为“2024”的工作表；这里的工作表：“2026”、“Last Year”、“Old”")
    let text = fault { _ = try Sheets.lines(Array("date,skill,hours\n".utf8), sheet: "x") }
    #expect(text?.message.en.contains("has no sheets") == true)
    let hidden = WorkbookDraft(["-Old": Self.other, "2026": Self.study]).bytes
    #expect(try Sheets.lines(hidden) == ["redis 2026-01-15 1h 30m"])
  }

  @Test("a clock without seconds is as it is shown: minutes and seconds below Minutes")
  func shownClocks() throws {
    let styles =
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/><xf numFmtId=\"45\"/></cellXfs>"
    func line(_ heading: String, _ style: Int, _ value: String) throws -> String {
      let rows =
        WorkbookDraft.rows(["date", "skill", heading])
        + "<row><c t=\"inlineStr\"><is><t>2026-01-15</t></is></c><c t=\"inlineStr\"><is><t>redis</t></is></c><c s=\"\(style)\"><v>\(value)</v></c></row>"
      return try Sheets.lines(WorkbookDraft(["s": rows], styles: styles).bytes)[0]
    }
    // 18:25 as Excel keeps it.
    #expect(try line("Minutes", 1, "0.767361111111111") == "redis 2026-01-15 18m 25s")
    #expect(try line("hours", 1, "0.0625") == "redis 2026-01-15 1h 30m")
    #expect(try line("Duration", 2, "0.5625") == "redis 2026-01-15 13h 30m")
    #expect(try line("Minutes", 3, "0.0127893518518519") == "redis 2026-01-15 18m 25s")
    #expect(try line("Minutes", 0, "90") == "redis 2026-01-15 1h 30m")
    #expect(throws: FileFault.self) { try line("Duration", 1, "0.767361111111111") }
  }

  @Test("what is packed, but no workbook, is named with what to do")
  func packed() {
    for (part, what) in [
      ("content.xml", "a sheet of LibreOffice (.ods); save the sheet as .xlsx or CSV"),
      ("xl/workbook.bin", "a binary workbook (.xlsb); save"),
      ("Index/Document.iwa", "a sheet of Numbers; save"),
      ("x", "a packed file, but not a workbook"),
    ] {
      var draft = WorkbookDraft()
      draft.add(part, "x")
      #expect(fault { _ = try Sheets.table(draft.bytes) }?.message.en.contains(what) == true)
    }
  }
}

@Suite("Workbooks that are made to harm")
struct HostileWorkbookTests {
  @Test("one part that 500 sheets name is looked at once")
  func shared() throws {
    var draft = WorkbookDraft(["a": WorkbookDraft.rows(["x"])])
    let sheets = (0..<500).map { "<sheet name=\"s\($0)\" r:id=\"r0\"/>" }.joined()
    draft.add("xl/workbook.xml", "<workbook><sheets>\(sheets)</sheets></workbook>")
    draft.add(
      "xl/worksheets/s0.xml",
      "<worksheet>" + String(repeating: "<a/>", count: 1 << 16) + "</worksheet>")
    let bytes = draft.bytes
    var read = 0
    let book = try WorkbookFile(size: bytes.count) {
      read += $1
      return Array(bytes.dropFirst($0).prefix($1))
    }
    #expect(
      fault { _ = try SheetTable(.workbook(book), chosen: []) }?.message.en == "the table is empty")
    #expect(read < bytes.count * 3)
  }

  @Test(
    "a long text that many cells share is bounded, and so are a cell, a row and gaps between cells")
  func bounds() throws {
    let text = "<si><t>" + String(repeating: "x", count: 1 << 20) + "</t></si>"
    let row = "<row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 70) + "</row>"
    let wide = WorkbookDraft(
      ["s": WorkbookDraft.rows(["date", "skill", "hours"]) + row], texts: text)
    #expect(fault { _ = try Sheets.lines(wide.bytes) } == ZipArchive.tooLarge)
    let piece = "<is><t>" + String(repeating: "y", count: 1 << 20) + "</t></is>"
    let cell = "<row><c t=\"inlineStr\">" + String(repeating: piece, count: 17) + "</c></row>"
    #expect(fault { _ = try Sheets.lines(WorkbookDraft(["s": cell]).bytes) } == ZipArchive.tooLarge)
    let budget = UnpackedBudget(100)
    #expect(throws: Never.self) { try budget.take(100) }
    #expect(throws: FileFault.self) { try budget.take(1) }
  }

  @Test("the budget of an archive is used up by reading it again and again")
  func again() throws {
    let bytes = WorkbookDraft([
      "s": String(repeating: "<row><c r=\"ALL1\"><v>1</v></c></row>", count: 2000)
    ]).bytes
    let book = try WorkbookFile(size: bytes.count, budget: 4 << 20) {
      Array(bytes.dropFirst($0).prefix($1))
    }
    let once = try book.rows()
    let fault = fault { while try once.next() != nil {} }
    #expect(fault == ZipArchive.tooLarge)
  }

  @Test("many tags of a row and long codes of formats take time in proportion")
  func linear() {
    let tags = (0..<200_000).map { "t\($0)" }.joined(separator: " ")
    #expect(SheetEntries.tags(tags + " t0 t1").count == 200_000)
    let code = String(repeating: "e", count: 254) + "0"
    for _ in 0..<2000 { #expect(CellFormats.kind(code) == .number) }
  }
}
