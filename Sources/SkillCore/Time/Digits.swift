/// Writes ASCII into memory of a fixed size: an append to an array costs five times as much, and an
/// export makes a hundred a row.
@frozen
public struct Digits {
  @usableFromInline let memory: UnsafeMutableRawBufferPointer
  @usableFromInline var count = 0

  @inlinable
  init(_ memory: UnsafeMutableRawBufferPointer) {
    self.memory = memory
  }

  /// What has no room is left out; its maker says how much there will be at most.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    guard count < memory.count else { return }
    memory[count] = byte
    count += 1
  }

  /// Eight bytes, the first one lowest.
  mutating func append(eight word: UInt64) {
    guard count <= memory.count - 8 else { return }
    memory.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
    count += 8
  }

  /// Decimal digits.
  public mutating func append(number: Int) {
    var rest = number.magnitude
    if number < 0 { append(UInt8(ascii: "-")) }
    guard rest > 9 else { return append(UInt8(ascii: "0") &+ UInt8(rest)) }
    var length = 1
    var limit: UInt = 10
    while rest >= limit {
      length += 1
      let (next, isTooLarge) = limit.multipliedReportingOverflow(by: 10)
      if isTooLarge { break }
      limit = next
    }
    guard count <= memory.count - length else { return }
    count += length
    var place = count
    for _ in 0..<length {
      place -= 1
      memory[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// At least two digits.
  @inlinable @inline(__always)
  public mutating func append(twoOrMore number: Int) {
    guard (0..<100).contains(number) else { return append(number: number) }
    let (tens, ones) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
    append(UInt8(ascii: "0") &+ tens)
    append(UInt8(ascii: "0") &+ ones)
  }
}

extension [UInt8] {
  /// Appends what the closure writes.
  ///
  /// - Parameter most: how many bytes at most.
  @inlinable
  public mutating func append(digits most: Int, _ body: (inout Digits) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: most, alignment: 8) { memory in
      var digits = Digits(memory)
      body(&digits)
      append(contentsOf: UnsafeRawBufferPointer(rebasing: memory[..<digits.count]))
    }
  }
}

extension String {
  /// A string of the ASCII that the closure appends.
  init(digits most: Int, _ body: (inout Digits) -> Void) {
    var bytes: [UInt8] = []
    bytes.append(digits: most, body)
    self.init(decoding: bytes, as: UTF8.self)
  }
}
