import SkillCore

/// Walks over what a cell says, folded: full width is half width, capitals are small, and a blank stays
/// only between words and numbers.
struct CellScanner {
  private let bytes: [UInt8]
  private(set) var index = 0

  init(_ text: String) {
    let raw = Array(text.utf8)
    // Folding would make 11/2 of 1½.
    if raw.contains(0xBD), text.contains("½") {
      let plain = String(text.flatMap { $0 == "½" ? ".5" : "\($0)" })
      bytes = Array(FoldedText(name: plain).text.utf8)
    } else {
      bytes = raw.isASCII ? CellScanner.folded(raw) : Array(FoldedText(name: text).text.utf8)
    }
  }

  /// What `FoldedText` makes of plain letters, in a tenth of the time.
  private static func folded(_ raw: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var isPending = false
    for byte in raw {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        isPending = true
        continue
      }
      let byte = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if isPending, let last = bytes.last, isWord(last), isWord(byte) { bytes.append(0x20) }
      isPending = false
      bytes.append(byte)
    }
    return bytes
  }

  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  var isAtEnd: Bool { index == bytes.count }

  mutating func skipBlanks() {
    while eat(UInt8(ascii: " ")) {}
  }

  private mutating func eat(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func eat(_ text: StaticString) -> Bool {
    guard text.hasPointerRepresentation, index + text.utf8CodeUnitCount <= bytes.count else {
      return false
    }
    for place in 0..<text.utf8CodeUnitCount where bytes[index + place] != text.utf8Start[place] {
      return false
    }
    index += text.utf8CodeUnitCount
    return true
  }

  /// The longest of the words that stands here; a word of letters is not the beginning of another.
  mutating func eat<Value>(_ words: [(word: String, value: Value)]) -> Value? {
    var best: (length: Int, value: Value)?
    for (word, value) in words where word.utf8.count > best?.length ?? 0 {
      let length = word.utf8.count
      guard bytes[index...].starts(with: word.utf8) else { continue }
      let isLatin = word.utf8.last.map { CellScanner.isLetter($0) } ?? false
      if isLatin, index + length < bytes.count, CellScanner.isLetter(bytes[index + length]) {
        continue
      }
      best = (length, value)
    }
    guard let best else { return nil }
    index += best.length
    return best.value
  }

  /// Whether a number is next.
  var isAtDigit: Bool { index < bytes.count && CellScanner.isDigit(bytes[index]) }

  /// How many digits stand here.
  var digitsAhead: Int { bytes[index...].prefix(while: CellScanner.isDigit).count }

  /// A number of so many digits, all that stand here; at most nine, so that none is too large.
  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let count = digitsAhead
    guard digits.contains(count), count <= 9 else { return nil }
    var value = 0
    for byte in bytes[index..<(index + count)] { value = value * 10 + Int(byte - 0x30) }
    index += count
    return value
  }

  /// `一`, `两`, `十五`, `九十`: up to 99; nil where none stands here.
  mutating func chineseNumber() -> Int? {
    // 零五分 is five minutes.
    let isLed = eat("零") || eat("〇")
    let tens = eat(CellScanner.numerals)
    guard eat("十") else { return tens ?? (isLed ? 0 : nil) }
    guard !isLed else { return nil }
    return (tens ?? 1) * 10 + (eat(CellScanner.numerals) ?? 0)
  }

  private static let numerals: [(word: String, value: Int)] = [
    ("一", 1), ("二", 2), ("两", 2), ("兩", 2), ("俩", 2), ("三", 3), ("四", 4), ("五", 5),
    ("六", 6), ("七", 7), ("八", 8), ("九", 9),
  ]

  mutating func skipDigits() {
    index += digitsAhead
  }

  /// One byte of these.
  mutating func eat(anyOf text: StaticString) -> UInt8? {
    guard index < bytes.count, text.hasPointerRepresentation else { return nil }
    for place in 0..<text.utf8CodeUnitCount where bytes[index] == text.utf8Start[place] {
      index += 1
      return bytes[index - 1]
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
