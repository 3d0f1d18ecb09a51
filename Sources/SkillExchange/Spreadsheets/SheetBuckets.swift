import SkillCore

extension SheetEntries {
  /// RescueTime counts seconds by the hour: the hour is a bucket, no start. Lengths on the day, summed by
  /// day and name.
  mutating func readBuckets(_ take: (ForeignEntry) throws -> Void) throws {
    struct Sum {
      var position: FilePosition
      var names: [String]
      var day: LocalDay
      var seconds: Int
    }
    var (sums, places): ([Sum], [String: Int]) = ([], [:])
    var rows = try table.rows()
    while let row = try rows.next() {
      do {
        let names = names(row)
        guard let day = try bucketDay(row),
          let seconds = try SheetRowLengths(row, columns).seconds()
        else {
          try take(.leftOut(.total))
          continue
        }
        let key = "\(day)\0\(names.joined(separator: "\0"))"
        if let place = places[key] {
          let (sum, overflow) = sums[place].seconds.addingReportingOverflow(seconds)
          sums[place].seconds = overflow ? .max : sum
        } else {
          places[key] = sums.count
          sums.append(Sum(position: row.position, names: names, day: day, seconds: seconds))
        }
      } catch let fault as SheetRowFault {
        if fault.isOfFile { throw fault.fault }
        try take(.refused(fault.fault, names: SheetEntries.foreign(names(row))))
      }
    }
    for sum in sums {
      let entry = reading.entry(
        at: sum.position, StudyTime(seconds: sum.seconds), on: sum.day,
        named: SheetEntries.foreign(sum.names)
      ) { time in
        var session = ForeignSession(
          position: sum.position,
          externalID: (["\(sum.day)"] + sum.names).joined(separator: "\0"), time: time,
          project: sum.names.first, tags: [])
        session.words = Array(sum.names.dropFirst())
        return session
      }
      try take(entry)
    }
  }

  private static func foreign(_ names: [String]) -> ForeignNames {
    ForeignNames(project: names.first, words: Array(names.dropFirst()))
  }

  private func bucketDay(_ row: SheetRow) throws(SheetRowFault) -> LocalDay? {
    let text = trimmed(row[columns[.date]])
    if text.isEmpty { return nil }
    guard case .day(let day)? = SheetTime(text)?.day else {
      throw SheetRowFault(row, columns, columns[.date], SheetEntries.wrong(text, .date, columns))
    }
    return day
  }
}
