import SkillCore

/// Rows of a table as a draft: names become indexes in order of first appearance.
struct RoadmapTableRows {
  let columns: RoadmapColumns
  private var stages: [String: Int] = [:]
  private var levels: [String: Int] = [:]
  private var capabilities: [String: Int] = [:]
  private var byName: [String: Int] = [:]
  private var needs: [(item: Int, name: String, position: FilePosition)] = []

  init(columns: RoadmapColumns) {
    self.columns = columns
  }

  mutating func add(_ row: SheetRow, to draft: inout RoadmapDraft) throws(FileFault) {
    let (slugCell, titleCell) = (columns[.slug, row], columns[.title, row])
    guard let name = titleCell ?? slugCell else {
      throw FileFault(
        at: row.position,
        Text("this row has neither a title nor a slug", zh: "此行既没有标题也没有标识符"))
    }
    var item = RoadmapDraft.Item(
      label: String(name.text.prefix(RoadmapBounds.label)), position: name.position)
    if let cell = slugCell {
      guard let slug = Slug(cell.text) ?? Slug(label: cell.text) else {
        throw FileFault(
          at: cell.position,
          Text("“\(shown(cell.text))” cannot be a slug", zh: "“\(shown(cell.text))”不能作标识符"))
      }
      item.slug = slug
    }
    let index = draft.items.count
    for key in [item.slug?.description, item.label].compactMap({ $0 }) {
      let folded = FoldedText(name: key).text
      if byName[folded] == nil { byName[folded] = index }
    }
    item.stage = columns[.stage, row].map { place(of: $0.text, in: &stages, &draft.stages) }
    let level = columns[.level, row].map { place(of: $0.text, in: &levels, &draft.levels) }
    if level == nil, columns.has(.level) {
      throw FileFault(
        at: name.position,
        Text(
          "“\(shown(name.text))” has no level, as the other rows have; write one",
          zh: "“\(shown(name.text))”没有等级，而其他行有；请写上"))
    }
    if let area = columns[.capability, row]?.text ?? (level.map { draft.levels[$0] }) {
      let key = "\(level ?? 0)\n\(FoldedText(name: area).text)"
      if capabilities[key] == nil {
        capabilities[key] = draft.capabilities.count
        draft.capabilities.append((String(area.prefix(RoadmapBounds.label)), level ?? 0))
      }
      item.capability = capabilities[key]
    }
    if let cell = columns[.stars, row] { item.stars = try stars(cell) }
    if let cell = columns[.hours, row] { item.target = try minutes(cell) }
    if let cell = columns[.link, row] { item.resources = links(cell.text, item.label) }
    item.remark = columns[.remark, row]?.text
    if let cell = columns[.needs, row] {
      let names = cell.text.split { ",;、，；|\n".contains($0) }.map { trimmed(String($0)) }
      for name in names where !name.isEmpty { needs.append((index, name, cell.position)) }
    }
    draft.items.append(item)
  }

  /// After the last row, as a prerequisite may be further below.
  func resolveNeeds(in draft: inout RoadmapDraft) throws(FileFault) {
    for (item, name, position) in needs {
      guard let needed = byName[FoldedText(name: name).text] else {
        throw FileFault(
          at: position,
          Text(
            "no row is called “\(shown(name))”; a prerequisite is the title or slug of another row",
            zh: "没有名为“\(shown(name))”的行；先修项应为另一行的标题或标识符"))
      }
      if !draft.items[item].needs.contains(needed) { draft.items[item].needs.append(needed) }
    }
  }

  private func place(
    of name: String, in known: inout [String: Int], _ all: inout [String]
  ) -> Int {
    let key = FoldedText(name: name).text
    if let place = known[key] { return place }
    known[key] = all.count
    all.append(String(name.prefix(RoadmapBounds.label)))
    return all.count - 1
  }

  /// `3`, `★★★`, `***`.
  private func stars(_ cell: RoadmapColumns.Cell) throws(FileFault) -> Int {
    let text = cell.text
    let drawn = text.count { "★⭐*".contains($0) }
    let isDrawn = drawn > 0 && text.allSatisfy { "★⭐*☆ \u{FE0F}".contains($0) }
    guard let stars = isDrawn ? drawn : Int(text), (1...5).contains(stars) else {
      throw FileFault(
        at: cell.position,
        Text(
          "“\(shown(text))” is not a number of stars; write 1 to 5",
          zh: "“\(shown(text))”不是星级；请写 1 到 5"))
    }
    return stars
  }

  /// `12`, `1.5`, `1,5`, `12h`, `90 min`, as whole minutes.
  private func minutes(_ cell: RoadmapColumns.Cell) throws(FileFault) -> Int {
    let length = SheetLength(cell.text)
    // 1.500 is a thousand where 1,5 is one and a half, and the other way round.
    if case .bare(let number)? = length, number.mayBeThousands,
      cell.text.contains(".") == columns.isEuropean
    {
      throw FileFault(
        at: cell.position,
        Text(
          "“\(shown(cell.text))” could be a thousand or one and a part; write 1500 or 1,5",
          zh: "“\(shown(cell.text))”既可能是上千，也可能是一点几；请写 1500 或 1,5"))
    }
    guard let seconds = length?.seconds(columns.unit), (60...60_000_000).contains(seconds) else {
      throw FileFault(
        at: cell.position,
        Text(
          "“\(shown(cell.text))” is not a number of hours; write 12 or 1.5",
          zh: "“\(shown(cell.text))”不是小时数；请写 12 或 1.5"))
    }
    return (seconds + 30) / 60
  }

  private func links(_ text: String, _ label: String) -> [Roadmap.Resource] {
    text.split { $0.isWhitespace || $0 == "|" }.prefix(RoadmapBounds.resourcesOfItem).compactMap {
      let start = $0.prefix(8).lowercased()
      guard start.hasPrefix("http://") || start.hasPrefix("https://") else { return nil }
      return Roadmap.Resource(title: Text(same: label), url: String($0))
    }
  }
}
