/// A time of day as written; its hour may depend on the rest of the phrase.
struct SaidClock {
  var hour: Int
  var minute = 0
  var second = 0
  /// Its own part of the day (`9pm`, 晚上9点).
  var part: DayPart?
  /// `noon`, `midnight`: unambiguous.
  var isNamed = false
  /// A number alone: a clock only after `at`, or if the other end of a range has am or pm.
  var isBare = false
  /// `at 9`.
  var followsAt = false
  /// Written as a 24-hour clock: `08:00`, `14:00`, `0:15`.
  var isOf24 = false

  /// Seconds since the midnight that begins the day; past 24 hours on the next day.
  /// - Parameter dayPart: from the day (`last night`, 昨晚).
  /// - Throws: if that part of the day has no such hour.
  func seconds(in dayPart: DayPart?) throws(PhraseError) -> Int {
    let own = part.map { $0.hour(hour) } ?? (isNamed ? hour : nil)
    let found: Int? =
      if part == nil && !isNamed {
        dayPart.map { $0.hour(hour) } ?? hour
      } else if let own {
        dayPart.map { $0.hour(holding: own) } ?? own
      } else {
        nil
      }
    guard let found else { throw SaidClock.impossible }
    return found * 3600 + minute * 60 + second
  }

  /// Both hours of a 12-hour clock; one for a 24-hour clock.
  var bothHalves: [Int] {
    guard !isNamed, (1...12).contains(hour) else { return [hour * 3600 + minute * 60 + second] }
    return [hour % 12, hour % 12 + 12].map { $0 * 3600 + minute * 60 + second }
  }

  static var impossible: PhraseError {
    PhraseError(
      Text("There is no such time of day", zh: "没有这个时刻"),
      hint: Text(
        "Hours go from 0 to 23 and minutes to 59, as in 9:30, 14:00 or 2pm.",
        zh: "小时为 0 到 23，分钟最大 59，例如 9:30、14:00、下午2点。"))
  }
}

extension PhraseScanner {
  /// `14:00`, `9:30:15`, `2pm`, `9.30 am`, `at 9`, `9 in the evening`, `half past nine`, `9点半`,
  /// `下午3点20分`, `noon`, and `24:00` for the end of the day. Nil if no clock comes next.
  /// - Throws: for an impossible clock (`25:00`).
  mutating func clock() throws(PhraseError) -> SaidClock? {
    var attempt = self
    let followsAt = attempt.eat("at ")
    guard var clock = attempt.namedClock() ?? attempt.clockPast() ?? attempt.hourAndMinutes() else {
      return nil
    }
    clock.followsAt = followsAt
    if clock.part == nil, !clock.isNamed, let part = attempt.half() ?? attempt.englishPart() {
      clock.part = part
    }
    if followsAt || clock.part != nil { clock.isBare = false }
    // `40 minutes`: a bare number over 24 is not a clock.
    guard !clock.isBare || clock.hour <= 24 else { return nil }
    let total = clock.hour * 3600 + clock.minute * 60 + clock.second
    guard clock.hour <= 24, clock.minute < 60, clock.second < 60, total <= 86_400 else {
      throw SaidClock.impossible
    }
    self = attempt
    return clock
  }

  /// `noon`, 正午; `midnight` begins the day, like 0:00.
  private mutating func namedClock() -> SaidClock? {
    if eat(wholeWord: "12 noon", "noon", "midday") || eat("正午") {
      return SaidClock(hour: 12, isNamed: true)
    }
    if eat(wholeWord: "12 midnight", "midnight") || eat("零点", "午夜", "子夜") {
      return SaidClock(hour: 0, isNamed: true)
    }
    var attempt = self
    guard attempt.eat("中午"), attempt.rest.first?.isNumber != true else { return nil }
    self = attempt
    return SaidClock(hour: 12, isNamed: true)
  }

  /// `half past nine`, `quarter to 9`, `ten past 9`.
  private mutating func clockPast() -> SaidClock? {
    var attempt = self
    _ = attempt.eat("a ")
    guard let minutes = attempt.minutesPast() else { return nil }
    let isPast = attempt.eat("past ")
    guard isPast || attempt.eat("to "), let hour = attempt.whole(), (1...24).contains(hour),
      (1..<60).contains(minutes), !attempt.rest.hasPrefix(":")
    else { return nil }
    self = attempt
    guard !isPast else { return SaidClock(hour: hour, minute: minutes) }
    return SaidClock(hour: hour == 1 ? 12 : hour - 1, minute: 60 - minutes)
  }

  /// `half `, `quarter `, `ten `, `10 minutes `. Digits before `to` are the start of a range (`8 to
  /// 10pm`), and so are words that are not minutes (`nine to eleven`).
  private mutating func minutesPast() -> Int? {
    if eat("half ") { return rest.hasPrefix("past ") ? 30 : nil }
    if eat("quarter ") { return 15 }
    let isWord = rest.first?.isLetter == true
    guard rest.first?.isASCII == true, let minutes = whole(), eat(" ") else { return nil }
    let isNamed = eat("minutes ")
    guard !rest.hasPrefix("past ") else { return minutes }
    return isNamed || isWord && [5, 10, 20, 25].contains(minutes) ? minutes : nil
  }

  private mutating func hourAndMinutes() -> SaidClock? {
    var attempt = self
    let part = attempt.chinesePart()
    if part != nil { attempt.skipSpace() }
    let hasZero = attempt.rest.hasPrefix("0")
    guard let hour = attempt.hour() else { return nil }
    var clock = SaidClock(hour: hour, part: part, isOf24: hasZero || hour == 0 || hour > 12)
    if let (minute, second) = attempt.chineseMinutes() ?? attempt.colonMinutes()
      ?? attempt.dotMinutes()
    {
      (clock.minute, clock.second) = (minute, second)
    } else if attempt.eat(" o'clock", " o’clock", " oclock", "h00") {
    } else if part != nil {
      return nil
    } else {
      clock.isBare = true
    }
    self = attempt
    return clock
  }

  private mutating func hour() -> Int? {
    if rest.first?.isASCII == true, rest.first?.isNumber == true { return digits(1...2) }
    return whole()
  }

  /// `:30` or `:30:15`; a fraction of a second is dropped.
  private mutating func colonMinutes() -> (minute: Int, second: Int)? {
    var attempt = self
    guard attempt.eat(":"), let minute = attempt.digits(2...2) else { return nil }
    self = attempt
    guard attempt.eat(":"), let second = attempt.digits(2...2) else { return (minute, 0) }
    self = attempt
    if attempt.eat("."), attempt.digits(1...9) != nil { self = attempt }
    return (minute, second)
  }

  /// `9.30am`: with a point only before am or pm.
  private mutating func dotMinutes() -> (minute: Int, second: Int)? {
    var attempt = self
    guard attempt.eat("."), let minute = attempt.digits(2...2) else { return nil }
    var after = attempt
    guard after.half() != nil else { return nil }
    self = attempt
    return (minute, 0)
  }

  /// `点半`, `点一刻`, `点20分`, `点整`, `点`.
  private mutating func chineseMinutes() -> (minute: Int, second: Int)? {
    guard eat("点钟", "点整", "点", "时整", "时") else { return nil }
    if eat("半") { return (30, 0) }
    if eat("一刻", "1刻") { return (15, 0) }
    if eat("三刻", "3刻") { return (45, 0) }
    var attempt = self
    _ = attempt.eat("过", "零", "〇")
    guard let minute = attempt.whole() else { return (0, 0) }
    _ = attempt.eat("分")
    self = attempt
    return (minute, 0)
  }
}
