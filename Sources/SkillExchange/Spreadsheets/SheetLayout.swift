import SkillCore

/// How a spreadsheet's text is encoded and parted into cells: found out from all of its bytes and its
/// first rows.
struct SheetLayout: Sendable {
  var encoding: SheetEncoding
  var dialect: CSVDialect
  /// How well its first rows fit; 0 where none is known.
  var score: Int

  /// Opens the file again from its beginning.
  typealias Open = () throws -> SheetEncoding.Read

  /// - Parameters:
  ///   - score: how much a row looks like the one with the headings; 0 when not at all.
  /// - Throws: `FileFault` where no encoding fits.
  init(_ open: Open, score: ([String]) -> Int) throws {
    let head = Array(try SheetLayout.first(4096, open()).prefix(4096))
    if head.starts(with: [0xFF, 0xFE, 0, 0]) {
      throw FileFault(
        at: .start,
        Text("the text is UTF-32; save it as CSV UTF-8", zh: "文字是 UTF-32 编码；请另存为 CSV UTF-8"))
    }
    // A mark decides: what does not fit it is damaged, and refused where it stands.
    if let encoding = SheetEncoding(head: head) {
      self = try SheetLayout.best(encoding, open, score)
      return
    }
    guard try !SheetEncoding.isUTF8(open()) else {
      self = try SheetLayout.best(.utf8, open, score)
      return
    }
    if head.contains(0) {
      throw FileFault(
        at: .start,
        Text(
          "this is neither text nor a workbook (.xlsx); save the sheet as CSV UTF-8",
          zh: "这既不是文本也不是工作簿（.xlsx）；请另存为 CSV UTF-8"))
    }
    let chinese = try SheetEncoding.surveyGB18030(open())
    let western = try SheetLayout.best(.windows1252, open, score)
    if chinese.isValid {
      let layout = try SheetLayout.best(.gb18030, open, score)
      if layout.score > western.score
        || layout.score > 0 && layout.score == western.score && !chinese.looksEuropean
      {
        self = layout
        return
      }
    }
    guard western.score > 0 else {
      throw FileFault(
        at: .start,
        Text(
          "the text is neither UTF-8 nor an encoding under which the headings can be read; save the file as CSV UTF-8",
          zh: "文字不是 UTF-8，也没有一种编码能读出表头；请另存为 CSV UTF-8"))
    }
    self = western
  }

  private init(
    _ encoding: SheetEncoding, _ separator: UInt8, isDeclared: Bool = false, score: Int = 0
  ) {
    self.encoding = encoding
    dialect = CSVDialect(separator: separator, isLoose: true)
    dialect.firstLine = isDeclared ? 2 : 1
    self.score = score
  }

  /// - Parameter isLoose: read as spreadsheets and people write, not only as Rung does.
  func reader(_ open: Open, isLoose: Bool = true) throws -> CSVReader {
    var dialect = dialect
    dialect.isLoose = isLoose
    let read = SheetDecoder.decoding(encoding, try open())
    guard dialect.firstLine > 1 else { return CSVReader(dialect: dialect, read: read) }
    var (hasBegun, head) = (false, [UInt8]())
    return CSVReader(dialect: dialect) {
      if hasBegun { return try read() }
      hasBegun = true
      head = try SheetLayout.first(16, read)
      guard let end = head.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return [] }
      let isPair = head[end...].starts(with: [0x0D, 0x0A])
      let rest = Array(head[(end + (isPair ? 2 : 1))...])
      return rest.isEmpty ? try read() : rest
    }
  }

  /// So many bytes, and what came with them.
  private static func first(_ count: Int, _ read: SheetEncoding.Read) throws -> [UInt8] {
    var head: [UInt8] = []
    while head.count < count {
      let piece = try read()
      if piece.isEmpty { break }
      head += piece
    }
    return head
  }

  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  /// Above the headings there may be a title.
  static let rowsOfHead = 10

  private static func best(
    _ encoding: SheetEncoding, _ open: Open, _ score: ([String]) -> Int
  ) throws -> SheetLayout {
    if let separator = try declaredSeparator(encoding, open) {
      var layout = SheetLayout(encoding, separator, isDeclared: true)
      layout.score = try rows(layout, open).map(score).max() ?? 0
      return layout
    }
    var best: (layout: SheetLayout, cells: Int)?
    for separator in separators {
      var layout = SheetLayout(encoding, separator)
      let rows = try rows(layout, open)
      layout.score = rows.map(score).max() ?? 0
      // Where there are only separators, no row is left.
      let cells = rows.first?.count ?? .max
      guard let known = best else {
        best = (layout, cells)
        continue
      }
      if (layout.score, cells) > (known.layout.score, known.cells) { best = (layout, cells) }
    }
    return best?.layout ?? SheetLayout(encoding, separators[0])
  }

  /// The first rows that are not blank, as far as they can be read.
  private static func rows(_ layout: SheetLayout, _ open: Open) throws -> [[String]] {
    var reader = SheetReader(try layout.reader(open))
    var rows: [[String]] = []
    do {
      while rows.count < rowsOfHead, let row = try reader.next() { rows.append(row.cells) }
    } catch is FileFault {}
    return rows
  }

  /// What Excel writes for itself into the first line: `sep=;`.
  private static func declaredSeparator(_ encoding: SheetEncoding, _ open: Open) throws -> UInt8? {
    var head = try first(16, SheetDecoder.decoding(encoding, try open()))
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
    let line = head.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") }
    guard line.count == 5, let last = line.last, isSeparator(last),
      String(decoding: line.dropLast(), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    return last
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != UInt8(ascii: "\"") && byte >= 0x20 && !(0x30...0x39).contains(byte)
      || byte == 0x09
  }
}
