import SkillCore

/// What the columns of lengths say in a row: one number, the same one in several units, or hours,
/// minutes and seconds apart.
struct SheetRowLengths {
  private let row: SheetRow
  private let columns: SheetColumns

  init(_ row: SheetRow, _ columns: SheetColumns) {
    (self.row, self.columns) = (row, columns)
  }

  private struct Said {
    var column: SheetColumns.Length
    var text: String
    var length: SheetLength
    var seconds: Int

    /// Whether neither the heading nor the cell says the unit.
    var isOpen: Bool {
      if case .seconds = length { false } else { column.isBare }
    }
  }

  /// The column to name in a refusal: the first that says something.
  var column: Int? {
    let places = columns.lengths.map(\.index)
    return places.first { !row[$0].isBlank } ?? places.first
  }

  /// In whole seconds; nil where no column says anything.
  ///
  /// - Throws: `SheetRowFault`, of all of the file where the unit is open.
  func seconds() throws(SheetRowFault) -> Int? {
    let said = try said()
    let sure = said.filter { !$0.isOpen }
    guard let open = said.first(where: \.isOpen) else { return try sum(sure) }
    guard let total = try sum(sure) else {
      if let fault = unclear(open) { throw fault }
      return open.seconds
    }
    let isSame = readings(open).contains { SheetRowLengths.areSame($0, total) }
    guard isSame else { throw conflict(open, with: total) }
    return total
  }

  /// All that the row may say, for one whose start and end decide: Kimai writes seconds under `Duration`.
  func possible() throws(SheetRowFault) -> [Int] {
    let said = try said()
    let sure = said.filter { !$0.isOpen }
    let total = try sum(sure).map { [$0] } ?? []
    let open = said.first(where: \.isOpen).map(readings) ?? []
    return total + open + (said.count == 1 ? said.flatMap(readings) : [])
  }

  /// In each unit; not what has its own.
  private func readings(_ said: Said) -> [Int] {
    SheetUnit.allCases.compactMap { said.length.seconds($0) }
  }

  /// Within a hundredth.
  private static func areSame(_ one: Int, _ other: Int) -> Bool {
    abs(one - other) <= max(1, max(one, other) / 100)
  }

  private func areSame(_ coarse: Said, _ fine: Said) -> Bool {
    if SheetRowLengths.areSame(coarse.seconds, fine.seconds) { return true }
    // Two decimals of hours are 36 seconds.
    guard coarse.column.unit == .hours, case .bare(let number) = coarse.length else { return false }
    return number.billionths > 0 && abs(coarse.seconds - fine.seconds) <= 18
  }

  private func sum(_ said: [Said]) throws(SheetRowFault) -> Int? {
    let filled = said.filter { $0.seconds > 0 }
    guard var last = filled.first else { return said.first?.seconds }
    // Most say it once, or several times the same: the finest is the most exact.
    guard let other = filled.first(where: { !areSame(last, $0) }) else {
      return filled.last?.seconds
    }
    var total = last.seconds
    for next in filled.dropFirst() {
      // 1 | 30 | 0; but 1.5 | 30 is unclear.
      guard case .bare(let number) = last.length, number.billionths == 0, next.length.isBare,
        next.seconds < last.column.unit.rawValue
      else { throw conflict(other, with: filled[0].seconds) }
      total += next.seconds
      last = next
    }
    return total
  }

  private func conflict(_ said: Said, with seconds: Int) -> SheetRowFault {
    SheetRowFault(
      row, columns, said.column.index,
      Text(
        "“\(shown(said.text))”, but another column says \(StudyTime(seconds: seconds).text(in: .english)); correct one of them",
        zh:
          "“\(shown(said.text))”，但另一列是 \(StudyTime(seconds: seconds).text(in: .chinese))；请更正其一"
      ))
  }

  private func said() throws(SheetRowFault) -> [Said] {
    var all: [Said] = []
    for column in columns.lengths {
      let text = trimmed(row[column.index])
      if text.isEmpty || SheetEntries.isDash(text) { continue }
      guard let length = SheetLength(text), let seconds = length.seconds(column.unit) else {
        throw SheetRowFault(
          row, columns, column.index,
          Text(
            "“\(shown(text))” is not a length of time; write it like 1.5, 1:30 or 90 min",
            zh: "“\(shown(text))”不是时长；应如 1.5、1:30 或 90分钟"))
      }
      if length.isUnclear(column.unit) {
        throw SheetRowFault(
          row, columns, column.index,
          length.isBare
            ? Text(
              "“\(shown(text))” could be thousands or a part of one; write it without a sign between",
              zh: "“\(shown(text))”中的符号可能是千位分隔，也可能是小数点；请去掉")
            : Text(
              "“\(shown(text))” is not a number of seconds; write it like 90 or 0:01:30",
              zh: "“\(shown(text))”不是秒数；应如 90 或 0:01:30"))
      }
      all.append(Said(column: column, text: text, length: length, seconds: seconds))
    }
    return all
  }
}

extension SheetRowLengths {
  /// More than a day: perhaps the unit is another.
  var tooLong: SheetRowFault {
    let text = shown(trimmed(row[column]))
    let heading = column.map { columns.headings[$0] } ?? ""
    let isBare = (try? said())?.contains { $0.length.isBare } ?? false
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

  /// Why a number cannot be hours without anyone saying so: hardly a session has more than twelve. Of a clock
  /// below `Time`, hardly one more than four.
  private func unclear(_ said: Said) -> SheetRowFault? {
    let heading = shown(columns.headings[said.column.index])
    func reading(_ meaning: SheetMeaning, _ text: Text) -> Text {
      Text(
        "--column '\(meaning.rawValue)=\(heading)' (\(text.en))",
        zh: "--column '\(meaning.rawValue)=\(heading)'（即 \(text.zh)）")
    }
    func length(_ meaning: SheetMeaning) -> Text? {
      guard let unit = meaning.unit, let seconds = said.length.seconds(unit),
        seconds <= Session.longest.seconds
      else { return nil }
      let time = StudyTime(seconds: seconds)
      return reading(
        meaning,
        Text(
          time.text(in: .english, withSeconds: true), zh: time.text(in: .chinese, withSeconds: true)
        ))
    }
    var readings: [Text]
    switch said.length {
    case .seconds: return nil
    case .bare:
      guard said.seconds > 12 * 3600 else { return nil }
      readings = [.hours, .minutes, .seconds].compactMap(length)
    case .clock(let hour, let minute):
      let mayBeStart =
        SheetMeaning.perhapsStart.contains(columns.folded[said.column.index].name)
        && columns[.start] == nil && hour < 24
      guard said.seconds > (mayBeStart ? 4 : 12) * 3600 else { return nil }
      readings = [.hours, .minutes].compactMap(length)
      if mayBeStart {
        let clock = "\(hour):\(minute < 10 ? "0" : "")\(minute)"
        readings.insert(reading(.start, Text("from \(clock) on", zh: "从 \(clock) 开始")), at: 0)
      }
    }
    readings = Array(readings.prefix(2))
    guard !readings.isEmpty else { return nil }
    return SheetRowFault(
      row, columns, said.column.index,
      Text(
        "“\(shown(said.text))” is of no unit, and the heading names none; say \(readings.map(\.en).joined(separator: " or "))",
        zh: "“\(shown(said.text))”没有单位，表头也没有写明；请指明 \(readings.map(\.zh).joined(separator: "或 "))"),
      // Where start and end decide elsewhere, this row alone is unclear.
      isOfFile: columns[.end] == nil)
  }
}
