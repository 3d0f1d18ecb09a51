/// Now and here: what a phrase about time is measured against.
struct Here: Sendable {
  let now: Instant
  let zone: Zone
  /// What has begun then and is being said the end of.
  var start: Instant?
  /// The day of what is being corrected: that of a clock alone.
  var day: LocalDay?

  /// The calendar's day: what a clock is said of.
  var today: LocalDay { zone.moment(now).calendarDay }

  /// The day that it still is to the learner: what is said of a day without a clock.
  var countedToday: LocalDay { zone.moment(now).localDay }

  /// What the wall clock showed then.
  /// - Parameter second: since the midnight that begins the day; what is beyond 24 hours lies on the
  ///   days after it.
  /// - Throws: when clocks were put forward over it.
  func reading(_ day: LocalDay, _ second: Int) throws(PhraseError) -> TimeReading {
    switch resolve(day, second) {
    case .unique(let moment):
      return TimeReading(moment: moment)
    case .repeated(let earlier, let later):
      let (clock, day) = (earlier.clock, earlier.calendarDay)
      let notice = Text(
        "\(clock) came twice on \(day); the first is taken (the second is \(later.iso8601))",
        zh: "\(day) 的 \(clock) 出现两次，取第一次（第二次是 \(later.iso8601)）")
      return TimeReading(moment: earlier, notice: notice)
    case .skipped(let before, let after):
      throw PhraseError(
        Text(
          "The clocks in \(zone.name) skipped that time on \(day)",
          zh: "\(zone.name) 的时钟在 \(day) 跳过了这个时间"),
        hint: Text(
          "Did you mean \(before.iso8601) or \(after.iso8601)?",
          zh: "是 \(before.iso8601) 还是 \(after.iso8601)？"))
    }
  }

  /// A day without a clock: its noon, or now while that is still to come; of a part of the day, the
  /// hour that stands for it. Who can do without a clock takes the reading's `day`.
  ///
  /// - Parameter counted: the day as it is said before the learner's day has begun.
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
      "No clock was said; it is read as \(date) \(shown)", zh: "没有说几点，按 \(date) \(shown) 记")
    reading.precision = .partOfDay
    return reading
  }

  /// The first time after the start when the wall clock showed it; nil without a start, and when that
  /// is still to come.
  func first(_ second: Int) throws(PhraseError) -> TimeReading? {
    guard let start, start <= now else { return nil }
    let (day, second) = (zone.moment(start).calendarDay, second % 86_400)
    for day in [day, day + 1] where !isToCome(day, second) {
      switch resolve(day, second) {
      case .unique(let moment), .skipped(_, let moment):
        if moment.instant > start { return try reading(day, second) }
      case .repeated(let earlier, let later):
        if earlier.instant > start { return try reading(day, second) }
        // Begun in an hour that came twice, and ended when it had come again.
        if later.instant > start, later.instant <= now { return TimeReading(moment: later) }
      }
    }
    return nil
  }

  /// The last time the wall clock showed it: today, or yesterday when that is still to come.
  func latest(_ second: Int) throws(PhraseError) -> TimeReading {
    let second = second % 86_400
    return try reading(isToCome(today, second) ? today + -1 : today, second)
  }

  /// `at 9` is 9:00; where 21:00 could be meant as well, that is told.
  func told(_ reading: TimeReading, _ clock: SaidClock) -> TimeReading {
    guard clock.followsAt, clock.part == nil, !clock.isNamed, !clock.isOf24, clock.minute == 0,
      (1...11).contains(clock.hour), reading.notice == nil,
      reading.moment.instant.seconds <= now.seconds &- 43_200
    else { return reading }
    var told = reading
    told.notice = Text(
      "\(clock.hour) is read as \(clock.hour):00 in the morning; for the evening write \(clock.hour)pm",
      zh: "\(clock.hour) 按早上 \(clock.hour):00 记；晚上请写 \(clock.hour + 12):00")
    return told
  }

  /// The day that was meant, given the clock said with it.
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
        "Only what has happened can be recorded; today is \(countedToday).",
        zh: "只能记录已经发生的事；今天是 \(countedToday)。"))
  }

  func requirePast(_ moment: Moment) throws(PhraseError) {
    try moment.localDay.requireRecordable()
    guard moment.instant > now else { return }
    throw PhraseError(
      Text("\(moment.iso8601) is in the future", zh: "\(moment.iso8601) 是将来的时间"),
      hint: Text(
        "Only what has happened can be recorded; it is \(zone.moment(now).iso8601).",
        zh: "只能记录已经发生的事；现在是 \(zone.moment(now).iso8601)。"))
  }
}
