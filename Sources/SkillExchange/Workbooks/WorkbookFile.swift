import SkillCore

/// A workbook of Excel, LibreOffice, Numbers or Google (.xlsx).
public struct WorkbookFile {
  private let archive: ZipArchive
  private let bytes: ZipArchive.Bytes
  private var sheets: [Sheet] = []
  private var texts = SharedTexts()
  private var formats = CellFormats()
  private var countsFrom1904 = false
  private var chosen = 0
  /// Of all reading: several times the largest sheet.
  private let budget: UnpackedBudget
  /// Of looking for the sheet to read.
  private let looking = UnpackedBudget(256 << 20)

  private struct Sheet {
    var name: String
    var path: String
    var isHidden: Bool
  }

  /// - Parameters:
  ///   - size: of the file.
  ///   - budget: how much may be unpacked in all, in bytes.
  ///   - bytes: gives so many bytes from an offset on; fewer where the file ends.
  /// - Throws: `FileFault`.
  public init(
    size: Int, budget: Int = 4 << 30,
    _ bytes: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws {
    self.bytes = bytes
    self.budget = UnpackedBudget(budget)
    archive = try ZipArchive(size: size, bytes)
    guard archive.parts["xl/workbook.xml"] != nil else { throw WorkbookFile.other(archive) }
    try readSheets()
    if let part = try xml("xl/sharedStrings.xml") { texts = try SharedTexts(part) }
    if let part = try xml("xl/styles.xml") { formats = try CellFormats(part) }
  }

  /// What else is packed like a workbook, and how to get one of it.
  private static func other(_ archive: ZipArchive) -> FileFault {
    let (en, zh) =
      if archive.parts["content.xml"] != nil {
        ("this is a sheet of LibreOffice (.ods)", "这是 LibreOffice 表格（.ods）")
      } else if archive.parts["xl/workbook.bin"] != nil {
        ("this is a binary workbook (.xlsb)", "这是二进制工作簿（.xlsb）")
      } else if archive.parts["Index/Document.iwa"] != nil {
        ("this is a sheet of Numbers", "这是 Numbers 表格")
      } else {
        ("this is a packed file, but not a workbook of Excel", "这是压缩文件，但不是 Excel 工作簿")
      }
    return FileFault(
      at: .start,
      Text("\(en); save the sheet as .xlsx or CSV UTF-8", zh: "\(zh)；请另存为 .xlsx 或 CSV UTF-8"))
  }

  private func xml(_ path: String, looking: Bool = false) throws -> XMLPieces? {
    guard let part = archive.parts[path] else { return nil }
    let read = try ZipArchive.reader(of: part, bytes)
    return XMLPieces { [budget = looking ? self.looking : budget] in
      let piece = try read()
      try budget.take(piece.count)
      return piece
    }
  }

  /// Sheets by their names, in the order of the workbook.
  private mutating func readSheets() throws {
    var targets: [String: String] = [:]
    if var relations = try xml("xl/_rels/workbook.xml.rels") {
      while let event = try relations.next() {
        guard case .begin("Relationship") = event, let id = try relations.attribute("Id"),
          let target = try relations.attribute("Target")
        else { continue }
        guard targets.count < 10_000 else { throw XMLPieces.broken }
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
        let state = try book.attribute("state")
        if archive.parts[path] != nil {
          sheets.append(Sheet(name: name, path: path, isHidden: state != nil && state != "visible"))
        }
      default: break
      }
    }
    guard !sheets.isEmpty else { throw XMLPieces.broken }
  }

  /// The sheet that is read.
  public var sheet: String { sheets[chosen].name }

  /// The other sheets that show anything.
  func others() -> [String] {
    var others: [String] = []
    for (index, sheet) in sheets.enumerated().prefix(WorkbookFile.mostLookedAt)
    where index != chosen && !sheet.isHidden && sheet.path != sheets[chosen].path {
      // What cannot be read is named as well.
      let isEmpty = (try? head(of: index))?.isEmpty ?? false
      if !isEmpty { others.append(sheet.name) }
    }
    return others
  }

  private static let mostLookedAt = 50

  /// Takes the sheet of that name.
  ///
  /// - Throws: `FileFault` where there is none.
  mutating func choose(named name: String) throws {
    let folded = FoldedText(name: name)
    let index =
      sheets.firstIndex { $0.name == name }
      ?? sheets.firstIndex { FoldedText(name: $0.name) == folded }
    guard let index else {
      let names = sheets.prefix(20).map { "“\(shown($0.name))”" }
      throw FileFault(
        at: .start,
        Text(
          "no sheet is called “\(shown(name))”; the sheets here: \(names.joined(separator: ", "))",
          zh: "没有名为“\(shown(name))”的工作表；这里的工作表：\(names.joined(separator: "、"))"))
    }
    chosen = index
  }

  /// Takes the first sheet that is shown and has a row of headings; without any, the first.
  mutating func choose(_ areHeadings: ([String]) -> Bool) throws {
    let shown = sheets.indices.filter { !sheets[$0].isHidden }
    chosen = shown.first ?? 0
    guard sheets.count > 1 else { return }
    var seen: Set<String> = []
    for index in shown.prefix(WorkbookFile.mostLookedAt)
    where seen.insert(sheets[index].path).inserted {
      if try head(of: index).contains(where: { areHeadings($0.cells) }) {
        chosen = index
        return
      }
    }
  }

  /// The first rows of a sheet.
  private func head(of index: Int) throws -> [SheetRow] {
    guard let part = try xml(sheets[index].path, looking: true) else { throw XMLPieces.broken }
    let reader = WorkbookRows(part, texts, formats, looking, countsFrom1904: countsFrom1904)
    var rows: [SheetRow] = []
    while rows.count < SheetLayout.rowsOfHead, let row = try reader.next() {
      if row.cells.contains(where: { !$0.isBlank }) { rows.append(row) }
    }
    return rows
  }

  /// The rows of the chosen sheet.
  func rows() throws -> WorkbookRows {
    guard let part = try xml(sheets[chosen].path) else { throw XMLPieces.broken }
    return WorkbookRows(part, texts, formats, budget, countsFrom1904: countsFrom1904)
  }
}

/// The texts that cells share, one after another.
struct SharedTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// In bytes.
  private static let most = 256 << 20
  private static let mostTexts = 20_000_000

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
      case .end("si"):
        guard ends.count < SharedTexts.mostTexts else { throw ZipArchive.tooLarge }
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
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
