import SkillCore

/// The day of rows that leave it out because one cell holds it for several rows: Excel exports merged cells so, and
/// people write so. Totals below a table have no day either: the day above is taken only where the rest of the file
/// shows that it is written so.
final class SheetMergedDays {
  private let columns: SheetColumns
  private let rows: () throws -> SheetReader
  private var survey: Survey?
  private var above: (day: SheetRowTimes.Cell, line: Int)?
  private(set) var isUsed = false

  init(_ columns: SheetColumns, rows: @escaping () throws -> SheetReader) {
    (self.columns, self.rows) = (columns, rows)
  }

  /// The row has this day, or none.
  func day(_ row: SheetRow, _ own: SheetRowTimes.Cell?) throws -> SheetRowTimes.Cell? {
    guard columns[.date] != nil else { return own }
    if let own {
      above = own.day == nil ? nil : (SheetRowTimes.Cell(day: own.day), row.nextLine)
      return own
    }
    guard let (day, line) = above, line == row.position.line else {
      above = nil
      return nil
    }
    above = (day, row.nextLine)
    if survey == nil { survey = try Survey(rows(), columns) }
    guard survey?.allows(row.position.line) == true else { return nil }
    isUsed = true
    return day
  }

  /// How the days of all of the file are written.
  private struct Survey {
    /// Whether rows without a day stand between rows with one, and no day stands in two rows.
    private var isMerged = false
    /// Where rows begin that could be the sums of those above.
    private var firstSum = Int.max

    init(_ reader: SheetReader, _ columns: SheetColumns) throws {
      var reader = reader
      var repeats = false
      var (last, next) = ("", 0)
      var (isOpen, hasInner) = (false, false)
      var sums: [String: (seconds: Int, rows: Int)] = [:]
      var tail: [(line: Int, name: String, seconds: Int)] = []
      while let row = try reader.next() {
        let day = trimmed(row[columns[.date]])
        let name = columns.skills.lazy.map { trimmed(row[$0]) }.first { !$0.isEmpty } ?? ""
        // Sums are no rows of the table; what stands below them is not of the day above.
        if day.isEmpty && name.isEmpty || [day, name].contains(where: SheetEntries.isTotal) {
          continue
        }
        let seconds = ((try? SheetRowLengths(row, columns).seconds()) ?? nil) ?? 0
        if !day.isEmpty {
          repeats = repeats || day == last
          hasInner = hasInner || isOpen
          (last, isOpen) = (day, false)
          for (_, name, seconds) in tail { Survey.add(seconds, of: name, to: &sums) }
          tail = []
          Survey.add(seconds, of: name, to: &sums)
        } else if row.position.line == next {
          isOpen = true
          tail.append((row.position.line, name, seconds))
        }
        next = row.nextLine
      }
      isMerged = hasInner && !repeats
      let areSums = tail.map { row in sums[row.name].map { $0.seconds == row.seconds } ?? false }
      let isSum = zip(tail, areSums).first { row, isSum in
        isSum && (sums[row.name]?.rows ?? 0 > 1 || !areSums.contains(false))
      }
      if let isSum { firstSum = isSum.0.line }
    }

    private static func add(
      _ seconds: Int, of name: String, to sums: inout [String: (seconds: Int, rows: Int)]
    ) {
      let known = sums[name] ?? (0, 0)
      sums[name] = (known.seconds.addingReportingOverflow(seconds).partialValue, known.rows + 1)
    }

    func allows(_ line: Int) -> Bool { isMerged && line < firstSum }
  }
}

extension SheetRow {
  /// Where the next row begins if no blank one is between.
  fileprivate var nextLine: Int {
    position.line + 1 + (spansLines ? cells.reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } } : 0)
  }
}
