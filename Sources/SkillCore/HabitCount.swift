extension Roadmap.Habit {
  /// In how many distinct local weeks (ISO, from Monday) or months it was kept, and the check-ins
  /// that show it. A count, not a streak: a streak can fall.
  func kept(_ checkIns: [Record.Item.CheckIn]) -> (count: Int, facts: [FactID]) {
    let counted = needsLink ? checkIns.filter(\.hasLink) : checkIns
    let periods = Set(counted.map { period == .week ? $0.day.monday : $0.day.firstOfMonth })
    return (periods.count, counted.map(\.id))
  }
}
