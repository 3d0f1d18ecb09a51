import SkillCore

/// A table of things to learn: a row each, with a slug or a title, and optional columns. Source:
/// FORMATS2, "Learning paths".
public enum RoadmapTable {
  /// - Parameters:
  ///   - bytes: of a text, or of a workbook.
  ///   - sheet: what `--sheet` says.
  /// - Throws: `FileFault` at an invalid cell, a missing heading, or an unknown prerequisite.
  public static func read(
    _ bytes: [UInt8], _ wanted: RoadmapImport, sheet: String? = nil
  ) throws(FileFault) -> ImportedRoadmap {
    do {
      let source = try SheetSource(
        SheetSource.file(bytes), sheet: sheet, score: RoadmapColumns.score)
      return try read(source, wanted)
    } catch let fault as FileFault {
      throw fault
    } catch {
      throw XMLPieces.broken
    }
  }

  private static func read(
    _ source: SheetSource, _ wanted: RoadmapImport
  ) throws -> ImportedRoadmap {
    guard let first = source.headings ?? source.head.first else {
      throw FileFault(at: .start, Text("the table is empty", zh: "表格为空"))
    }
    var columns = try RoadmapColumns(first)
    columns.isEuropean = source.layout?.dialect.separator == UInt8(ascii: ";")
    var draft = RoadmapDraft()
    var table = RoadmapTableRows(columns: columns)
    var rows = try source.rows()
    while let row = try rows.next() {
      guard draft.items.count < RoadmapBounds.items else {
        throw RoadmapBounds.tooMany(Text("rows", zh: "行"), at: row.position)
      }
      try table.add(row, to: &draft)
    }
    try table.resolveNeeds(in: &draft)
    draft.order()
    draft.remarks += source.remarks
    if let remark = SheetTable.remark(unused: columns.unused) { draft.remarks.append(remark) }
    return try draft.imported(wanted)
  }
}

/// The places of the columns, by headings in several languages.
struct RoadmapColumns {
  enum Meaning: String, CaseIterable {
    case slug, title, stage, level, capability, stars, hours, needs, link, remark
  }

  struct Cell {
    var text: String
    var position: FilePosition
  }

  private var places: [Meaning: Int] = [:]
  private(set) var unused: [String] = []
  /// Of the column of hours.
  private(set) var unit = SheetUnit.hours
  /// Whether cells are separated by semicolons, as with decimal commas.
  var isEuropean = false

  init(_ heading: SheetRow) throws(FileFault) {
    for (index, cell) in heading.cells.enumerated() where !cell.isBlank {
      let name = SheetHeading(cell)
      if let meaning = RoadmapColumns.meaning(name), places[meaning] == nil {
        places[meaning] = index
        if meaning == .hours, case .unit(let said, _)? = RoadmapColumns.length(name) { unit = said }
      } else {
        unused.append(trimmed(cell))
      }
    }
    guard places[.slug] != nil || places[.title] != nil else {
      let found = heading.cells.prefix(20).map { String($0.prefix(60)) }
      throw FileFault(
        at: heading.position,
        Text(
          "no column “title” (or slug, Titel, 标题) in the first rows; the first has: \(found.joined(separator: ", "))",
          zh: "前几行没有“标题”(title、slug) 列；第一行为：\(found.joined(separator: "、"))"))
    }
  }

  /// How many columns are known; 0 where none is a name.
  static func score(_ cells: [String]) -> Int {
    let meanings = Set(cells.compactMap { meaning(SheetHeading($0)) })
    return meanings.contains(.slug) || meanings.contains(.title) ? meanings.count : 0
  }

  private static func meaning(_ heading: SheetHeading) -> Meaning? {
    if let known = Meaning.allCases.first(where: { names[$0]?.contains(heading.name) == true }) {
      return known
    }
    // `Dauer (Tage)` is not taken: of how many hours is not known.
    switch length(heading) {
    case .unit, .bare: return .hours
    case .unknown, nil: return nil
    }
  }

  private static func length(_ heading: SheetHeading) -> SheetLengthHeading? {
    guard efforts.contains(heading.name) else { return heading.length }
    return SheetHeading("duration" + (heading.bracket.map { "(\($0))" } ?? "")).length
  }

  private static let efforts: Set<String> = ["effort", "aufwand", "工作量"]

  func has(_ meaning: Meaning) -> Bool { places[meaning] != nil }

  subscript(_ meaning: Meaning, _ row: SheetRow) -> Cell? {
    guard let place = places[meaning] else { return nil }
    let text = trimmed(row[place])
    return text.isEmpty ? nil : Cell(text: text, position: row.position(of: place))
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
