@testable import SkillExchange

/// A workbook made by a test: parts are stored as they are.
struct WorkbookDraft {
  private var parts: [(name: String, bytes: [UInt8])] = []

  /// - Parameter sheets: the rows of each as XML, by name; `-` before a name hides it.
  init(_ sheets: KeyValuePairs<String, String>, styles: String = "", texts: String? = nil) {
    var (book, relations) = ("", "")
    for (index, sheet) in sheets.enumerated() {
      let isHidden = sheet.key.hasPrefix("-")
      let name = isHidden ? String(sheet.key.dropFirst()) : sheet.key
      book +=
        "<sheet name=\"\(name)\" sheetId=\"\(index + 1)\"\(isHidden ? " state=\"hidden\"" : "") r:id=\"r\(index)\"/>"
      relations += "<Relationship Id=\"r\(index)\" Target=\"worksheets/s\(index).xml\"/>"
      add(
        "xl/worksheets/s\(index).xml",
        "<worksheet><sheetData>\(sheet.value)</sheetData></worksheet>")
    }
    add("xl/workbook.xml", "<workbook><sheets>\(book)</sheets></workbook>")
    add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>")
    if let texts { add("xl/sharedStrings.xml", "<sst>\(texts)</sst>") }
    if !styles.isEmpty { add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>") }
  }

  init() {}

  mutating func add(_ name: String, _ text: String) {
    parts.removeAll { $0.name == name }
    parts.append((name, Array(text.utf8)))
  }

  /// Rows of inline texts.
  static func rows(_ rows: [String]...) -> String {
    rows.map { cells in
      "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }.joined()
  }

  var bytes: [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(value >> ($0 * 8) & 0xFF) }
    }
    var (file, list): ([UInt8], [UInt8]) = ([], [])
    for (name, bytes) in parts {
      var crc = CRC32()
      crc.add(bytes)
      let fields =
        number(20, 2) + number(0, 8) + number(Int(crc.value), 4) + number(bytes.count, 4)
        + number(bytes.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      list +=
        number(0x0201_4B50, 4) + number(20, 2) + fields + number(0, 10) + number(file.count, 4)
      list += Array(name.utf8)
      file += number(0x0403_4B50, 4) + fields + Array(name.utf8) + bytes
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
      + number(list.count, 4) + number(file.count, 4) + number(0, 2)
    return file + list + end
  }
}
