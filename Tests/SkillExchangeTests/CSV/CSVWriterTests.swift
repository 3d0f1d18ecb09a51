import TestSupport
import Testing

@testable import SkillExchange

/// Everything a writer hands over, piece by piece.
final class Pieces {
  var pieces: [[UInt8]] = []
  var text: String { String(decoding: pieces.joined(), as: UTF8.self) }
}

func csvText(_ rows: [[String]], bom: Bool = false, safe: Bool = false) throws -> String {
  let out = Pieces()
  var writer = CSVWriter(bom: bom, safe: safe) { out.pieces.append($0) }
  for row in rows { try writer.append(row) }
  try writer.finish()
  return out.text
}

@Suite struct CSVWriterTests {
  @Test("Quotes are used only where needed, lines end with CRLF")
  func quotes() throws {
    let rows = [
      ["a", "b c", " ", ""], ["x,y", "say \"hi\"", "1\n2", "1\r2"], ["'", ";", "\t", "中"],
    ]
    #expect(
      try csvText(rows)
        == "a,b c, ,\r\n\"x,y\",\"say \"\"hi\"\"\",\"1\n2\",\"1\r2\"\r\n',;,\t,中\r\n")
  }

  @Test("A byte order mark only when asked")
  func bom() throws {
    #expect(Array(try csvText([["a"]], bom: true).utf8) == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
    #expect(Array(try csvText([["a"]]).utf8) == [0x61, 0x0D, 0x0A])
  }

  @Test(
    "Safe mode puts an apostrophe before every beginning of a formula",
    arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=", "'=1", "''-"])
  func guards(cell: String) throws {
    let expected = cell.contains("\r") ? "\"'\(cell)\"" : "'" + cell
    #expect(try csvText([["id", cell]], safe: true) == "\"id\",\(expected)\r\n")
    let raw = cell.contains("\r") ? "\"\(cell)\"" : cell
    #expect(try csvText([["id", cell]]) == "id,\(raw)\r\n")
  }

  @Test(
    "Safe mode leaves everything else alone",
    arguments: ["1-1", "a=b", " =1", "'a", "'", "", "0", "中", "\u{0}=1", "#x"])
  func harmless(cell: String) throws {
    #expect(try csvText([["id", cell]], safe: true) == "id,\(cell)\r\n")
  }

  @Test("No cell of a safe file begins like a formula")
  func safeProperty() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      let rows = [(0..<4).map { _ in hostileText(using: &random) }]
      var reader = CSVReader(Array(try csvText(rows, safe: true).utf8))
      let cells = try #require(try reader.next()).cells
      #expect(!cells.contains { "=+-@\t\r".utf8.contains($0.utf8.first ?? 0x20) }, "\(rows)")
    }
  }

  @Test("Bytes are handed over in pieces, none is lost, and an error passes")
  func pieces() throws {
    let out = Pieces()
    var writer = CSVWriter { out.pieces.append($0) }
    for number in 0..<20_000 { try writer.append(["\(number)", "sixteen letters."]) }
    try writer.finish()
    try writer.finish()
    #expect(out.pieces.count == 8)
    #expect(out.text.utf8.count { $0 == 0x0A } == 20_000)
    #expect(out.text.hasSuffix("19999,sixteen letters.\r\n"))
    struct Full: Error {}
    var broken = CSVWriter { _ in throw Full() }
    try broken.append(["a"])
    #expect(throws: Full.self) { try broken.finish() }
  }
}
