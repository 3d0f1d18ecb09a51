import SkillCore
import Testing

@testable import SkillExchange

@Suite("Workbooks of Excel")
struct WorkbookTests {
  @Test("the first sheet with headings is read, numbers by their formats")
  func reading() throws {
    let table = try Sheets.table(WorkbookSample.bytes)
    #expect(table.sheet?.name == "Study & more")
    #expect(table.sheet?.others.count == 1)
    #expect(
      try Sheets.lines(table) == [
        "redis 2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 (a <b> 缓存)",
        "redis 2026-01-16 3m", "redis 2026-01-17 2h",
        "refused 9:1: Datum: “46040” is Excel's own number of a day; format the column as a date and save again",
      ])
  }

  @Test("a file that is cut off anywhere is refused")
  func cut() {
    let bytes = WorkbookSample.bytes
    for count in stride(from: 4, to: bytes.count, by: 17) {
      #expect(throws: FileFault.self) { try Sheets.lines(Array(bytes.prefix(count))) }
    }
  }

  @Test("a file with any byte changed is refused, or its rows are the same")
  func changed() throws {
    let lines = try Sheets.lines(WorkbookSample.bytes)
    var (refused, same) = (0, 0)
    for index in stride(from: 0, to: WorkbookSample.bytes.count, by: 3) {
      for change: UInt8 in [0x01, 0xFF] {
        var bytes = WorkbookSample.bytes
        bytes[index] ^= change
        guard let read = try? Sheets.lines(bytes) else {
          refused += 1
          continue
        }
        // Checksums keep what is unpacked; only dates and flags of the archive may change.
        #expect(read == lines, "byte \(index)")
        same += 1
      }
    }
    #expect(refused > 600 && same > 100, "\(refused) \(same)")
  }

  @Test("another packed file is no workbook")
  func other() {
    let empty: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + Array(repeating: 0, count: 18)
    #expect(fault { _ = try Sheets.table(empty) }?.message.en.contains("not a workbook") == true)
    let cut: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    #expect(fault { _ = try Sheets.table(cut) }?.message.en.contains("damaged") == true)
  }

  @Test("a part that unpacks to hundreds of times its size is refused")
  func bomb() throws {
    // A block in which two zero bits say 258 zero bytes.
    let packed: [UInt8] =
      [0xED, 0xC1, 0x01, 0x01, 0, 0, 0, 0x80, 0x90, 0xFE, 0xAF, 0xEE, 0x08, 0x0A]
      + Array(repeating: 0, count: 3000)
    let name = Array("a".utf8)
    func number(_ value: Int, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(value >> ($0 * 8) & 0xFF) }
    }
    let local =
      number(0x0403_4B50, 4) + Array(repeating: 0, count: 22) + number(1, 2) + number(0, 2) + name
    let fields =
      number(0x0201_4B50, 4) + number(0, 6) + number(8, 2) + number(0, 8) + number(packed.count, 4)
      + number(1 << 30, 4) + number(1, 2) + Array(repeating: 0, count: 16)
    let entry = fields + name
    let end =
      number(0x0605_4B50, 4) + number(0, 6) + number(1, 2) + number(entry.count, 4)
      + number(local.count + packed.count, 4) + number(0, 2)
    let bytes = local + packed + entry + end
    let archive = try ZipArchive(size: bytes.count) { Array(bytes.dropFirst($0).prefix($1)) }
    let part = try #require(archive.parts["a"])
    var done = 0
    let fault = fault {
      var bounds = ZipArchive.Bounds()
      bounds.small = 1 << 20
      let read = try ZipArchive.reader(
        of: part, { Array(bytes.dropFirst($0).prefix($1)) }, bounds: bounds)
      while case let piece = try read(), !piece.isEmpty { done += piece.count }
    }
    #expect(fault == ZipArchive.tooLarge)
    #expect((1 << 19...2 << 20).contains(done))
  }

  @Test(
    "which formats are days, clocks and lengths",
    arguments: [
      ("yyyy/m/d", CellFormats.Kind.day), ("m/d/yy h:mm AM/PM", .dayAndClock), ("[h]:mm", .length),
      ("[$-F400]h:mm:ss", .clock), ("yyyy\"年\"m\"月\"d\"日\";@", .day), ("d. mmmm yyyy", .day),
      ("0.00\" h\"", .number), ("General", .number), ("#,##0.00", .number),
      ("h\"时\"mm\"分\"", .clock),
      ("[Red]0.0", .number), ("0.00E+00", .number), ("mm:ss", .clock), ("[mm]:ss", .length),
      ("上午/下午h\"时\"mm\"分\"", .clock), ("dd\\.mm\\.yyyy", .day), ("@", .number),
      ("0\"days\"", .number),
    ])
  func formats(code: String, kind: CellFormats.Kind) {
    #expect(CellFormats.kind(code) == kind)
  }

  @Test("numbers are as they were typed")
  func numbers() throws {
    let formats = CellFormats()
    func text(_ value: String) throws -> String {
      try formats.text(value, style: 0, countsFrom1904: false)
    }
    #expect(try text("5.0000000000000003E-2") == "0.05")
    #expect(try text("0.30000000000000004") == "0.3")
    #expect(try text("1.5") == "1.5")
    #expect(try text("-5E-1") == "-0.5")
    #expect(try text("1E+400") == "1E+400")
    #expect(try text("nan") == "nan")
    #expect(try text("2.0000000000000000") == "2")
    // A style that is lost could be that of a day.
    #expect(throws: FileFault.self) { try formats.text("1.5", style: 1, countsFrom1904: false) }
  }

  @Test(
    "XML is read in pieces of any size, and what is none is refused", arguments: [1, 2, 3, 7, 1000])
  func xml(size: Int) throws {
    func events(_ text: String) throws -> [String] {
      var rest = Array(text.utf8)[...]
      var xml = XMLPieces {
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      var events: [String] = []
      while let event = try xml.next() {
        switch event {
        case .begin(let name): events.append("<\(name) \(try xml.attribute("a") ?? "-")")
        case .end(let name): events.append(">\(name)")
        case .text(let text): events.append(text)
        }
      }
      return events
    }
    let text =
      "<?xml ?><!-- <x> --><p:a b='2' n:a = \"1&amp;'&gt;>\"><b/>x&#65;&#x42;<![CDATA[<&]]]]></p:a >"
    #expect(try events(text) == ["<a 1&'>>", "<b -", ">b", "xAB", "<&]]", ">a"])
    for bad in [
      "<!DOCTYPE x>", "<a", "<a b=\"", "&x;", "&#xD800;", "<!-", "<>", "</>", "<![CDATA[", "&amp",
      "<a a=1>",
    ] {
      #expect(throws: FileFault.self, "\(bad)") { try events(bad) }
    }
  }
}
