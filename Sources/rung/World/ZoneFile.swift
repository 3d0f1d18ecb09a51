/// A compiled time zone file (RFC 8536), parsed as far as needed to see whether the C library can
/// load it.
struct ZoneFile {
  let bytes: [UInt8]
  /// The POSIX rule after the last listed transition: `CST-8`.
  let rule: String?
  /// Whether all offsets are within a day of UTC.
  let isPlausible: Bool
  private let blocks: [Block]

  /// Nil if the file is missing, truncated or not a zone.
  init?(_ path: String) {
    guard let bytes = ZoneFile.read(path, limit: 1 << 18),
      let first = Block(bytes, at: 0, wide: false)
    else { return nil }
    self.bytes = bytes
    guard bytes[4] >= UInt8(ascii: "2") else {
      rule = nil
      isPlausible = first.isPlausible(bytes)
      blocks = [first]
      return
    }
    // From version 2 on, the data follow again with 64-bit times, and a footer.
    guard let second = Block(bytes, at: first.end, wide: true), bytes.count > second.end,
      bytes[second.end] == UInt8(ascii: "\n")
    else { return nil }
    let footer = bytes[(second.end + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    guard second.end + 1 + footer.count < bytes.count else { return nil }
    let text = String(decoding: footer, as: UTF8.self)
    if !text.isEmpty, !isZoneRule(text) { return nil }
    rule = text.isEmpty ? nil : text
    isPlausible = first.isPlausible(bytes) && second.isPlausible(bytes)
    blocks = [first, second]
  }

  /// All offsets, in seconds.
  var offsets: [Int] {
    blocks.flatMap { $0.offsets(bytes) } + (rule.flatMap(zoneRuleOffsets) ?? [])
  }

  /// Where the C library looks for zones by name.
  static var folders: [String] {
    let set = getenv("TZDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    return zoneFolders(instead: set)
  }

  /// A regular file's bytes; nil for anything else, or more than `limit` bytes.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
    else { return nil }
    return try? readAll(file, limit: limit)
  }
}

/// One of the file's two data blocks.
private struct Block {
  let types: Range<Int>
  let end: Int

  init?(_ bytes: [UInt8], at start: Int, wide: Bool) {
    guard bytes.count >= start + 44, bytes[start..<(start + 4)].elementsEqual("TZif".utf8) else {
      return nil
    }
    let counts = (0..<6).map { Int(number(bytes, start + 20 + 4 * $0)) }
    // Rejects counts that the file could not hold.
    guard counts.allSatisfy({ (0...bytes.count).contains($0) }) else { return nil }
    let (isUT, isStandard, leaps, times, kinds, letters) =
      (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
    let width = wide ? 8 : 4
    let changes = start + 44 + times * width
    let first = changes + times
    types = first..<(first + kinds * 6)
    end = types.upperBound + letters + leaps * (width + 4) + isStandard + isUT
    guard kinds > 0, end <= bytes.count,
      bytes[changes..<first].allSatisfy({ Int($0) < kinds })
    else { return nil }
  }

  func isPlausible(_ bytes: [UInt8]) -> Bool {
    offsets(bytes).allSatisfy { (-89_999...93_599).contains($0) }
  }

  func offsets(_ bytes: [UInt8]) -> [Int] {
    stride(from: types.lowerBound, to: types.upperBound, by: 6).map { Int(number(bytes, $0)) }
  }
}

private func number(_ bytes: [UInt8], _ at: Int) -> Int32 {
  Int32(
    bitPattern: bytes[at..<(at + 4)].reduce(0 as UInt32) { $0 << 8 | UInt32($1) })
}
