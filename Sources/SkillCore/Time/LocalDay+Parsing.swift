extension LocalDay {
  /// Parses a day for a report: `2026-01-15`, `yesterday`, `2 days ago`, `last friday`, `上周五`.
  /// A future day is returned as well; the caller decides.
  /// - Throws: for anything else, an impossible date, and a day before 1900.
  public static func parse(
    _ text: String, now: Instant, zone: Zone
  ) throws(PhraseError) -> LocalDay {
    var scanner = PhraseScanner(text)
    _ = scanner.eat("on ")
    guard let day = try scanner.day(today: zone.moment(now).localDay)?.day, scanner.isAtEnd else {
      let shown = PhraseError.quoted(text)
      throw PhraseError(
        Text("\"\(shown)\" is not a day", zh: "“\(shown)”不是日期"),
        hint: Text(
          "Write it like 2026-01-15, yesterday or friday.", zh: "请写成 2026-01-15、昨天或周五。"),
        isGeneral: true)
    }
    return day
  }

  /// Dates before 1900 are refused.
  func requireRecordable() throws(PhraseError) {
    guard self < LocalDay(number: -25_567) else { return }
    throw PhraseError(
      Text("\(self) is before 1900", zh: "\(self) 早于 1900 年"),
      hint: Text("Only dates from 1900 on can be recorded.", zh: "只能记录 1900 年及以后的日期。"))
  }
}
