extension PhraseScanner {
  /// Seconds east of UTC: `Z`, `+08:00`, `-0530`, `+08`, at most 14 hours, so that `14:00-15:30` is
  /// not taken for one. Nil when none comes next.
  mutating func offset() -> Int? {
    if eat("z") { return 0 }
    var attempt = self
    let isEast = attempt.eat("+")
    guard isEast || attempt.eat("-", "−") else { return nil }
    guard let (hours, minutes) = attempt.offsetDigits(), hours <= 14, minutes < 60 else {
      return nil
    }
    self = attempt
    return (isEast ? 1 : -1) * (hours * 3600 + minutes * 60)
  }

  private mutating func offsetDigits() -> (hours: Int, minutes: Int)? {
    if let both = digits(4...4) { return (both / 100, both % 100) }
    guard let hours = digits(2...2) else { return nil }
    guard eat(":") else { return (hours, 0) }
    guard let minutes = digits(2...2) else { return nil }
    return (hours, minutes)
  }
}
