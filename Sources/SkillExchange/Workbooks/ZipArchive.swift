import SkillCore

/// A zip file by its central directory: its parts by name, unpacked a piece at a time.
struct ZipArchive: Sendable {
  struct Part: Sendable {
    fileprivate var method: UInt16
    fileprivate var packed: Int
    fileprivate var size: Int
    fileprivate var crc: UInt32
    fileprivate var offset: Int
    fileprivate var isEncrypted: Bool
  }

  /// Gives so many bytes from an offset on; fewer where the file ends.
  typealias Bytes = (_ offset: Int, _ count: Int) throws -> [UInt8]

  private(set) var parts: [String: Part] = [:]

  /// How large a part may become: far more than any workbook of sessions has. What grows beyond is made
  /// to harm.
  struct Bounds {
    /// In bytes.
    var part = 1 << 30
    /// Up to here a part may have grown by any factor, in bytes.
    var small = 64 << 20
    /// Tables unpack to ten or twenty times their size, hardly to hundreds.
    var factor = 400
  }

  private static let mostParts = 10_000

  /// - Throws: `FileFault` where it is no zip file, or a damaged one.
  init(size: Int, _ bytes: Bytes) throws {
    let tailSize = min(size, 65_557)
    let tail = ByteFields(try bytes(size - tailSize, tailSize))
    var end = tail.count - 22
    while end >= 0, tail.uint32(end) != 0x0605_4B50 { end -= 1 }
    guard end >= 0, let count = tail.uint16(end + 10), let length = tail.uint32(end + 12),
      let start = tail.uint32(end + 16), Int(count) <= ZipArchive.mostParts,
      Int(length) <= 8 << 20, Int(start) + Int(length) <= size
    else { throw ZipArchive.damaged }
    let list = ByteFields(try bytes(Int(start), Int(length)))
    var place = 0
    for _ in 0..<count {
      guard list.uint32(place) == 0x0201_4B50, let flags = list.uint16(place + 8),
        let method = list.uint16(place + 10), let crc = list.uint32(place + 16),
        let packed = list.uint32(place + 20), let size = list.uint32(place + 24),
        let nameLength = list.uint16(place + 28), let extra = list.uint16(place + 30),
        let remark = list.uint16(place + 32), let offset = list.uint32(place + 42),
        let name = list.text(place + 46, Int(nameLength))
      else { throw ZipArchive.damaged }
      parts[name] = Part(
        method: method, packed: Int(packed), size: Int(size), crc: crc, offset: Int(offset),
        isEncrypted: flags & 1 != 0)
      place += 46 + Int(nameLength) + Int(extra) + Int(remark)
    }
  }

  static let damaged = FileFault(
    at: .start,
    Text(
      "the workbook is damaged or cut off; save or download it again",
      zh: "工作簿已损坏或不完整；请重新保存或下载"))
  static let tooLarge = FileFault(
    at: .start,
    Text(
      "the workbook unpacks to more than any record of sessions; save the sheet as CSV",
      zh: "工作簿解压后过大；请将工作表另存为 CSV"))

  /// Gives the bytes of a part, and none at its end; its checksum is looked at there.
  static func reader(
    of part: Part, _ bytes: @escaping Bytes, bounds: Bounds = Bounds()
  ) throws -> () throws -> [UInt8] {
    guard !part.isEncrypted else {
      throw FileFault(
        at: .start,
        Text("the workbook has a password; save it without one", zh: "工作簿有密码；请另存为无密码的文件"))
    }
    let head = ByteFields(try bytes(part.offset, 30))
    guard head.uint32(0) == 0x0403_4B50, let name = head.uint16(26), let extra = head.uint16(28)
    else { throw damaged }
    var (place, left) = (part.offset + 30 + Int(name) + Int(extra), part.packed)
    func packed() throws -> [UInt8] {
      let piece = try bytes(place, min(left, 65_536))
      place += piece.count
      left -= piece.count
      return piece
    }
    var inflate = Inflate(read: packed)
    var (crc, done) = (CRC32(), 0)
    return {
      let piece: [UInt8]
      do {
        switch part.method {
        case 0: piece = try packed()
        case 8: piece = try inflate.next()
        default: throw Inflate.Damaged()
        }
      } catch is Inflate.Damaged { throw damaged }
      done += piece.count
      guard done <= bounds.part, done <= bounds.small || done / bounds.factor < part.packed else {
        throw tooLarge
      }
      if piece.isEmpty {
        guard crc.value == part.crc, done == part.size else { throw damaged }
      }
      crc.add(piece)
      return piece
    }
  }
}

/// How much may still be unpacked of an archive, in all of its parts and however often they are read.
final class UnpackedBudget {
  private var left: Int

  init(_ bytes: Int) {
    left = bytes
  }

  /// - Throws: `ZipArchive.tooLarge` where it is used up.
  func take(_ bytes: Int) throws(FileFault) {
    left -= bytes
    guard left >= 0 else { throw ZipArchive.tooLarge }
  }
}

/// Numbers at places in bytes, little-endian; nil beyond the end.
private struct ByteFields {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  func uint16(_ place: Int) -> UInt16? {
    guard place >= 0, place + 2 <= bytes.count else { return nil }
    return UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
  }

  func uint32(_ place: Int) -> UInt32? {
    guard let low = uint16(place), let high = uint16(place + 2) else { return nil }
    return UInt32(low) | UInt32(high) << 16
  }

  func text(_ place: Int, _ length: Int) -> String? {
    guard place + length <= bytes.count else { return nil }
    return String(decoding: bytes[place..<(place + length)], as: UTF8.self)
  }
}

/// The checksum of zip files.
struct CRC32 {
  private var state: UInt32 = 0xFFFF_FFFF

  var value: UInt32 { ~state }

  mutating func add(_ bytes: [UInt8]) {
    var state = state
    CRC32.table.withUnsafeBufferPointer { table in
      for byte in bytes {
        state = table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ state >> 8
      }
    }
    self.state = state
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }
}
