import SkillCore

/// Unpacks DEFLATE (RFC 1951), a piece at a time, with a history of 32 KiB.
struct Inflate {
  /// Something that no packer writes.
  struct Damaged: Error {}

  private var input: BitInput
  private var output: [UInt8] = []
  /// Where in `output` begins what was not handed over yet.
  private var handed = 0
  private var block = Block.none
  private var isLast = false

  private enum Block {
    case none
    case stored(left: Int)
    case coded(HuffmanTable, HuffmanTable)
  }

  private static let history = 32_768
  private static let pieceSize = 65_536

  init(read: @escaping () throws -> [UInt8]) {
    input = BitInput(read: read)
    output.reserveCapacity(Inflate.history + Inflate.pieceSize + 512)
  }

  /// The next bytes; none at the end.
  ///
  /// - Throws: `Damaged`, and what reading throws.
  mutating func next() throws -> [UInt8] {
    if handed > Inflate.history {
      output.removeSubrange(..<(handed - Inflate.history))
      handed = output.count
    }
    while output.count - handed < Inflate.pieceSize {
      switch block {
      case .none:
        if isLast { return handOver() }
        try beginBlock()
      case .stored(let left): try copyStored(left)
      case .coded(let literals, let distances): try decode(literals, distances)
      }
    }
    return handOver()
  }

  private mutating func handOver() -> [UInt8] {
    defer { handed = output.count }
    return Array(output[handed...])
  }

  private mutating func beginBlock() throws {
    isLast = try input.take(1) == 1
    switch try input.take(2) {
    case 0:
      input.alignToByte()
      let (length, inverse) = (try input.take(16), try input.take(16))
      guard length == ~inverse & 0xFFFF else { throw Damaged() }
      block = .stored(left: length)
    case 1: block = .coded(HuffmanTable.fixedLiterals, HuffmanTable.fixedDistances)
    case 2: block = try dynamicBlock()
    default: throw Damaged()
    }
  }

  private mutating func copyStored(_ left: Int) throws {
    for _ in 0..<min(left, Inflate.pieceSize) {
      output.append(UInt8(truncatingIfNeeded: try input.take(8)))
    }
    let rest = left - min(left, Inflate.pieceSize)
    block = rest == 0 ? .none : .stored(left: rest)
  }

  private mutating func dynamicBlock() throws -> Block {
    let (literals, distances) = (try input.take(5) + 257, try input.take(5) + 1)
    let codes = try input.take(4) + 4
    guard literals <= 286, distances <= 30 else { throw Damaged() }
    var lengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<codes {
      lengths[Inflate.codeOrder[index]] = UInt8(truncatingIfNeeded: try input.take(3))
    }
    let table = try HuffmanTable(lengths)
    lengths = []
    while lengths.count < literals + distances {
      let symbol = try table.symbol(&input)
      switch symbol {
      case 0...15: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw Damaged() }
        lengths += Array(repeating: last, count: try input.take(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try input.take(3) + 3)
      default: lengths += Array(repeating: 0, count: try input.take(7) + 11)
      }
    }
    guard lengths.count == literals + distances, lengths[256] != 0 else { throw Damaged() }
    return .coded(
      try HuffmanTable(Array(lengths[..<literals])), try HuffmanTable(Array(lengths[literals...])))
  }

  /// Decodes until the block ends or a piece is full.
  private mutating func decode(_ literals: HuffmanTable, _ distances: HuffmanTable) throws {
    while output.count - handed < Inflate.pieceSize {
      let symbol = try literals.symbol(&input)
      if symbol < 256 {
        output.append(UInt8(truncatingIfNeeded: symbol))
        continue
      }
      if symbol == 256 {
        block = .none
        return
      }
      let place = symbol - 257
      guard place < Inflate.lengthBases.count else { throw Damaged() }
      let length = Inflate.lengthBases[place] + (try input.take(Inflate.lengthBits[place]))
      let code = try distances.symbol(&input)
      guard code < Inflate.distanceBases.count else { throw Damaged() }
      let distance = Inflate.distanceBases[code] + (try input.take(Inflate.distanceBits[code]))
      guard distance <= output.count else { throw Damaged() }
      var from = output.count - distance
      for _ in 0..<length {
        output.append(output[from])
        from += 1
      }
    }
  }

  private static let codeOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
}
