import SkillCore

extension ForeignFormat {
  /// Any spreadsheet of sessions, whose columns are found by their headings. It recognises no file as its
  /// own: another tool's goes to that tool's reader.
  ///
  /// - Parameters:
  ///   - chosen: what `--column` says.
  ///   - sheet: what `--sheet` says.
  public static func table(_ chosen: [SheetChoice], sheet: String? = nil) -> ForeignFormat {
    ForeignFormat(
      name: "table",
      abstract: Text(
        "Any spreadsheet of sessions: CSV, TSV or .xlsx.", zh: "任意学习记录表：CSV、TSV 或 .xlsx。"),
      more: Text(
        "A row needs a day and a length, or a start and an end, and a skill. Headings are recognised in English, Chinese and German; --column names the others.",
        zh: "每行要有日期和时长，或开始和结束时间，以及技能。能识别英文、中文和德文表头；其他表头用 --column 指明。"),
      examples: [
        "rung import table study.xlsx --dry-run",
        "rung import table study.csv --column date=When --column 'skill=What I learned'",
      ],
      hasDateOrder: true, readsAnyText: true, shape: .table, recognise: { _ in nil },
      read: { file, reading, take in
        let table = try SheetTable(file.sheet(), chosen: chosen, sheet: sheet)
        for remark in table.remarks { try take(.remark(remark)) }
        try take(.columns(table.mapping(reading)))
        var entries = SheetEntries(table, reading)
        try entries.read(take)
      })
  }
}

extension ForeignFile {
  /// - Throws: `FileFault` for a packed file that is no workbook.
  fileprivate func sheet() throws -> SheetTable.File {
    guard head.isZip else { return .text(open: pieces) }
    return .workbook(try WorkbookFile(size: size(), bytes))
  }
}

extension SheetTable {
  /// What is worth knowing of how the file is read.
  fileprivate var remarks: [Text] {
    var remarks = sourceRemarks
    if let remark = SheetTable.remark(unused: unused) { remarks.append(remark) }
    for heading in unclear.prefix(3) {
      remarks.append(
        Text(
          "The unit of “\(shown(heading))” is not known. If it is a length: --column 'hours=\(shown(heading))', or minutes, or seconds.",
          zh:
            "“\(shown(heading))”的单位无法识别。如果是时长：--column 'hours=\(shown(heading))'，或 minutes、seconds。"
        ))
    }
    if let remark { remarks.append(remark) }
    return remarks
  }
}

extension SheetTable {
  /// Nil for UTF-8, as which everything is read that is.
  public static func remark(read encoding: SheetEncoding) -> Text? {
    encoding == .utf8
      ? nil : Text("Read as \(encoding.rawValue).", zh: "按 \(encoding.rawValue) 编码读取。")
  }

  public static func remark(unused headings: [String]) -> Text? {
    guard !headings.isEmpty else { return nil }
    let names = headings.prefix(20).map { shown($0) }
    return Text(
      "Columns not used: \(names.joined(separator: ", ")).",
      zh: "未使用的列：\(names.joined(separator: "、"))。")
  }
}
