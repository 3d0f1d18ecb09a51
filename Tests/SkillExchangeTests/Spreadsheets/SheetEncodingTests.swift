import SkillCore
import Testing

@testable import SkillExchange

@Suite("The bytes of a spreadsheet as text")
struct SheetEncodingTests {
  /// The text of bytes that come in pieces of a size.
  private func text(_ bytes: [UInt8], _ encoding: SheetEncoding, by size: Int = 7) -> String {
    let read = SheetDecoder.decoding(encoding, pieces(bytes, by: size))
    var text: [UInt8] = []
    while let piece = try? read(), !piece.isEmpty { text += piece }
    return String(decoding: text, as: UTF8.self)
  }

  private func pieces(_ bytes: [UInt8], by size: Int) -> () -> [UInt8] {
    var rest = bytes[...]
    return {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
  }

  @Test("GB 18030 in two and in four bytes, in pieces of any size", arguments: 1...9)
  func chinese(size: Int) throws {
    // '日期,时长€〇⿰ẽ😀𠀀𪛖龥兀⺁á' by Python's gb18030.
    let bytes: [UInt8] = [
      0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xCA, 0xB1, 0xB3, 0xA4, 0xA2, 0xE3, 0xA9, 0x96, 0xA9, 0x8A,
      0x81,
      0x36, 0x83, 0x33, 0x94, 0x39, 0xFC, 0x36, 0x95, 0x32, 0x82, 0x36, 0x98, 0x35, 0xF3, 0x36,
      0xFD,
      0x9B, 0xD8, 0xA3, 0xFE, 0x50, 0xA8, 0xA2,
    ]
    #expect(text(bytes, .gb18030, by: size) == "日期,时长€〇⿰ẽ😀𠀀𪛖龥兀⺁á")
    #expect(try SheetEncoding.surveyGB18030(pieces(bytes, by: size)).isValid)
    #expect(try !SheetEncoding.isUTF8(pieces(bytes, by: size)))
  }

  @Test("all pairs and all of the plane in four bytes are what Python's codec says")
  func wholeTable() {
    let table = GB18030()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ value: UInt32) { hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3 }
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        add(table.scalar([lead, trail], 0)?.0.value ?? 0)
      }
    }
    #expect(hash == 0x78F5_AA05_743E_9471)
    hash = 0xCBF2_9CE4_8422_2325
    for number in 0..<39_420 {
      let bytes = [
        UInt8(0x81 + number / 12_600), UInt8(0x30 + number / 1260 % 10),
        UInt8(0x81 + number / 10 % 126),
        UInt8(0x30 + number % 10),
      ]
      add(table.scalar(bytes, 0)?.0.value ?? 0)
    }
    #expect(hash == 0x07EA_BCDD_0772_A57D)
  }

  @Test("UTF-16 with a mark or without, in pieces of any size", arguments: 1...9)
  func wide(size: Int) {
    let text = "日期,hours\r\n2026-01-15,1.5 😀\n"
    let little = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(self.text(little, .utf16LittleEndian, by: size) == text)
    #expect(self.text(big, .utf16BigEndian, by: size) == text)
    #expect(SheetEncoding(head: little) == .utf16LittleEndian)
    #expect(SheetEncoding(head: big) == .utf16BigEndian)
    #expect(SheetEncoding(head: [0xFF, 0xFE] + little) == .utf16LittleEndian)
    #expect(SheetEncoding(head: [0xFE, 0xFF] + big) == .utf16BigEndian)
    #expect(SheetEncoding(head: Array(text.utf8)) == nil)
    #expect(SheetEncoding(head: [0, 0, 0, 0, 1, 1, 0, 0, 0]) == nil)
  }

  @Test("what is no character becomes a byte that the reader of the table refuses")
  func wrong() {
    #expect(text([0x61, 0xD8, 0x00], .utf16BigEndian).contains("\u{FFFD}"))
    #expect(text([0x00, 0xD8], .utf16LittleEndian) == "\u{FFFD}")
    #expect(text([0x61, 0x81], .windows1252) == "a\u{FFFD}")
    #expect(text([0x61, 0xFF, 0x62], .gb18030) == "a\u{FFFD}b")
    #expect(text([0x61, 0x81], .gb18030) == "a\u{FFFD}")
    #expect(text([0x81, 0x30, 0x81], .gb18030) == "\u{FFFD}")
  }

  @Test("Windows-1252")
  func western() {
    let bytes: [UInt8] = [0x46, 0xE4, 0x68, 0x80, 0x93, 0x9F, 0xDF]
    #expect(text(bytes, .windows1252) == "Fäh€“Ÿß")
  }

  @Test("UTF-8 is told from the others, wherever a piece ends", arguments: 1...5)
  func utf8(size: Int) throws {
    #expect(try SheetEncoding.isUTF8(pieces(Array("日期,é,😀,x".utf8), by: size)))
    #expect(try SheetEncoding.isUTF8(pieces([], by: size)))
    #expect(try !SheetEncoding.isUTF8(pieces(Array("日期".utf8.dropLast()), by: size)))
    #expect(try !SheetEncoding.isUTF8(pieces([0x46, 0xE4, 0x68], by: size)))
    #expect(try !SheetEncoding.isUTF8(pieces([0x80], by: size)))
  }

  @Test("a byte order mark decides; what does not fit it is refused where it stands")
  func marks() throws {
    let table = "date,skill,hours\n2026-01-15,redis,1.5\n"
    // GBK's bytes below a mark of UTF-8.
    var broken: [UInt8] = Array("\u{FEFF}date,skill,hours,备注\n2026-01-15,redis,1.5,".utf8)
    broken += [0xBB, 0xBA, 0x0A]
    let fault = fault { _ = try Sheets.lines(broken) }
    #expect(fault?.position.description == "2:22")
    #expect(fault?.message.en.contains("not UTF-8") == true)
    #expect(try Sheets.table(Array(broken.dropLast(3))).encoding == .utf8)
    let chinese: [UInt8] = [0x84, 0x31, 0x95, 0x33] + Array(table.utf8)
    #expect(try Sheets.table(chinese).encoding == .gb18030)
    #expect(try Sheets.lines(chinese) == ["redis 2026-01-15 1h 30m"])
    var wide: [UInt8] = [0xFF, 0xFE, 0, 0]
    for byte in table.utf8 { wide += [byte, 0, 0, 0] }
    let utf32 = SkillExchangeTests.fault { _ = try Sheets.lines(wide) }
    #expect(utf32?.message.en.contains("UTF-32") == true)
    var odd: [UInt8] = [0xFE, 0xFF]
    for unit in table.utf16 { odd += [UInt8(unit >> 8), UInt8(unit & 255)] }
    odd.append(0)
    #expect(throws: FileFault.self) { try Sheets.lines(odd) }
  }

  @Test("European text that is valid GB 18030 by chance looks European")
  func european() throws {
    let german = Array("Pr".utf8) + [0xFC] + Array("fung,f".utf8) + [0xFC] + Array("r".utf8)
    let found = try SheetEncoding.surveyGB18030(pieces(german, by: 3))
    #expect(found.isValid && found.looksEuropean)
    let chinese: [UInt8] = [0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xCA, 0xB1, 0xB3, 0xA4]
    #expect(try !SheetEncoding.surveyGB18030(pieces(chinese, by: 3)).looksEuropean)
  }
}
