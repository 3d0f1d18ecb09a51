import SkillCore

/// A workbook of Excel, LibreOffice, Numbers or Google (.xlsx).
public struct WorkbookFile {
  private let archive: ZipArchive
  private let bytes: ZipArchive.Bytes
  private var sheets: [(name: String, path: String)] = []
  private var texts = SharedTexts()
  private var formats = CellFormats()
  private var countsFrom1904 = false
  private var chosen = 0

  /// - Parameters:
  ///   - size: of the file.
  ///   - bytes: gives so many bytes from an offset on; fewer where the file ends.
  /// - Throws: `FileFault`.
  public init(size: Int, _ bytes: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]) throws
  {
    self.bytes = bytes
    archive = try ZipArchive(size: size, bytes)
    guard archive.parts["xl/workbook.xml"] != nil else {
      throw FileFault(
        at: .start,
        Text(
          "this is a packed file, but not a workbook of Excel; save the sheet as .xlsx or CSV UTF-8",
          zh: "这是压缩文件，但不是 Excel 工作簿；请另存为 .xlsx 或 CSV UTF-8"))
    }
    try readSheets()
    if let part = try xml("xl/sharedStrings.xml") { texts = try SharedTexts(part) }
    if let part = try xml("xl/styles.xml") { formats = try CellFormats(part) }
  }

  private func xml(_ path: String) throws -> XMLPieces? {
    guard let part = archive.parts[path] else { return nil }
    return XMLPieces(read: try ZipArchive.reader(of: part, bytes))
  }

  /// Sheets by their names, in the order of the workbook.
  private mutating func readSheets() throws {
    var targets: [String: String] = [:]
    if var relations = try xml("xl/_rels/workbook.xml.rels") {
      while let event = try relations.next() {
        guard case .begin("Relationship") = event, let id = try relations.attribute("Id"),
          let target = try relations.attribute("Target")
        else { continue }
        targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
      }
    }
    guard var book = try xml("xl/workbook.xml") else { throw XMLPieces.broken }
    while let event = try book.next() {
      switch event {
      case .begin("workbookPr"):
        let value = try book.attribute("date1904")
        countsFrom1904 = value == "1" || value == "true"
      case .begin("sheet"):
        guard let name = try book.attribute("name"), sheets.count < 1000 else { continue }
        // Only `r:id` ends so; `sheetId` is another name.
        let path =
          try book.attribute("id").flatMap { targets[$0] }
          ?? "xl/worksheets/sheet\(sheets.count + 1).xml"
        if archive.parts[path] != nil { sheets.append((name, path)) }
      default: break
      }
    }
    guard !sheets.isEmpty else { throw XMLPieces.broken }
  }

  /// The sheet that is read.
  public var sheet: String { sheets[chosen].name }
  public var isFirst: Bool { chosen == 0 }

  /// Takes the first sheet with a row of headings; without any, the first.
  mutating func choose(_ areHeadings: ([String]) -> Bool) throws {
    for index in sheets.indices.prefix(50) {
      chosen = index
      let rows = try rows()
      for _ in 0..<SheetLayout.rowsOfHead {
        guard let row = try rows.next() else { break }
        if areHeadings(row.cells) { return }
      }
    }
    chosen = 0
  }

  /// The rows of the chosen sheet.
  func rows() throws -> WorkbookRows {
    guard let part = try xml(sheets[chosen].path) else { throw XMLPieces.broken }
    return WorkbookRows(part, texts, formats, countsFrom1904: countsFrom1904)
  }
}

/// The texts that cells share, one after another.
struct SharedTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// In bytes.
  private static let most = 256 << 20

  init() {}

  init(_ part: XMLPieces) throws {
    var part = part
    var (isText, phonetic) = (false, 0)
    while let event = try part.next() {
      switch event {
      case .begin("t"): isText = true
      case .end("t"): isText = false
      // How Japanese names are read is written beside them.
      case .begin("rPh"): phonetic += 1
      case .end("rPh"): phonetic -= 1
      case .text(let text) where isText && phonetic == 0:
        guard bytes.count + text.utf8.count <= SharedTexts.most else { throw ZipArchive.tooLarge }
        bytes += text.utf8
      case .end("si"): ends.append(UInt32(truncatingIfNeeded: bytes.count))
      default: break
      }
    }
  }

  subscript(_ index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
  }
}
