extension PhraseScanner {
  /// Seconds east of UTC: `Z`, `+08:00`, `-0530`, `+08`, and `+08:05:43` of the days before
  /// standard time; at most 14 hours, so that `14:00-15:30` is not taken for one. Nil if none comes
  /// next.
  mutating func offset() -> Int? {
    if eat("z") { return 0 }
    var attempt = self
    let isEast = attempt.eat("+")
    guard isEast || attempt.eat("-", "−") else { return nil }
    guard let (hours, minutes) = attempt.offsetDigits(), hours <= 14, minutes < 60 else {
      return nil
    }
    self = attempt
    let distance = hours * 3600 + minutes * 60
    guard attempt.eat(":"), let seconds = attempt.digits(2...2), seconds < 60 else {
      return isEast ? distance : -distance
    }
    self = attempt
    return isEast ? distance + seconds : -distance - seconds
  }

  private mutating func offsetDigits() -> (hours: Int, minutes: Int)? {
    if let both = digits(4...4) { return (both / 100, both % 100) }
    guard let hours = digits(2...2) else { return nil }
    guard eat(":") else { return (hours, 0) }
    guard let minutes = digits(2...2) else { return nil }
    return (hours, minutes)
  }
}
