import SkillCore

/// What is wrong with the headings of a spreadsheet, and what to type.
enum SheetHeadingFault {
  /// A meaning that every table needs has no column.
  static func missing(_ row: SheetRow, _ columns: SheetColumns) -> FileFault {
    if holdsData(row) { return noHeadings(row) }
    var wanted: [(name: String, what: Text)] = []
    if !columns.hasDay {
      wanted.append(("date", Text("the day (date or start)", zh: "日期（date 或 start）")))
    }
    if columns.skills.isEmpty { wanted.append(("skill", Text("the skill", zh: "技能"))) }
    if !columns.hasLength {
      wanted.append(
        ("hours", Text("how long it was (hours, minutes or end)", zh: "时长（hours、minutes 或 end）")))
    }
    // A heading of lengths is offered for the length, whatever its unit.
    var spare = columns.unused.filter { !columns.unclear.contains($0) }
    var choices: [Text] = []
    for (name, _) in wanted {
      let place = name == "hours" ? columns.unclear.first ?? spare.first : spare.first
      guard let place else { continue }
      spare.removeAll { $0 == place }
      choices.append(Text(same: "--column '\(name)=\(shown(columns.headings[place]))'"))
    }
    var (en, zh) = (
      "no column says \(joined(wanted.map(\.what)).en)", "没有一列写明\(joined(wanted.map(\.what)).zh)"
    )
    if let place = columns.unclear.first, !columns.hasLength {
      let heading = shown(columns.headings[place])
      en += "; the unit of “\(heading)” is not known"
      zh += "；“\(heading)”的单位无法识别"
    }
    let unused = list(columns.unused.map { columns.headings[$0] })
    if choices.count < wanted.count {
      let all = list(row.cells)
      return FileFault(
        at: row.position,
        Text(
          "\(en); the headings here: \(all.en). Add what is missing",
          zh: "\(zh)；这里的表头：\(all.zh)。请补上缺少的列"))
    }
    return FileFault(
      at: row.position,
      Text(
        "\(en); the headings not used: \(unused.en). Say which it is, as in: \(choices.map(\.en).joined(separator: " "))",
        zh: "\(zh)；未使用的表头：\(unused.zh)。请指明，例如：\(choices.map(\.zh).joined(separator: " "))"))
  }

  static func noHeading(_ choice: SheetChoice, _ row: SheetRow) -> FileFault {
    let headings = list(row.cells)
    return FileFault(
      at: row.position,
      Text(
        "no column is called “\(shown(choice.text))”, as --column says; the headings here: \(headings.en)",
        zh: "没有 --column 所说的“\(shown(choice.text))”列；这里的表头：\(headings.zh)"))
  }

  /// A day or a number is no heading.
  private static func holdsData(_ row: SheetRow) -> Bool {
    row.cells.contains { SheetTime($0)?.day != nil || SheetLength($0) != nil }
  }

  private static func noHeadings(_ row: SheetRow) -> FileFault {
    let cells = list(row.cells)
    return FileFault(
      at: row.position,
      Text(
        "the table has no row of headings: its first row is \(cells.en). Add a row above it, such as date,skill,hours",
        zh: "表格没有表头：第一行是 \(cells.zh)。请在上面加一行表头，例如：日期、技能、小时"))
  }

  private static func list(_ cells: [String]) -> Text {
    let found = cells.map { trimmed($0) }.filter { !$0.isEmpty }.prefix(20).map { shown($0) }
    return Text(found.joined(separator: ", "), zh: found.joined(separator: "、"))
  }

  private static func joined(_ texts: [Text]) -> Text {
    Text(
      texts.map(\.en).joined(separator: " and "), zh: texts.map(\.zh).joined(separator: "和"))
  }
}
