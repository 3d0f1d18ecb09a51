import SkillCore

/// A Markdown list of things to learn, as in READMEs.
///
/// Headings are stages, `- [ ]` items at any depth are skills. If the file has no boxes, rows of
/// tables with links are skills; else all bullets. Source: FORMATS2, "Learning paths".
public enum MarkdownChecklist {
  /// - Throws: `FileFault` for invalid UTF-8, and for no items or too many.
  public static func read(
    _ bytes: [UInt8], _ wanted: RoadmapImport
  ) throws(FileFault) -> ImportedRoadmap {
    var outline = MarkdownOutline(try RoadmapBounds.text(bytes))
    var draft = RoadmapDraft()
    let hasBoxes = outline.lines.contains { $0.isBoxed }
    let fewestRows = 3
    let hasRows =
      !hasBoxes && outline.lines.count { $0.kind == .row && outline.links($0) } >= fewestRows
    let titles = outline.lines.filter { $0.headingLevel == 1 }
    // A single top heading is the title; several are stages.
    let onlyTitle = titles.count == 1 ? titles.first?.number : nil
    var path: [(level: Int, label: String)] = []
    var stage: Int?
    /// The indent of the last item.
    var last: Int?
    var (nameless, bullets, rows, struck) = (0, 0, 0, 0)
    for line in outline.lines {
      switch line.kind {
      case .heading(let level):
        let label = outline.span(line.text).label
        last = nil
        if line.number == onlyTitle {
          draft.title = label.isEmpty ? nil : label
          (path, stage) = ([], nil)
        } else {
          path.removeAll { $0.level >= level }
          path.append((level, label.isEmpty ? "\(draft.stages.count + 1)" : label))
          stage = nil
        }
      case .row where !hasRows || !outline.links(line): rows += 1
      case .bullet(let box) where (hasBoxes || hasRows) && box == nil || line.text.isEmpty:
        bullets += 1
        if let last, line.indent > last { outline.addLinks(of: line, to: &draft) }
      case .bullet where line.text.hasPrefix("~~") && trimmed(line.text).hasSuffix("~~"):
        struck += 1
      case .bullet, .row:
        let span = outline.span(line.text)
        guard !span.label.isEmpty else {
          nameless += 1
          continue
        }
        guard draft.items.count < RoadmapBounds.items else {
          throw RoadmapBounds.tooMany(Text("items", zh: "项"), at: line.position)
        }
        if stage == nil, !path.isEmpty {
          stage = draft.stages.count
          draft.stages.append(
            String(path.map(\.label).joined(separator: " / ").prefix(RoadmapBounds.label)))
        }
        draft.items.append(
          RoadmapDraft.Item(
            label: span.label, position: line.position, stage: stage, resources: span.resources,
            isTicked: line.kind == .bullet(box: true)))
        last = line.indent
      case .text:
        if let last, line.indent > last { outline.addLinks(of: line, to: &draft) }
      }
    }
    if draft.items.isEmpty { throw nothing }
    if nameless > 0 {
      draft.remarks.append(
        Text(
          "\(nameless) without any text \(nameless == 1 ? "is" : "are") left out",
          zh: "有 \(nameless) 项没有文字，已略去"))
    }
    if struck > 0 {
      draft.remarks.append(
        Text(
          "\(struck) struck out \(struck == 1 ? "is" : "are") left out", zh: "略去了 \(struck) 个划掉的项"))
    }
    if rows > 0, !hasRows {
      draft.remarks.append(
        Text(
          "\(rows) \(rows == 1 ? "row of a table is not an item" : "rows of tables are not items")",
          zh: "表格中的 \(rows) 行不算作内容"))
    }
    if bullets > 0 {
      draft.remarks.append(
        hasRows
          ? Text(
            "the rows of the tables are the items; \(bullets) \(bullets == 1 ? "bullet is" : "bullets are") not",
            zh: "以表格的各行为内容；\(bullets) 个列表项不算作内容")
          : Text(
            bullets == 1
              ? "1 bullet without a box - [ ] is not an item"
              : "\(bullets) bullets without a box - [ ] are not items",
            zh: "有 \(bullets) 个列表项没有方框 - [ ]，不算作内容"))
    }
    return try draft.imported(wanted)
  }

  private static var nothing: FileFault {
    FileFault(
      at: .start,
      Text(
        "there is no list here; write one skill a line as - [ ] NAME",
        zh: "此文件中没有列表；请每行写一项：- [ ] 名称"))
  }
}

extension MarkdownOutline {
  /// Whether a row has a link.
  fileprivate func links(_ line: Line) -> Bool {
    // Links within the page do not count.
    line.text.firstPlace(of: "](") != nil && line.text.firstPlace(of: "](#") == nil
  }

  /// Links below an item belong to it.
  fileprivate mutating func addLinks(of line: Line, to draft: inout RoadmapDraft) {
    guard let index = draft.items.indices.last else { return }
    let room = RoadmapBounds.resourcesOfItem - draft.items[index].resources.count
    draft.items[index].resources += span(line.text).resources.prefix(max(0, room))
  }
}
