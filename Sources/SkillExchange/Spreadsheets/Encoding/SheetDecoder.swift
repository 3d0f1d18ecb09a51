/// Turns the bytes of a file into UTF-8, a piece at a time. What is no character becomes FF, which the
/// reader of the table then refuses where it stands.
struct SheetDecoder {
  private let encoding: SheetEncoding
  private let table: GB18030?
  /// The beginning of a character whose rest is in the next piece.
  private var open: [UInt8] = []
  private static let wrong: UInt8 = 0xFF

  init(_ encoding: SheetEncoding) {
    self.encoding = encoding
    table = encoding == .gb18030 ? GB18030.shared : nil
  }

  /// The same reading, in UTF-8.
  static func decoding(
    _ encoding: SheetEncoding, _ read: @escaping SheetEncoding.Read
  ) -> SheetEncoding.Read {
    guard encoding != .utf8 else { return read }
    var decoder = SheetDecoder(encoding)
    return {
      while true {
        let piece = try read()
        if piece.isEmpty { return decoder.end() }
        let text = decoder.text(piece)
        if !text.isEmpty { return text }
      }
    }
  }

  private mutating func end() -> [UInt8] {
    defer { open = [] }
    return open.isEmpty ? [] : [SheetDecoder.wrong]
  }

  private mutating func text(_ piece: [UInt8]) -> [UInt8] {
    let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
    if !isWide, open.isEmpty, piece.isASCII { return piece }
    let bytes = open + piece
    open = []
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2)
    switch encoding {
    case .utf8: text = bytes
    case .utf16LittleEndian, .utf16BigEndian: wide(bytes, &text)
    case .gb18030: chinese(bytes, &text)
    case .windows1252: western(bytes, &text)
    }
    return text
  }

  private mutating func wide(_ bytes: [UInt8], _ text: inout [UInt8]) {
    let high = encoding == .utf16BigEndian ? 0 : 1
    func unit(_ index: Int) -> UInt16 {
      UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high])
    }
    var index = 0
    while index + 1 < bytes.count {
      let first = unit(index)
      if UTF16.isLeadSurrogate(first) {
        guard index + 3 < bytes.count else { break }
        let second = unit(index + 2)
        if UTF16.isTrailSurrogate(second) {
          let value = 0x1_0000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
          append(Unicode.Scalar(value), to: &text)
          index += 4
          continue
        }
      }
      append(Unicode.Scalar(first), to: &text)
      index += 2
    }
    open = Array(bytes[index...])
  }

  private mutating func chinese(_ bytes: [UInt8], _ text: inout [UInt8]) {
    guard let table else { return }
    var index = 0
    while index < bytes.count {
      if GB18030.isCut(bytes, index) { break }
      let found = table.scalar(bytes, index)
      append(found?.0, to: &text)
      index += found?.count ?? 1
    }
    open = Array(bytes[index...])
  }

  private func western(_ bytes: [UInt8], _ text: inout [UInt8]) {
    for byte in bytes {
      guard (0x80...0x9F).contains(byte) else {
        append(Unicode.Scalar(byte), to: &text)
        continue
      }
      let value = SheetDecoder.western[Int(byte - 0x80)]
      append(value == 0 ? nil : Unicode.Scalar(value), to: &text)
    }
  }

  /// Windows-1252 from 80 to 9F; elsewhere it is Latin 1.
  private static let western: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private func append(_ scalar: Unicode.Scalar?, to text: inout [UInt8]) {
    guard let scalar else { return text.append(SheetDecoder.wrong) }
    if scalar.isASCII { return text.append(UInt8(truncatingIfNeeded: scalar.value)) }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
