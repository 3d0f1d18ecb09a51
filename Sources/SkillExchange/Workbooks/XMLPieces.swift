import SkillCore

/// The tags and texts of an XML file that comes in pieces: what a workbook needs of XML. Names lose their
/// prefix. A document type is refused: no workbook has one, and entities could be made to harm.
struct XMLPieces {
  enum Event {
    /// A tag that opens; one that closes itself is followed by its end.
    case begin(String)
    case end(String)
    case text(String)
  }

  private let read: () throws -> [UInt8]
  private var piece: [UInt8] = []
  private var index = 0
  /// The attributes of the tag that was opened last.
  private var attributes: [UInt8] = []
  private var closing: String?

  /// In bytes: no tag or text of a table is longer.
  private static let longestTag = 1 << 16
  private static let longestText = 16 << 20

  init(read: @escaping () throws -> [UInt8]) {
    self.read = read
  }

  /// - Throws: `FileFault` for what is no XML.
  mutating func next() throws -> Event? {
    if let name = closing {
      closing = nil
      return .end(name)
    }
    while let byte = try peek() {
      guard byte == UInt8(ascii: "<") else { return .text(try text()) }
      index += 1
      switch try peek() {
      case UInt8(ascii: "?"): _ = try skip(to: "?>")
      case UInt8(ascii: "!"):
        index += 1
        if try eat("--") {
          try skip(to: "-->")
        } else if try eat("[CDATA[") {
          return .text(try string(take(to: "]]>", atMost: XMLPieces.longestText)[...]))
        } else {
          throw XMLPieces.broken
        }
      case UInt8(ascii: "/"):
        index += 1
        var bytes = try wholeTag() ?? take(to: ">", atMost: XMLPieces.longestTag)[...]
        while let last = bytes.last, XMLPieces.isBlank(last) { bytes.removeLast() }
        return .end(try name(bytes))
      default: return try begin()
      }
    }
    return nil
  }

  /// What an attribute of the tag that was opened last says; nil where it has none of that name, whatever
  /// its prefix.
  func attribute(_ name: StaticString) throws -> String? {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var place = 0
    while place < attributes.count {
      guard let sign = attributes[place...].firstIndex(of: UInt8(ascii: "=")) else { return nil }
      var key = attributes[place..<sign]
      while let first = key.first, XMLPieces.isBlank(first) { key.removeFirst() }
      while let last = key.last, XMLPieces.isBlank(last) { key.removeLast() }
      if let colon = key.lastIndex(of: UInt8(ascii: ":")) { key = key[(colon + 1)...] }
      var start = sign + 1
      while start < attributes.count, XMLPieces.isBlank(attributes[start]) { start += 1 }
      guard start < attributes.count else { throw XMLPieces.broken }
      let quote = attributes[start]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = attributes[(start + 1)...].firstIndex(of: quote)
      else { throw XMLPieces.broken }
      if key.elementsEqual(wanted) { return try decoded(attributes[(start + 1)..<end]) }
      place = end + 1
    }
    return nil
  }

  private mutating func begin() throws -> Event {
    var tag = wholeTag() ?? []
    if tag.isEmpty { tag = try cutTag() }
    let isClosed = tag.last == UInt8(ascii: "/")
    if isClosed { tag.removeLast() }
    let end = tag.firstIndex(where: XMLPieces.isBlank) ?? tag.endIndex
    let name = try name(tag[..<end])
    attributes = Array(tag[end...])
    if isClosed { closing = name }
    return .begin(name)
  }

  /// A tag that lies in this piece, as nearly all do; nil for one that is cut, or that quotes its end.
  private mutating func wholeTag() -> ArraySlice<UInt8>? {
    guard let end = piece[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let tag = piece[index..<end]
    let quotes = tag.count { $0 == UInt8(ascii: "\"") }
    guard quotes % 2 == 0, !tag.contains(UInt8(ascii: "'")) else { return nil }
    index = end + 1
    return tag
  }

  private mutating func cutTag() throws -> ArraySlice<UInt8> {
    var tag: [UInt8] = []
    var quote: UInt8?
    while true {
      guard let byte = try peek(), tag.count < XMLPieces.longestTag else { throw XMLPieces.broken }
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return tag[...]
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      tag.append(byte)
    }
  }

  /// Without its prefix.
  private func name(_ bytes: ArraySlice<UInt8>) throws -> String {
    let colon = bytes.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? bytes.startIndex
    guard colon < bytes.endIndex else { throw XMLPieces.broken }
    // Short ones, as all of a table's are, take no memory of their own.
    return String(decoding: bytes[colon...], as: UTF8.self)
  }

  private mutating func text() throws -> String {
    var bytes: ArraySlice<UInt8> = []
    while let byte = try peek(), byte != UInt8(ascii: "<") {
      let end = piece[index...].firstIndex(of: UInt8(ascii: "<")) ?? piece.count
      if bytes.isEmpty { bytes = piece[index..<end] } else { bytes += piece[index..<end] }
      index = end
      guard bytes.count <= XMLPieces.longestText else { throw XMLPieces.broken }
    }
    return try decoded(bytes)
  }

  /// With references to characters as those characters.
  private func decoded(_ bytes: ArraySlice<UInt8>) throws -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return try string(bytes) }
    var result: [UInt8] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      guard bytes[place] == UInt8(ascii: "&") else {
        result.append(bytes[place])
        place += 1
        continue
      }
      guard let end = bytes[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
        throw XMLPieces.broken
      }
      let name = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
      guard let scalar = XMLPieces.scalar(name) else { throw XMLPieces.broken }
      result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      place = end + 1
    }
    return try string(result[...])
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init)
    }
  }

  private func string(_ bytes: ArraySlice<UInt8>) throws -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw XMLPieces.broken }
    return text
  }

  private mutating func peek() throws -> UInt8? {
    if index == piece.count {
      piece = try read()
      index = 0
    }
    return index < piece.count ? piece[index] : nil
  }

  private mutating func eat(_ text: StaticString) throws -> Bool {
    for place in 0..<text.utf8CodeUnitCount {
      guard try peek() == text.utf8Start[place] else {
        // Nothing else begins so.
        guard place == 0 else { throw XMLPieces.broken }
        return false
      }
      index += 1
    }
    return true
  }

  private mutating func skip(to end: StaticString) throws {
    _ = try take(to: end, atMost: XMLPieces.longestText)
  }

  private mutating func take(to end: StaticString, atMost longest: Int) throws -> [UInt8] {
    let wanted = Array(UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount))
    var bytes: [UInt8] = []
    while let byte = try peek() {
      index += 1
      bytes.append(byte)
      guard bytes.count <= longest else { break }
      if byte == wanted.last, bytes.count >= wanted.count, bytes.suffix(wanted.count) == wanted[...]
      {
        bytes.removeLast(wanted.count)
        return bytes
      }
    }
    throw XMLPieces.broken
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  static let broken = FileFault(
    at: .start,
    Text(
      "the workbook cannot be read; save it again, or the sheet as CSV",
      zh: "无法读取工作簿；请重新保存，或将工作表另存为 CSV"))
}
