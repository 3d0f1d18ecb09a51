import SkillCore

/// How the bytes of a spreadsheet are text.
public enum SheetEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"
  case windows1252 = "Windows-1252"

  /// Gives the bytes of a file from the beginning, a piece at a time, and none at the end.
  typealias Read = () throws -> [UInt8]

  /// By a byte order mark; UTF-16 also by the zero bytes of its Latin letters.
  init?(head: [UInt8]) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8
    } else if head.starts(with: [0x84, 0x31, 0x95, 0x33]) {
      self = .gb18030
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      // Headings and what parts them are of ASCII; a text further down may hold anything.
      guard head.prefix(while: { $0 != 0x0A }).contains(0) else { return nil }
      let even = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
      let odd = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
      // U+0100, U+0200 ... are rare, so hardly a zero stands on the other side.
      if odd > head.count / 20, even < odd / 8 {
        self = .utf16LittleEndian
      } else if even > head.count / 20, odd < even / 8 {
        self = .utf16BigEndian
      } else {
        return nil
      }
    }
  }

  /// Whether all of it is UTF-8, whose form is too strict to be met by chance.
  static func isUTF8(_ read: Read) throws -> Bool {
    var open: [UInt8] = []
    while true {
      let piece = try read()
      if piece.isEmpty { return open.isEmpty }
      if open.isEmpty, piece.isASCII { continue }
      let bytes = open + piece
      let whole = bytes.count - bytes.openUTF8
      guard String(validating: bytes[..<whole], as: UTF8.self) != nil else { return false }
      open = Array(bytes[whole...])
    }
  }

  /// Whether all of it is GB 18030, and whether more than half of its pairs end in a letter of ASCII: so
  /// do hardly any of Chinese text, and nearly all of European text that happens to be valid.
  static func surveyGB18030(_ read: Read) throws -> (isValid: Bool, looksEuropean: Bool) {
    let table = GB18030.shared
    var open: [UInt8] = []
    var (pairs, ofLetters) = (0, 0)
    while true {
      let piece = try read()
      if piece.isEmpty { return (open.isEmpty, ofLetters * 2 > pairs) }
      if open.isEmpty, piece.isASCII { continue }
      let bytes = open + piece
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          index += 1
          continue
        }
        if GB18030.isCut(bytes, index) { break }
        guard let count = table.scalar(bytes, index)?.count else { return (false, false) }
        pairs += 1
        if count == 2, bytes[index + 1] < 0x80 { ofLetters += 1 }
        index += count
      }
      open = Array(bytes[index...])
    }
  }
}

extension [UInt8] {
  var isASCII: Bool { withUnsafeBufferPointer { $0.allSatisfy { $0 < 0x80 } } }

  /// How many bytes at the end begin a character of UTF-8 that goes on.
  var openUTF8: Int {
    for back in 1..<4 where back <= count {
      let byte = self[count - back]
      if byte < 0x80 { return 0 }
      if byte < 0xC0 { continue }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return length > back ? back : 0
    }
    return 0
  }
}
