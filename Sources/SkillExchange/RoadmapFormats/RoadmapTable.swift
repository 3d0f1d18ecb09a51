import SkillCore

/// A table of things to learn: a row each, with a slug or a title, and optional columns. Source:
/// FORMATS2, "Learning paths".
public enum RoadmapTable {
  /// - Throws: `FileFault` at an invalid cell, a missing heading, or an unknown prerequisite.
  public static func read(
    _ bytes: [UInt8], _ wanted: RoadmapImport
  ) throws(FileFault) -> ImportedRoadmap {
    let sheet = try SheetRows(try RoadmapBounds.text(bytes))
    guard let first = sheet.rows.first else {
      throw FileFault(at: .start, Text("the table is empty", zh: "表格为空"))
    }
    // Above the headings there may be a title.
    let place = sheet.rows.prefix(10).firstIndex { RoadmapColumns.areHeadings($0) } ?? 0
    let rows = sheet.rows[place...]
    var columns = try RoadmapColumns(rows.first ?? first)
    columns.isEuropean = sheet.separator == ";"
    var draft = RoadmapDraft()
    var table = RoadmapTableRows(columns: columns)
    for row in rows.dropFirst() {
      guard draft.items.count < RoadmapBounds.items else {
        throw RoadmapBounds.tooMany(Text("rows", zh: "行"), at: row[0].position)
      }
      try table.add(row, to: &draft)
    }
    try table.resolveNeeds(in: &draft)
    draft.order()
    if !columns.unused.isEmpty {
      let names = columns.unused.joined(separator: ", ")
      draft.remarks.append(Text("not used: \(names)", zh: "未使用的列：\(names)"))
    }
    return try draft.imported(wanted)
  }
}

/// The places of the columns, by headings in several languages.
struct RoadmapColumns {
  enum Meaning: String, CaseIterable {
    case slug, title, stage, level, capability, stars, hours, needs, link, remark
  }

  private var places: [Meaning: Int] = [:]
  private(set) var unused: [String] = []
  /// Whether cells are separated by semicolons, as with decimal commas.
  var isEuropean = false

  init(_ heading: [SheetRows.Cell]) throws(FileFault) {
    for (index, cell) in heading.enumerated() {
      let name = RoadmapColumns.folded(cell.text)
      guard !name.isEmpty else { continue }
      let meaning = Meaning.allCases.first { RoadmapColumns.names[$0]?.contains(name) == true }
      if let meaning, places[meaning] == nil {
        places[meaning] = index
      } else {
        unused.append(String(cell.text.prefix(60)))
      }
    }
    guard places[.slug] != nil || places[.title] != nil else {
      let found = heading.map { String($0.text.prefix(60)) }.prefix(20).joined(separator: ", ")
      throw FileFault(
        at: heading.first?.position ?? .start,
        Text(
          "no column “title” (or slug, Titel, 标题) in the first rows; the first has: \(found)",
          zh: "前几行没有“标题”(title、slug) 列；第一行为：\(found)"))
    }
  }

  static func areHeadings(_ row: [SheetRows.Cell]) -> Bool {
    row.contains { cell in
      let name = folded(cell.text)
      return names[.slug]?.contains(name) == true || names[.title]?.contains(name) == true
    }
  }

  func has(_ meaning: Meaning) -> Bool { places[meaning] != nil }

  subscript(_ meaning: Meaning, _ row: [SheetRows.Cell]) -> SheetRows.Cell? {
    guard let place = places[meaning], row.indices.contains(place) else { return nil }
    var cell = row[place]
    cell.text = trimmed(cell.text)
    return cell.text.isEmpty ? nil : cell
  }

  /// Without case, blanks, signs between words and a unit in brackets.
  private static func folded(_ text: String) -> String {
    let name = FoldedText(name: text).text.prefix { $0 != "(" && $0 != "（" }
    return String(name.filter { !$0.isWhitespace && $0 != "_" && $0 != "-" })
  }

  private static let names: [Meaning: Set<String>] = [
    .slug: ["slug", "id", "key", "标识符", "标识", "kürzel"],
    .title: [
      "title", "label", "name", "skill", "topic", "item", "标题", "名称", "技能", "主题", "内容", "titel",
      "thema", "fähigkeit",
    ],
    .stage: [
      "stage", "phase", "section", "module", "week", "阶段", "章节", "模块", "abschnitt",
      "etappe",
    ],
    .level: [
      "level", "grade", "rank", "等级", "级别", "职级", "niveau",
      "stufe", "ebene", "grad", "karrierestufe",
    ],
    .capability: [
      "capability", "area", "category", "competency", "dimension", "能力", "类别", "维度", "bereich",
    ],
    .stars: ["stars", "star", "importance", "priority", "星级", "星", "重要性", "sterne"],
    .hours: ["hours", "hour", "hrs", "h", "time", "effort", "小时", "学时", "时长", "stunden", "std"],
    .needs: [
      "needs", "need", "prerequisites", "prerequisite", "requires", "dependson", "after", "先修",
      "前置",
      "先修技能", "voraussetzungen", "voraussetzung",
    ],
    .link: ["link", "links", "url", "urls", "resource", "resources", "链接", "资源", "网址", "quelle"],
    .remark: [
      "remark", "note", "notes", "description", "comment", "说明", "备注", "描述", "beschreibung",
      "notiz",
    ],
  ]
}
