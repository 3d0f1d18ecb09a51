extension StudyTime {
  /// Parses a length of study: `90m`, `1h30m`, `1h 30m`, `1:30`, `1.5h`,
  /// `PT1H30M`, `45` (minutes), `90分钟`, `1小时30分`, `1小时半`, `半小时`.
  ///
  /// Fractions are rounded to the nearest second.
  /// - Throws: for anything else, for zero, and for more than 24 hours.
  public init(parsing text: String) throws(PhraseError) {
    let shown = PhraseError.quoted(text)
    let length = try StudyTime.positive(text)
    guard length <= StudyTime.wholeDay.seconds else {
      throw PhraseError(
        Text("\"\(shown)\" is more than 24 hours", zh: "“\(shown)”超过 24 小时"),
        hint: Text(
          "A session lasts 24 hours at most; record longer ones in parts.",
          zh: "一次学习最长 24 小时；更长的请分次记录。"))
    }
    self.init(seconds: length)
  }

  /// Parses a weekly goal: like a session, up to 168 hours.
  public init(parsingWeekly text: String) throws(PhraseError) {
    let length = try StudyTime.positive(
      text, whenZero: Text("To have no goal: rung goal clear", zh: "不设目标：rung goal clear"))
    guard length <= 7 * StudyTime.wholeDay.seconds else {
      let shown = PhraseError.quoted(text)
      throw PhraseError(
        Text("\"\(shown)\" is more than a week", zh: "“\(shown)”超过了一周的时间"),
        hint: Text("A week has 168 hours; write it like 8h.", zh: "一周只有 168 小时；请写成 8h。"))
    }
    self.init(seconds: length)
  }

  private static func positive(
    _ text: String, whenZero hint: Text = Text("It must be at least one second.", zh: "至少要有一秒。")
  ) throws(PhraseError) -> Int {
    let shown = PhraseError.quoted(text)
    guard let length = StudyTime.seconds(in: PhraseScanner(text)) else {
      throw PhraseError(
        Text("\"\(shown)\" is not a length of time", zh: "“\(shown)”不是时长"),
        hint: Text(
          "Write it like 90m, 1h30m, 1:30, 1.5h or 45 (minutes).",
          zh: "请写成 90m、1h30m、1:30、1.5h、45（分钟）或 1小时30分。"), isGeneral: true)
    }
    guard length > 0 else {
      throw PhraseError(
        Text("\"\(shown)\" is zero", zh: "“\(shown)”的时长为零"), hint: hint)
    }
    return length
  }

  private static func seconds(in scanner: PhraseScanner) -> Int? {
    for rule in [minutes, clock, units] {
      var attempt = scanner
      if let seconds = rule(&attempt), attempt.isAtEnd { return seconds }
    }
    return nil
  }

  /// `45`.
  private static func minutes(_ scanner: inout PhraseScanner) -> Int? {
    scanner.digits(1...9).map { $0 * 60 }
  }

  /// `1:30` and `1:30:15`.
  private static func clock(_ scanner: inout PhraseScanner) -> Int? {
    guard let hours = scanner.digits(1...9), scanner.eat(":"),
      let minutes = scanner.digits(2...2), minutes < 60
    else { return nil }
    guard scanner.eat(":") else { return hours * 3600 + minutes * 60 }
    guard let seconds = scanner.digits(2...2), seconds < 60 else { return nil }
    return hours * 3600 + minutes * 60 + seconds
  }

  private static func units(_ scanner: inout PhraseScanner) -> Int? {
    _ = scanner.eat("pt")
    return scanner.length()
  }
}
