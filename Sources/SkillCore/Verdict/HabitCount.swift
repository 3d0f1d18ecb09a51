extension Roadmap.Habit {
  /// The number of local weeks (ISO, from Monday) or months in which it was kept, with the
  /// check-ins that show it. A count, not a streak, which could fall.
  func kept(_ checkIns: [Record.Item.CheckIn]) -> (count: Int, facts: [FactID]) {
    (starts(checkIns).count, counted(checkIns).map(\.id))
  }

  /// The first days of the weeks or months in which it was kept.
  public func starts(_ checkIns: [Record.Item.CheckIn]) -> Set<LocalDay> {
    Set(counted(checkIns).map { unit.start(of: $0.day) })
  }

  public var unit: CalendarUnit {
    switch period {
    case .week: .week
    case .month: .month
    }
  }

  private func counted(_ checkIns: [Record.Item.CheckIn]) -> [Record.Item.CheckIn] {
    needsLink ? checkIns.filter(\.hasLink) : checkIns
  }
}
