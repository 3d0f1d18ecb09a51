/// Now and here: what a phrase about time is measured against.
struct Here: Sendable {
  let now: Instant
  let zone: Zone
  /// What has begun then and is being said the end of.
  var start: Instant?

  var today: LocalDay { zone.moment(now).localDay }

  var secondOfToday: Int {
    Int(zone.moment(now).localSeconds - Int64(today.number) * 86_400)
  }

  /// What the wall clock showed then.
  /// - Parameter second: 0...86 400 on the wall clock; the last is the next day's midnight.
  /// - Throws: when clocks were put forward over it.
  func reading(_ day: LocalDay, _ second: Int) throws(PhraseError) -> Reading {
    switch resolve(day, second) {
    case .unique(let moment):
      return Reading(moment: moment)
    case .repeated(let earlier, let later):
      let (clock, day) = (earlier.clock, earlier.localDay)
      let notice = Text(
        "\(clock) came twice on \(day); the first is taken (the second is \(later.iso8601))",
        zh: "\(day) 的 \(clock) 出现两次，取第一次（第二次是 \(later.iso8601)）")
      return Reading(moment: earlier, notice: notice)
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

  /// The first time after the start when the wall clock showed it; nil without a start, and when that
  /// is still to come.
  func first(_ second: Int) throws(PhraseError) -> Reading? {
    guard let start, start <= now else { return nil }
    let day = zone.moment(start).localDay
    for day in [day, day + 1] where !isToCome(day, second) {
      switch resolve(day, second) {
      case .unique(let moment), .skipped(_, let moment):
        if moment.instant > start { return try reading(day, second) }
      case .repeated(let earlier, let later):
        if earlier.instant > start { return try reading(day, second) }
        // Begun in an hour that came twice, and ended when it had come again.
        if later.instant > start, later.instant <= now { return Reading(moment: later) }
      }
    }
    return nil
  }

  /// The last time the wall clock showed it: today, or yesterday when that is still to come.
  func latest(_ second: Int) throws(PhraseError) -> Reading {
    try reading(isToCome(today, second) ? today + -1 : today, second)
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
    second == 86_400
      ? zone.resolve(day: day + 1, secondOfDay: 0) : zone.resolve(day: day, secondOfDay: second)
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

/// A moment read from a phrase, and what should be said about the reading.
struct Reading {
  var moment: Moment
  var notice: Text?
}
