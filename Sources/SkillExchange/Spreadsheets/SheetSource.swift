import SkillCore

/// The rows of a spreadsheet's file, text or workbook, which can be read again and again.
struct SheetSource {
  private let file: SheetTable.File
  let layout: SheetLayout?
  /// The first rows with anything in them, down to the headings; none of an empty file.
  let head: [SheetRow]
  /// The first row that looks like headings.
  let headings: SheetRow?

  /// Finds out encoding, separator, sheet and headings.
  ///
  /// - Parameters:
  ///   - sheet: of a workbook, the one to read; nil is the first with headings.
  ///   - score: how much a row looks like the one with the headings; 0 when not at all.
  init(_ file: SheetTable.File, sheet: String? = nil, score: ([String]) -> Int) throws {
    switch file {
    case .text(let open):
      if sheet != nil {
        throw FileFault(
          at: .start,
          Text(
            "this is not a workbook and has no sheets; leave out --sheet",
            zh: "这不是工作簿，没有工作表；请去掉 --sheet"))
      }
      layout = try SheetLayout(open, score: score)
      self.file = file
    case .workbook(var book):
      if let sheet {
        try book.choose(named: sheet)
      } else {
        try book.choose { score($0) > 0 }
      }
      (self.file, layout) = (.workbook(book), nil)
    }
    var reader = try SheetSource.reader(self.file, layout)
    var (head, headings) = ([SheetRow](), SheetRow?.none)
    // Above the headings there may be a title.
    while headings == nil, head.count < SheetLayout.rowsOfHead, let row = try reader.next() {
      head.append(row)
      if score(row.cells) > 0 { headings = row }
    }
    (self.head, self.headings) = (head, headings)
  }

  /// A file in memory.
  static func file(_ bytes: [UInt8]) throws -> SheetTable.File {
    let file = ForeignFile(bytes)
    guard file.head.isZip else { return .text(open: file.pieces) }
    return .workbook(try WorkbookFile(size: bytes.count, file.bytes))
  }

  /// The rows below the headings.
  func rows() throws -> SheetReader {
    var reader = try SheetSource.reader(file, layout)
    while let row = try reader.next() {
      if row.position == headings?.position { break }
    }
    return reader
  }

  /// Of a workbook, the sheet that is read and the others that are not.
  var sheet: (name: String, others: [String])? {
    guard case .workbook(let book) = file else { return nil }
    return (book.sheet, book.others())
  }

  /// What is worth knowing of how the file is read.
  var remarks: [Text] {
    var remarks: [Text] = []
    if let remark = layout.flatMap({ SheetTable.remark(read: $0.encoding) }) {
      remarks.append(remark)
    }
    if let sheet, !sheet.others.isEmpty {
      let names = sheet.others.prefix(20).map { "“\(shown($0))”" }
      remarks.append(
        Text(
          "Read from the sheet “\(shown(sheet.name))”, not from \(names.joined(separator: ", ")); --sheet NAME takes another.",
          zh:
            "读取的是工作表“\(shown(sheet.name))”，不是 \(names.joined(separator: "、"))；用 --sheet 指定其他工作表。"))
    }
    return remarks
  }

  private static func reader(_ file: SheetTable.File, _ layout: SheetLayout?) throws -> SheetReader
  {
    switch file {
    case .workbook(let book): return SheetReader(try book.rows())
    case .text(let open):
      guard let layout else { return SheetReader(CSVReader([])) }
      return SheetReader(try layout.reader(open))
    }
  }
}
