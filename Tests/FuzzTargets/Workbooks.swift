import SkillExchange

/// Workbooks whose parts are strange, not their archive: checksums would refuse nearly all that a fuzzer changes of
/// packed bytes.
enum Workbooks {
  /// - Parameter bytes: the sheet, the shared texts, the styles and the list of sheets, with FF between them.
  static func read(_ bytes: [UInt8]) throws {
    let parts = bytes.split(separator: 0xFF, maxSplits: 3, omittingEmptySubsequences: false)
    func part(_ index: Int, _ usual: String) -> [UInt8] {
      parts.indices.contains(index) && !parts[index].isEmpty
        ? Array(parts[index]) : Array(usual.utf8)
    }
    let file = archive([
      ("xl/worksheets/sheet1.xml", part(0, "")),
      ("xl/sharedStrings.xml", part(1, "<sst/>")),
      (
        "xl/styles.xml",
        part(2, "<cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/></cellXfs>")
      ),
      ("xl/workbook.xml", part(3, "<sheets><sheet name=\"a\"/></sheets>")),
    ])
    try Foreign.sheet(file)
    _ = try RoadmapTable.read(file, RoadmapImport())
  }

  /// A zip file whose parts are stored as they are.
  private static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var (file, list): ([UInt8], [UInt8]) = ([], [])
    for (name, bytes) in parts {
      let fields =
        number(20, 2) + number(0, 8) + number(Int(checksum(bytes)), 4) + number(bytes.count, 4)
        + number(bytes.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      list += number(0x0201_4B50, 4) + number(20, 2) + fields
      list += number(0, 10) + number(file.count, 4) + Array(name.utf8)
      file += number(0x0403_4B50, 4) + fields + Array(name.utf8) + bytes
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
      + number(list.count, 4) + number(file.count, 4) + number(0, 2)
    return file + list + end
  }

  /// CRC-32, as zip files have it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { state, byte in
      (0..<8).reduce(state ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
      }
    }
  }
}
