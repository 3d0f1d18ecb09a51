import SkillCore

/// Files that no importer of another tool's sessions reads, and what to do with each.
enum OtherFile {
  static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    if let looks = bytes(head) ?? (head.isText ? json(head.start) ?? text(head) : nil) {
      return looks
    }
    return head.isText ? table(head) ?? checklist(head) : nil
  }

  private static func type(
    _ what: String, _ zh: String, _ command: String
  ) -> ForeignFormat.Looks {
    .init(
      saying: Text("looks like \(what)", zh: "看起来是\(zh)"),
      instead: Text("Type: \(command)", zh: "请输入：\(command)"))
  }

  // MARK: - Not text

  private static func bytes(_ head: FileHead) -> ForeignFormat.Looks? {
    if head.bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .init(
        saying: Text("looks like an old Excel file (.xls)", zh: "看起来是旧版 Excel 文件（.xls）"),
        instead: Text(
          "Save it as .xlsx or CSV, then: rung import table FILE",
          zh: "请另存为 .xlsx 或 CSV，再输入：rung import table 文件"))
    }
    if head.bytes.starts(with: [0x1F, 0x8B]) {
      return .init(
        saying: Text("is compressed (gzip)", zh: "是 gzip 压缩文件"),
        instead: Text("Unpack it first: gunzip -k FILE", zh: "请先解压：gunzip -k FILE"))
    }
    guard head.isZip else { return nil }
    if head.holds("opendocument.spreadsheet") {
      return .init(
        saying: Text(
          "looks like a spreadsheet of LibreOffice (.ods)", zh: "看起来是 LibreOffice 表格（.ods）"),
        instead: Text(
          "Save it as .xlsx or CSV, then: rung import table FILE",
          zh: "请另存为 .xlsx 或 CSV，再输入：rung import table 文件"))
    }
    var looks =
      head.isWorkbook
      ? type("an Excel workbook (.xlsx)", " Excel 工作簿（.xlsx）", "rung import table FILE")
      : .init(
        saying: Text("is a zip archive", zh: "是 zip 压缩包"),
        instead: Text("Unpack it first: unzip FILE", zh: "请先解压：unzip FILE"))
    // A workbook's parts may stand in any order: its reader knows.
    looks.isTable = true
    return looks
  }

  // MARK: - JSON

  /// - Parameter start: without blanks.
  private static func json(_ start: String) -> ForeignFormat.Looks? {
    guard start.hasPrefix("{") else { return nil }
    if start.hasPrefix("{\"nodes\":[") {
      return type("a path of roadmap.sh", " roadmap.sh 的路线图", "rung roadmap import roadmap-sh FILE")
    }
    let isTrack =
      start.contains("\"exercises\":{")
      || start.contains("\"language\":\"") && start.contains("\"slug\":\"")
        && (start.contains("\"blurb\":") || start.contains("\"concepts\":["))
    if isTrack {
      return type("a track of Exercism", " Exercism 的课程", "rung roadmap import exercism FILE")
    }
    let isRoadmap =
      start.hasPrefix("{\"slug\":\"")
      || start.contains("\"slug\":\"") && start.contains("\"items\":[{")
    return isRoadmap ? type("a roadmap", "路线图", "rung roadmap add FILE") : nil
  }

  // MARK: - Text

  private static func text(_ head: FileHead) -> ForeignFormat.Looks? {
    let start = head.start.lowercased()
    if start.hasPrefix("<!doctypehtml") || start.hasPrefix("<html") {
      return .init(
        saying: Text("is a web page", zh: "是网页"),
        instead: Text(
          "If Rung made it, take the record itself: rung export json, and there rung import json",
          zh: "如果是 Rung 生成的，请直接导出记录：rung export json，再用 rung import json 导入"))
    }
    if head.line.hasPrefix("-- Rung:") {
      return .init(
        saying: Text(
          "looks like rung export sql, which is for PostgreSQL",
          zh: "看起来是 rung export sql 的输出，用于 PostgreSQL"),
        instead: Text(
          "Take the record itself: rung export json, and there rung import json",
          zh: "请直接导出记录：rung export json，再用 rung import json 导入"))
    }
    if isBartib(head.line) {
      return .init(
        saying: Text("looks like bartib's file, which is not read", zh: "看起来是 bartib 的文件，无法直接读取"),
        instead: Text(
          #"Make a table of it: (printf 'start\tend\tproject\tnote\n'; sed 's/ - /\t/; s/ | /\t/g' FILE) | rung import table -"#,
          zh:
            #"请先转成表格：(printf 'start\tend\tproject\tnote\n'; sed 's/ - /\t/; s/ | /\t/g' FILE) | rung import table -"#
        ))
    }
    return nil
  }

  /// `2026-01-15 14:00 - 2026-01-15 15:30 | project | description`; without an end while it runs.
  private static func isBartib(_ line: String) -> Bool {
    var scanner = ByteScanner(line)
    func moment() -> Bool {
      guard scanner.isoDay() != nil, scanner.eat(" "), scanner.number(2...2) != nil,
        scanner.eat(":"), scanner.number(2...2) != nil, scanner.eat(" ")
      else { return false }
      return true
    }
    guard moment() else { return false }
    if scanner.eat("-") {
      guard scanner.eat(" "), moment() else { return false }
    }
    return scanner.eat("|")
  }

  /// Exports that are tables with a day, an hour or a length: `import table` reads them.
  private static func table(_ head: FileHead) -> ForeignFormat.Looks? {
    let titles = Set(head.titles)
    func has(_ names: String...) -> Bool { titles.isSuperset(of: names) }
    let tool: String? =
      if has("date", "client", "project", "notes", "hours") {
        "Harvest"
      } else if has("date", "from", "to", "duration", "activity") {
        "Kimai"
      } else if has("start", "end", "duration (decimal)") {
        "solidtime"
      } else if has("start", "end", "note", "sheet") {
        "timetrap"
      } else if has("date", "time spent (seconds)", "activity") {
        "RescueTime"
      } else if head.line.hasPrefix("Date;Start;End;Titles") {
        "Super Productivity"
      } else {
        nil
      }
    guard let tool else { return nil }
    var looks = type("\(tool)'s table", " \(tool) 的表格", "rung import table FILE")
    looks.isTable = true
    return looks
  }

  /// A path of things to learn in Markdown. A page of Logseq has clocks, and an Org file other headings.
  private static func checklist(_ head: FileHead) -> ForeignFormat.Looks? {
    guard !head.text.contains("CLOCK:"), !head.text.contains("\n#+"), !head.line.hasPrefix("#+")
    else { return nil }
    let lines = head.text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
    let boxes = ["- [ ] ", "- [x] ", "- [X] ", "* [ ] ", "* [x] "]
    guard lines.contains(where: { line in boxes.contains { line.hasPrefix($0) } }),
      lines.contains(where: { $0.hasPrefix("# ") || $0.hasPrefix("## ") })
        || lines.allSatisfy({ line in boxes.contains { line.hasPrefix($0) } })
    else { return nil }
    var looks = type("a checklist in Markdown", " Markdown 清单", "rung roadmap import markdown FILE")
    looks.isSure = false
    return looks
  }
}

extension FileHead {
  /// Whether these characters stand in it, whatever the bytes around them are.
  func holds(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return true }
    return bytes.indices.contains { index in
      bytes[index] == first && bytes[index...].starts(with: wanted)
    }
  }

  /// A zip archive, as a workbook is; perhaps an empty one.
  public var isZip: Bool {
    bytes.starts(with: Array("PK\u{3}\u{4}".utf8))
      || bytes.starts(with: Array("PK\u{5}\u{6}".utf8))
  }

  /// An .xlsx file: a zip archive whose first parts have these names.
  public var isWorkbook: Bool {
    isZip && (holds("[Content_Types].xml") || holds("xl/") || holds("docProps/"))
  }

  /// A database of SQLite.
  var isDatabase: Bool { bytes.starts(with: Array("SQLite format 3".utf8)) }

  /// A database of Rung's: it says so in its header (`pragma application_id`).
  var isOwnDatabase: Bool {
    isDatabase && bytes.count >= 72 && bytes[68..<72].elementsEqual(Array("Rung".utf8))
  }
}
