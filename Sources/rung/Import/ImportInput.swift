import SkillCore
import SkillExchange

/// A file to import: its first bytes, to recognise it, then all of it, in chunks.
final class ImportInput {
  let path: String
  /// In bytes; 0 if unknown.
  let size: Int
  private let file: Int32
  /// The bytes read from a pipe; a file is read again instead.
  private var kept: [UInt8] = []
  private let isPipe: Bool
  private let context: Context
  private var bytesRead = 0
  /// For a file in memory.
  private var lines = 0

  /// The most to keep in memory: 256 MiB.
  static let limit = 256 << 20
  /// The most to parse as one value, which takes many times its bytes.
  static let valueLimit = 64 << 20
  private static let headSize = 4096
  private static let pieceSize = 65_536

  /// - Parameter path: `-` is standard input.
  /// - Throws: `Refusal` 66 if it is missing or not a file, 77 without permission.
  init(_ path: String, _ context: Context) throws {
    self.path = path
    self.context = context
    guard path != "-" else {
      (file, size, isPipe) = (-1, 0, true)
      return
    }
    file = try InputFile.opened(path)
    var status = stat()
    let isRegular = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    isPipe = !isRegular
    size = isRegular ? Int(status.st_size) : 0
  }

  deinit {
    if file >= 0 { close(file) }
  }

  var shown: String { InputFile.shown(path) }

  /// The first bytes.
  func head() throws -> [UInt8] {
    guard isPipe else {
      let rest = try pieces()
      return Array(try rest().prefix(ImportInput.headSize))
    }
    if kept.isEmpty { kept = try more() }
    return Array(kept.prefix(ImportInput.headSize))
  }

  /// Returns all bytes from the beginning in chunks, none at the end.
  func pieces() throws -> () throws -> [UInt8] {
    bytesRead = 0
    if isPipe {
      var rest = try whole(limit: ImportInput.limit)
      return { [self] in
        defer { rest = [] }
        bytesRead += rest.count
        return rest
      }
    }
    // Two may read at once, each from its own place.
    var place = 0
    return { [self] in
      let piece = try bytes(from: place, count: ImportInput.pieceSize)
      place += piece.count
      bytesRead = place
      return piece
    }
  }

  /// So many bytes from an offset on; fewer where the file ends.
  func bytes(from offset: Int, count: Int) throws -> [UInt8] {
    guard offset >= 0, count > 0 else { return [] }
    if isPipe { return Array(try whole(limit: ImportInput.limit).dropFirst(offset).prefix(count)) }
    guard lseek(file, offset, SEEK_SET) == offset else { throw InputFile.cannotOpen(path, errno) }
    let bytes = try readAll(file, limit: count - 1)
    return bytes.count > count ? Array(bytes[..<count]) : bytes
  }

  /// In bytes; a pipe is read to its end.
  func wholeSize() throws -> Int {
    isPipe ? try whole(limit: ImportInput.limit).count : size
  }

  /// All of it.
  ///
  /// - Throws: `Refusal` 65 if it is too large.
  func whole(limit: Int = valueLimit) throws -> [UInt8] {
    if !isPipe {
      guard lseek(file, 0, SEEK_SET) == 0 else { throw InputFile.cannotOpen(path, errno) }
      kept = []
    }
    while kept.count <= limit {
      let piece = try more()
      if piece.isEmpty { break }
      kept += piece
    }
    guard kept.count <= limit else { throw InputFile.tooLarge(path, limit) }
    defer { if !isPipe { kept = [] } }
    lines = context.progress == nil ? 0 : kept.count { $0 == UInt8(ascii: "\n") }
    return kept
  }

  /// The progress at a position, in bytes of `size`, estimated.
  func done(_ position: FilePosition) -> Int {
    guard lines > 0 else { return bytesRead }
    return Int((Double(size) * Double(position.line) / Double(lines)).rounded())
  }

  private func more() throws -> [UInt8] {
    file < 0
      ? try context.readInput(ImportInput.pieceSize)
      : try readAll(file, limit: ImportInput.pieceSize - 1)
  }
}
