import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

@Suite struct CSVReaderTests {
  private func rows(_ text: String, unguards: Bool = false) throws -> [[String]] {
    try rows(CSVReader(Array(text.utf8), unguards: unguards))
  }

  private func rows(_ reader: CSVReader) throws -> [[String]] {
    var reader = reader
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row.cells) }
    #expect(try reader.next() == nil)
    return rows
  }

  @Test(
    "Rows are read whatever ends them",
    arguments: [
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a\r\n", [["a"]]), ("", []), ("\u{FEFF}", []), ("\r\n\n", []),
      ("a,b\n\n1,2\n\n", [["a", "b"], ["1", "2"]]), (",\n,", [["", ""], ["", ""]]),
      ("\"\"\n\"x\"\n", [[""], ["x"]]), ("\"a,\r\n\"\"b\"\"\",c", [["a,\r\n\"b\"", "c"]]),
      (" a ,\"b \"", [[" a ", "b "]]), ("a\u{0}b,\u{FEFF}", [["a\u{0}b", "\u{FEFF}"]]),
    ] as [(String, [[String]])])
  func reading(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(
    "Every fault is found where it stands",
    arguments: [
      ("a,b\n1\n", "2:1"), ("a,b\r\n1,2,3", "2:1"), ("a\n\n1,2", "3:1"), ("\"a", "1:1"),
      ("a,b\n1,\"x\ny", "2:3"), ("a,b\n1,x\"y\"", "2:4"), ("a,b\n1,\"x\"y", "2:6"),
      ("a\rb", "1:2"), ("中,\"a\" ", "1:6"), ("a,b\n\"\n\",\"", "3:3"), ("a,b\n\"x\"\"", "2:1"),
    ])
  func faults(text: String, position: String) {
    let fault = #expect(throws: FileFault.self) { try rows(text) }
    #expect(fault?.position.description == position)
  }

  @Test("A cell that is not UTF-8 is refused where it begins")
  func invalidUTF8() {
    let bytes = Array("a,b\n中,".utf8) + [0x61, 0xFF]
    let fault = #expect(throws: FileFault.self) { try rows(CSVReader(bytes)) }
    #expect(fault?.position.description == "2:3")
  }

  @Test("Each cell knows its line and column")
  func positions() throws {
    var reader = CSVReader(Array("\u{FEFF}h,\"\n中\",i\r\n1,,3".utf8))
    #expect(try reader.next()?.positions.map(\.description) == ["1:1", "1:3", "2:4"])
    #expect(try reader.next()?.positions.map(\.description) == ["3:1", "3:3", "3:4"])
  }

  @Test("Bytes may come in any pieces", arguments: [1, 2, 3, 5, 64])
  func pieces(size: Int) throws {
    let text = "\u{FEFF}a,b\r\n\"中\"\"😀\",\"x\r\ny\"\r\n1,2"
    var rest = Array(text.utf8)
    let reader = CSVReader {
      defer { rest.removeFirst(min(size, rest.count)) }
      return Array(rest.prefix(size))
    }
    #expect(try rows(reader) == [["a", "b"], ["中\"😀", "x\r\ny"], ["1", "2"]])
  }

  @Test("What fails while bytes are fetched passes unchanged")
  func readError() {
    struct Gone: Error {}
    var reader = CSVReader { throw Gone() }
    #expect(throws: Gone.self) { try reader.next() }
  }

  @Test(
    "What the writer writes is read back, byte for byte, safe or not", arguments: [false, true])
  func roundTrip(safe: Bool) throws {
    var random = SplitMix64(seed: 23)
    for width in 1...4 {
      for _ in 0..<200 {
        let table = (0..<3).map { _ in (0..<width).map { _ in hostileText(using: &random) } }
        // A mark at the very beginning belongs to the file; real files begin with a header.
        let text = try csvText([Array(repeating: "h", count: width)] + table, safe: safe)
        let back = try rows(text, unguards: safe).dropFirst()
        #expect(back.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
      }
    }
  }

  @Test("One reader for Rung's own files reads plain and safe ones alike")
  func unguarding() throws {
    let table = [
      ["id", "note"], ["1", "=1"], ["2", "'=1"], ["3", "'"], ["4", "'=a,b"], ["5", "\n=1"],
      ["6", "＝1"], ["7", "'＠1"],
    ]
    #expect(try rows(try csvText(table, safe: true), unguards: true) == table)
    #expect(try rows(try csvText(table), unguards: true) == table)
  }

  @Test(
    "What a spreadsheet could take for a formula is disarmed",
    arguments: ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
  func guarding(sign: String) throws {
    let safe = try rows(try csvText([["a"], ["\(sign)1+1"]], safe: true))
    #expect(safe == [["a"], ["'\(sign)1+1"]])
  }

  @Test("No cut or changed byte makes the reader trap")
  func damaged() {
    let whole = Array("\u{FEFF}a,b\r\n\"中\"\"\",\"x\r\ny\"\r\n1,2\n".utf8)
    for index in whole.indices {
      _ = try? rows(CSVReader(Array(whole[..<index])))
      for byte in [0, 0x0A, 0x0D, 0x22, 0x2C, 0x80, 0xFF] as [UInt8] {
        var damaged = whole
        damaged[index] = byte
        _ = try? rows(CSVReader(damaged))
      }
    }
  }

  @Test(
    "What is too long for a cell, or too much for a row, is refused where it begins, in pieces too",
    arguments: [
      // The bounds are 4 bytes a cell, 10 bytes a row and 5 cells.
      ("aaaa,aaaa\n", nil), ("aaaa,aaaa,aa\n1,2,3", nil), ("\"a\"\"aa\"", nil), ("1,2,3,4,5", nil),
      ("a\naaaaa", "2:1"), ("a,b\n1,aaaaa", "2:3"), ("a,b\n1,\"aaaaa\"", "2:3"),
      ("a,b,c\naaaa,aaaa,aaa", "2:1"), ("1,2,3,4,5,6", "1:1"), ("中,中\n中中", "2:1"),
    ] as [(String, String?)])
  func bounds(text: String, position: String?) throws {
    for size in [1, 3, 100] {
      var rest = Array(text.utf8)[...]
      var reader = CSVReader(bounds: .init(cell: 4, row: 10, cellsOfRow: 5)) {
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      do {
        while try reader.next() != nil {}
        #expect(position == nil)
      } catch let fault as FileFault {
        #expect("\(fault.line):\(fault.column)" == position, "\(fault)")
      }
    }
  }
}
