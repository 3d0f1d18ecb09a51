import SkillCore

/// What the columns of lengths say in a row: one number, the same one in several units, or hours and
/// minutes apart.
struct SheetRowLengths {
  private let row: SheetRow
  private let columns: SheetColumns

  init(_ row: SheetRow, _ columns: SheetColumns) {
    (self.row, self.columns) = (row, columns)
  }

  private static let meanings = [SheetMeaning.hours, .minutes, .seconds]

  private struct Said {
    var meaning: SheetMeaning
    var length: SheetLength
    var seconds: Int
  }

  /// The column to name in a refusal: the first that says something.
  var column: Int? {
    let places = SheetRowLengths.meanings.compactMap { columns[$0] }
    return places.first { !row[$0].isBlank } ?? places.first
  }

  /// In whole seconds; nil where no column says anything.
  func seconds() throws(SheetRowFault) -> Int? {
    let said = try said()
    guard let first = said.first else { return nil }
    // Most say it once, or twice the same.
    guard let other = said.first(where: { abs($0.seconds - first.seconds) > 60 }) else {
      return said.last?.seconds
    }
    // Hours and minutes apart: 1 | 30.
    if first.meaning == .hours, other.meaning == .minutes, other.seconds < 3600,
      first.seconds % 3600 == 0
    {
      return first.seconds + other.seconds
    }
    throw SheetRowFault(
      row, columns, columns[other.meaning],
      Text(
        "“\(shown(trimmed(row[columns[other.meaning]])))”, but another column says \(StudyTime(seconds: first.seconds).text(in: .english)); correct one of them",
        zh:
          "“\(shown(trimmed(row[columns[other.meaning]])))”，但另一列是 \(StudyTime(seconds: first.seconds).text(in: .chinese))；请更正其一"
      ))
  }

  private func said() throws(SheetRowFault) -> [Said] {
    var all: [Said] = []
    for meaning in SheetRowLengths.meanings {
      guard let column = columns[meaning] else { continue }
      let text = trimmed(row[column])
      if text.isEmpty || SheetEntries.isDash(text) { continue }
      let unit = columns.units[meaning] ?? .hours
      guard let length = SheetLength(text), let seconds = length.seconds(unit) else {
        throw SheetRowFault(
          row, columns, column,
          Text(
            "“\(shown(text))” is not a length of time; write it like 1.5, 1:30 or 90 min",
            zh: "“\(shown(text))”不是时长；应如 1.5、1:30 或 90分钟"))
      }
      if length.isUnclear(unit) {
        throw SheetRowFault(
          row, columns, column,
          Text(
            "“\(shown(text))” could be thousands or a part of one; write it without a sign between",
            zh: "“\(shown(text))”中的符号可能是千位分隔，也可能是小数点；请去掉"))
      }
      all.append(Said(meaning: meaning, length: length, seconds: seconds))
    }
    return all
  }

  /// Whether a length is what lies between start and end, to a minute. Of a bare number the unit may be
  /// another than the heading says: Kimai writes seconds under `Duration`.
  func agrees(with span: Int, _ length: Int) -> Bool {
    if abs(span - length) <= 60 { return true }
    guard let said = try? said() else { return false }
    return said.contains { said in
      guard case .bare = said.length else { return false }
      return SheetUnit.allCases.contains { unit in
        said.length.seconds(unit).map { abs(span - $0) <= 60 } ?? false
      }
    }
  }

  /// More than a day: perhaps the unit is another.
  var tooLong: SheetRowFault {
    let text = shown(trimmed(row[column]))
    let heading = column.map { columns.headings[$0] } ?? ""
    let isBare =
      (try? said())?.contains { if case .bare = $0.length { true } else { false } } ?? false
    guard isBare, columns[.hours] == column else {
      return SheetRowFault(
        row, columns, column,
        Text("“\(text)” is more than 24 hours", zh: "“\(text)”超过 24 小时"))
    }
    return SheetRowFault(
      row, columns, column,
      Text(
        "“\(text)” hours are more than a day has; are these minutes? --column 'minutes=\(shown(heading))'",
        zh: "“\(text)”小时超过一天；是分钟吗？--column 'minutes=\(shown(heading))'"))
  }
}
