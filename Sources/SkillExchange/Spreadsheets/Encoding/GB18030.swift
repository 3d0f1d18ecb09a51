/// The characters of GB 18030, worked out when a file needs them: GBK in two bytes, the rest of Unicode
/// in four.
struct GB18030 {
  /// 190 cells for each first byte from 81 to FE; 0 where there is no character.
  private var pairs = [UInt16](repeating: 0, count: 126 * 190)
  /// The Basic Multilingual Plane without what has two bytes, in its order; 0 for private use.
  private var quads: [UInt16] = []

  /// Worked out once: it takes milliseconds.
  static let shared = GB18030()

  init() {
    fill(GBKCharacters.symbols, leads: 0xA1...0xA9, trails: 0xA1...0xFE)
    fill(GBKCharacters.moreSymbols, leads: 0xA8...0xA9, trails: 0x40...0xA0)
    fill(GBKCharacters.ideographs, leads: 0xB0...0xF7, trails: 0xA1...0xFE)
    // GBK added what GB 2312 has not, as Unicode orders it.
    let common = Set(pairs)
    var others = (0x4E00...0x9FA5).lazy.map { UInt16($0) }.filter { !common.contains($0) }
      .makeIterator()
    var last = GB18030.units(GBKCharacters.lastIdeographs).makeIterator()
    for lead in 0x81...0xA0 { fill(lead, 0x40...0xFE) { others.next() } }
    for lead in 0xAA...0xFE { fill(lead, 0x40...0xA0) { others.next() ?? last.next() } }
    let paired = Set(pairs)
    quads = (0x80..<0xD800).compactMap { paired.contains($0) ? nil : $0 }
    let high: [UInt16] = (0xE865...0xFFFF).compactMap { paired.contains($0) ? nil : $0 }
    quads += Array(repeating: 0, count: max(0, GB18030.planeSize - quads.count - high.count))
    quads += high
  }

  private static let planeSize = 39_420

  private mutating func fill(
    _ text: StaticString, leads: ClosedRange<Int>, trails: ClosedRange<Int>
  ) {
    var units = GB18030.units(text).makeIterator()
    for lead in leads { fill(lead, trails) { units.next() } }
  }

  private mutating func fill(_ lead: Int, _ trails: ClosedRange<Int>, _ next: () -> UInt16?) {
    for trail in trails where trail != 0x7F {
      guard let place = GB18030.place(lead, trail) else { continue }
      pairs[place] = next() ?? 0
    }
  }

  /// Line breaks are the source file's; `?` is a position without a character.
  private static func units(_ text: StaticString) -> [UInt16] {
    "\(text)".utf16.compactMap { unit in
      unit == 0x0A ? nil : unit == 0x3F ? 0 : unit
    }
  }

  private static func place(_ lead: Int, _ trail: Int) -> Int? {
    guard (0x81...0xFE).contains(lead), (0x40...0xFE).contains(trail), trail != 0x7F else {
      return nil
    }
    return (lead - 0x81) * 190 + trail - (trail < 0x7F ? 0x40 : 0x41)
  }

  /// The character that begins at an index and its number of bytes; nil where there is none.
  func scalar(_ bytes: [UInt8], _ index: Int) -> (Unicode.Scalar, count: Int)? {
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    guard index + 1 < bytes.count else { return nil }
    let second = bytes[index + 1]
    guard (0x30...0x39).contains(second) else {
      guard let place = GB18030.place(Int(lead), Int(second)), pairs[place] != 0 else { return nil }
      return Unicode.Scalar(pairs[place]).map { ($0, 2) }
    }
    guard index + 3 < bytes.count, (0x81...0xFE).contains(lead),
      (0x81...0xFE).contains(bytes[index + 2]), (0x30...0x39).contains(bytes[index + 3])
    else { return nil }
    let number =
      ((Int(lead - 0x81) * 10 + Int(second - 0x30)) * 126 + Int(bytes[index + 2] - 0x81)) * 10
      + Int(bytes[index + 3] - 0x30)
    if number < quads.count {
      return quads[number] == 0 ? nil : Unicode.Scalar(quads[number]).map { ($0, 4) }
    }
    // 90308130 is U+10000.
    let beyond = number - 189_000
    guard beyond >= 0, beyond <= 0xF_FFFF else { return nil }
    return Unicode.Scalar(UInt32(0x1_0000 + beyond)).map { ($0, 4) }
  }

  /// How many bytes a character that begins with these has, at most; what is cut off goes on in the
  /// next piece.
  static func isCut(_ bytes: [UInt8], _ index: Int) -> Bool {
    let rest = bytes.count - index
    guard rest < 4, (0x81...0xFE).contains(bytes[index]) else { return false }
    return rest == 1 || (0x30...0x39).contains(bytes[index + 1])
  }
}
