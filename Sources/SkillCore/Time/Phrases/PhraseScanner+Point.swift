/// A day, a clock, or both, in either order: `yesterday 14:00`, `9pm yesterday`, `last night`.
struct SaidPoint {
  var day: SaidDay?
  var clock: SaidClock?
  /// `8-10pm yesterday`: a day after the clock applies to the whole phrase.
  var dayFollows = false
}

extension PhraseScanner {
  /// The next day and clock; nil if neither comes next.
  /// - Throws: for an impossible date or clock.
  mutating func point(today: LocalDay) throws(PhraseError) -> SaidPoint? {
    var attempt = self
    _ = attempt.eat("on ")
    if let day = try attempt.day(today: today) {
      self = attempt
      attempt.skipDayAndClockJoint()
      guard let clock = try attempt.clock() else { return SaidPoint(day: day) }
      self = attempt
      return SaidPoint(day: day, clock: clock)
    }
    guard let clock = try self.clock() else { return nil }
    attempt = self
    attempt.skipComma()
    _ = attempt.eat("on ")
    guard let day = try attempt.day(today: today) else { return SaidPoint(clock: clock) }
    self = attempt
    return SaidPoint(day: day, clock: clock, dayFollows: true)
  }

  /// What may stand between a day and a clock: `T`, a blank, a comma, `from`, nothing (昨天14:00).
  private mutating func skipDayAndClockJoint() {
    var attempt = self
    if attempt.eat("t"), attempt.rest.first?.isNumber == true {
      self = attempt
      return
    }
    skipComma()
    _ = eat("from ", "between ", "从", "的")
  }
}
