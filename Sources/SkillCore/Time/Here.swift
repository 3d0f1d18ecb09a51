/// Now and here: the context in which a phrase of time is read.
struct Here: Sendable {
  let now: Instant
  let zone: Zone
  /// The start, if the phrase gives the end of something.
  var start: Instant?
  /// The day of the record being corrected, for a clock alone.
  var day: LocalDay?

  /// The calendar day, for clocks.
  var today: LocalDay { zone.moment(now).calendarDay }

  /// The day by `day-start`, for days without a clock.
  var countedToday: LocalDay { zone.moment(now).localDay }

  /// The moment of a wall clock reading.
  /// - Parameter second: since the midnight that begins the day; past 24 hours on the following
  ///   days.
  /// - Throws: if clocks were put forward over it.
  func reading(_ day: LocalDay, _ second: Int) throws(PhraseError) -> TimeReading {
    switch resolve(day, second) {
    case .unique(let moment):
      return TimeReading(moment: moment)
    case .repeated(let earlier, let later):
      let (clock, day) = (earlier.clock, earlier.calendarDay)
      let notice = Text(
        "\(clock) was twice on \(day); using the first (the second is \(later.iso8601))",
        zh: "\(day) 的 \(clock) 出现两次，取第一次（第二次是 \(later.iso8601)）")
      return TimeReading(moment: earlier, notice: notice)
    case .skipped(let before, let after):
      throw PhraseError(
        Text(
          "Clocks in \(zone.name) skipped that time on \(day)",
          zh: "\(zone.name) 的时钟在 \(day) 跳过了这个时间"),
        hint: Text(
          "Did you mean \(before.iso8601) or \(after.iso8601)?",
          zh: "是 \(before.iso8601) 还是 \(after.iso8601)？"))
    }
  }

  /// A day without a clock: its noon, or now if that is in the future; for a part of the day, its
  /// usual hour. Callers that need no clock use the reading's `day`.
  ///
  /// - Parameter counted: the day by `day-start`.
  func reading(_ said: SaidDay, counted: LocalDay) throws(PhraseError) -> TimeReading {
    var reading = try hour(said)
    switch reading.precision {
    case .clock: break
    case .partOfDay: reading.day = reading.moment.localDay
    case .day: reading.day = counted
    }
    return reading
  }

  private func hour(_ said: SaidDay) throws(PhraseError) -> TimeReading {
    guard let part = said.part, part != .noon else {
      let isExact = said.part == .noon
      let day = isExact ? self.day(said, upTo: 43_200) : said.day
      if !isExact, day == today, isToCome(day, 43_200) {
        return TimeReading(moment: zone.moment(now), precision: .day)
      }
      var reading = try reading(day, 43_200)
      reading.precision = isExact ? .clock : .day
      return reading
    }
    let (begin, usual) = part.hours
    let day = day(said, upTo: begin * 3600)
    var reading = try reading(day, usual * 3600)
    if reading.moment.instant > now, !isToCome(day, begin * 3600) {
      reading = TimeReading(moment: zone.moment(now))
    }
    let (shown, date) = (reading.moment.clock, reading.moment.calendarDay)
    reading.notice = Text(
      "Read as \(date) \(shown), as no clock was given", zh: "没有说几点，按 \(date) \(shown) 记")
    reading.precision = .partOfDay
    return reading
  }

  /// The first time after the start that the wall clock showed it; nil without a start, or if that
  /// is in the future.
  func first(_ second: Int) throws(PhraseError) -> TimeReading? {
    guard let start, start <= now else { return nil }
    let (day, second) = (zone.moment(start).calendarDay, second % 86_400)
    for day in [day, day + 1] where !isToCome(day, second) {
      switch resolve(day, second) {
      case .unique(let moment), .skipped(_, let moment):
        if moment.instant > start { return try reading(day, second) }
      case .repeated(let earlier, let later):
        if earlier.instant > start { return try reading(day, second) }
        // It began in a repeated hour and ended in the second one.
        if later.instant > start, later.instant <= now { return TimeReading(moment: later) }
      }
    }
    return nil
  }

  /// The last time the wall clock showed it: today, or yesterday if that is in the future.
  func latest(_ second: Int) throws(PhraseError) -> TimeReading {
    let second = second % 86_400
    return try reading(isToCome(today, second) ? today + -1 : today, second)
  }

  /// `at 9` is 9:00, with a notice if 21:00 is possible as well.
  func noting(_ reading: TimeReading, _ clock: SaidClock) -> TimeReading {
    guard clock.followsAt, clock.part == nil, !clock.isNamed, !clock.isOf24, clock.minute == 0,
      (1...11).contains(clock.hour), reading.notice == nil,
      reading.moment.instant.seconds <= now.seconds &- 43_200
    else { return reading }
    var noted = reading
    noted.notice = Text(
      "Read \(clock.hour) as \(clock.hour):00 in the morning; for the evening write \(clock.hour)pm",
      zh: "\(clock.hour) 按早上 \(clock.hour):00 记；晚上请写 \(clock.hour + 12):00")
    return noted
  }

  /// The day that was meant, given its clock.
  func day(_ said: SaidDay, upTo second: Int) -> LocalDay {
    guard let before = said.before, isToCome(said.day, second) else { return said.day }
    return before
  }

  private func isToCome(_ day: LocalDay, _ second: Int) -> Bool {
    switch resolve(day, second) {
    case .unique(let moment), .repeated(let moment, _), .skipped(_, let moment):
      moment.instant > now
    }
  }

  private func resolve(_ day: LocalDay, _ second: Int) -> Zone.Resolution {
    zone.resolve(day: day + second / 86_400, secondOfDay: second % 86_400)
  }

  func requirePast(_ reading: TimeReading) throws(PhraseError) {
    guard reading.precision == .day, let day = reading.day, day > countedToday else {
      return try requirePast(reading.moment)
    }
    throw PhraseError(
      Text("\(day) is in the future", zh: "\(day) 是将来的日期"),
      hint: Text(
        "Only the past can be recorded; today is \(countedToday).",
        zh: "只能记录已经发生的事；今天是 \(countedToday)。"))
  }

  func requirePast(_ moment: Moment) throws(PhraseError) {
    try moment.localDay.requireRecordable()
    guard moment.instant > now else { return }
    throw PhraseError(
      Text("\(moment.iso8601) is in the future", zh: "\(moment.iso8601) 是将来的时间"),
      hint: Text(
        "Only the past can be recorded; it is \(zone.moment(now).iso8601).",
        zh: "只能记录已经发生的事；现在是 \(zone.moment(now).iso8601)。"))
  }
}
