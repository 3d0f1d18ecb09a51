/// Bytes as bits, the lowest first.
struct BitInput {
  private let read: () throws -> [UInt8]
  private var piece: [UInt8] = []
  private var index = 0
  private var bits: UInt64 = 0
  private var count = 0
  private var isAtEnd = false

  init(read: @escaping () throws -> [UInt8]) {
    self.read = read
  }

  /// So many bits, at most 16.
  ///
  /// - Throws: `Inflate.Damaged` where the file ends before.
  mutating func take(_ wanted: Int) throws -> Int {
    if count < wanted {
      try fill()
      guard count >= wanted else { throw Inflate.Damaged() }
    }
    let value = Int(truncatingIfNeeded: bits & ((1 << UInt64(wanted)) - 1))
    bits >>= UInt64(wanted)
    count -= wanted
    return value
  }

  /// The next 15 bits without going past them; behind the end they are zero.
  mutating func peek() throws -> Int {
    if count < 15, !isAtEnd { try fill() }
    return Int(truncatingIfNeeded: bits & 0x7FFF)
  }

  mutating func skip(_ length: Int) throws {
    guard length <= count else { throw Inflate.Damaged() }
    bits >>= UInt64(length)
    count -= length
  }

  mutating func alignToByte() {
    let spare = count % 8
    bits >>= UInt64(spare)
    count -= spare
  }

  private mutating func fill() throws {
    while count <= 48 {
      if index == piece.count {
        if isAtEnd { return }
        piece = try read()
        index = 0
        if piece.isEmpty {
          isAtEnd = true
          return
        }
      }
      bits |= UInt64(piece[index]) << UInt64(count)
      index += 1
      count += 8
    }
  }
}

/// A code of DEFLATE: which symbol the next bits say.
struct HuffmanTable: Sendable {
  /// By as many bits as the longest code has: symbol and length, or 0 where no code begins so.
  private var entries: [UInt16]
  private let mask: Int

  /// - Parameter lengths: of the code of each symbol; 0 where it has none.
  /// - Throws: `Inflate.Damaged` where there are more codes than the lengths allow.
  init(_ lengths: [UInt8]) throws {
    let longest = Int(lengths.max() ?? 0)
    guard longest <= 15 else { throw Inflate.Damaged() }
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var (code, next) = (0, [Int](repeating: 0, count: 16))
    for length in 1...15 {
      code = (code + (length == 1 ? 0 : counts[length - 1])) << 1
      next[length] = code
      guard code + counts[length] <= 1 << length else { throw Inflate.Damaged() }
    }
    entries = [UInt16](repeating: 0, count: 1 << longest)
    mask = entries.count - 1
    for (symbol, length) in lengths.enumerated() where length > 0 {
      var reversed = 0
      for bit in 0..<Int(length) where next[Int(length)] >> bit & 1 == 1 {
        reversed |= 1 << (Int(length) - 1 - bit)
      }
      next[Int(length)] += 1
      for place in stride(from: reversed, to: entries.count, by: 1 << Int(length)) {
        entries[place] = UInt16(symbol) << 4 | UInt16(length)
      }
    }
  }

  private init(fixed lengths: [UInt8]) {
    self = (try? HuffmanTable(lengths)) ?? HuffmanTable()
  }

  private init() {
    (entries, mask) = ([0], 0)
  }

  func symbol(_ input: inout BitInput) throws -> Int {
    let entry = entries[try input.peek() & mask]
    guard entry != 0 else { throw Inflate.Damaged() }
    try input.skip(Int(entry & 15))
    return Int(entry >> 4)
  }

  static let fixedLiterals = HuffmanTable(
    fixed: Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
      + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8))
  static let fixedDistances = HuffmanTable(fixed: Array(repeating: 5, count: 30))
}
