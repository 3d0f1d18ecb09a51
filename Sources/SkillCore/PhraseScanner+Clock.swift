extension PhraseScanner {
  /// Seconds on the wall clock: `14:00`, `9:30:15`, `2pm`, `9:30 am`, `9点半`, `下午3点20分`, `noon`,
  /// and `24:00` for the end of the day. Nil when no clock comes next.
  /// - Throws: when what comes next is a clock that shows no time (`25:00`).
  mutating func clock() throws(PhraseError) -> Int? {
    var attempt = self
    var half = attempt.half(of: PhraseScanner.chineseHalves)
    guard let hour = attempt.whole() else { return namedClock() }
    let reading = attempt.chineseMinutes() ?? attempt.colonMinutes()
    if half == nil {
      half = attempt.half(of: PhraseScanner.englishHalves)
    }
    guard reading != nil || half != nil else { return nil }
    let (minute, second) = reading ?? (0, 0)
    let total = (half?.begin(hour) ?? hour) * 3600 + minute * 60 + second
    guard hour <= 24, minute < 60, second < 60, total <= 86_400 else {
      throw PhraseError(
        Text("There is no such time of day", zh: "没有这个时刻"),
        hint: Text(
          "Hours go from 0 to 23 and minutes to 59, as in 9:30, 14:00 or 2pm.",
          zh: "小时为 0 到 23，分钟最大 59，例如 9:30、14:00、下午2点。"))
    }
    self = attempt
    return total
  }

  /// `noon` and `正午`; `midnight` is the one that begins the day, as 0:00 is.
  private mutating func namedClock() -> Int? {
    if eat("noon", "正午", "中午") { return 43_200 }
    return eat("midnight", "零点") ? 0 : nil
  }

  /// `:30` or `:30:15`; a fraction of a second, as programs write it, is dropped.
  private mutating func colonMinutes() -> (minute: Int, second: Int)? {
    var attempt = self
    guard attempt.eat(":"), let minute = attempt.digits(2...2) else { return nil }
    self = attempt
    guard attempt.eat(":"), let second = attempt.digits(2...2) else { return (minute, 0) }
    self = attempt
    if attempt.eat("."), attempt.digits(1...9) != nil { self = attempt }
    return (minute, second)
  }

  /// `点半`, `点一刻`, `点20分`, `点`.
  private mutating func chineseMinutes() -> (minute: Int, second: Int)? {
    guard eat("点钟", "点", "时") else { return nil }
    if eat("半") { return (30, 0) }
    if eat("一刻") { return (15, 0) }
    if eat("三刻") { return (45, 0) }
    let minute = whole() ?? 0
    _ = eat("分")
    return (minute, 0)
  }

  /// Which hour of the day an hour of twelve begins; an hour it does not know is kept.
  private struct Half {
    var words: [String]
    var begin: @Sendable (Int) -> Int
  }

  private static let chineseHalves = [
    Half(words: ["凌晨", "半夜"]) { $0 == 12 ? 0 : $0 },
    Half(words: ["早上", "早晨", "上午", "早"]) { $0 },
    Half(words: ["中午"]) { $0 < 3 ? $0 + 12 : $0 },
    Half(words: ["下午", "傍晚"]) { $0 < 12 ? $0 + 12 : $0 },
    Half(words: ["晚上", "晚"]) { $0 <= 12 ? $0 + 12 : $0 },
  ]

  private static let englishHalves = [
    Half(words: ["am"]) { $0 > 12 ? 99 : $0 % 12 },
    Half(words: ["pm"]) { $0 > 12 ? 99 : $0 % 12 + 12 },
  ]

  private mutating func half(of halves: [Half]) -> Half? {
    var attempt = self
    attempt.skipSpace()
    guard let half = halves.first(where: { attempt.eat(anyOf: $0.words) }) else { return nil }
    attempt.skipSpace()
    self = attempt
    return half
  }
}
