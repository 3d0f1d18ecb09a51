import SkillCore

// Days as people and spreadsheet programs write them.
extension CSVFactValues {
  /// A day alone, in any spelling; nil for anything else.
  func bareDay(_ cells: CSVFactCells, _ name: CSVColumn) throws(FileFault) -> LocalDay? {
    let text = cells[name]
    if text.isEmpty { return nil }
    if let day = LocalDay(iso8601: text) { return day }
    guard let said = SheetTime(text), said.clock == nil else { return nil }
    return try day(said, cells, name)
  }

  /// The day that a cell says; nil where there is none such, or it says none.
  func day(
    _ said: SheetTime, _ cells: CSVFactCells, _ name: CSVColumn
  ) throws(FileFault) -> LocalDay? {
    guard let day = said.day else { return nil }
    switch dates.day(day) {
    case .day(let day): return day
    case .impossible: return nil
    case .otherOrder: throw cells.fault(name, SheetEntries.otherOrder(cells[name]))
    case .unknown(let orders):
      throw cells.fault(name, SheetEntries.unordered(cells[name], day, orders))
    }
  }
}
