/// A period of local days: `last week`, `october`, `2026-W48`, 上个月. Without a bound it goes as far
/// as the record.
public struct Period: Hashable, Sendable {
  /// Periods relative to today; named months or explicit days are `.other`.
  public enum Kind: Hashable, Sendable {
    case today, thisWeek, thisMonth, thisYear, all, other
  }

  public let from: LocalDay?
  public let to: LocalDay?
  public let kind: Kind
  /// Its name; nil if its days are the name.
  public let title: Text?

  init(_ days: ClosedRange<LocalDay>, kind: Kind = .other, title: Text? = nil) {
    self.init(from: days.lowerBound, to: days.upperBound, kind: kind, title: title)
  }

  public init(from: LocalDay?, to: LocalDay?) {
    self.init(from: from, to: to, kind: .other, title: nil)
  }

  init(from: LocalDay?, to: LocalDay?, kind: Kind, title: Text?) {
    (self.from, self.to, self.kind, self.title) = (from, to, kind, title)
  }

  public func contains(_ day: LocalDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }

  public static let all = Period(
    from: nil, to: nil, kind: .all, title: Text("All time", zh: "全部"))

  /// Today's day, week, month or year.
  public static func this(_ unit: CalendarUnit, of today: LocalDay) -> Period {
    let (kind, title): (Kind, Text) =
      switch unit {
      case .day: (.today, Text("Today", zh: "今天"))
      case .week: (.thisWeek, Text("This week", zh: "本周"))
      case .month: (.thisMonth, Text("This month", zh: "本月"))
      case .year: (.thisYear, Text("This year", zh: "今年"))
      }
    return Period(unit.days(around: today), kind: kind, title: title)
  }

  /// Reads `today`, `yesterday`, `week`, `last week`, `month`, `last month`, `october`, `2026-10`,
  /// `2026-W48`, `2026`, `7 days`, `monday to friday`, `since october`, `all`; 今天, 昨天, 本周, 上周, 本月,
  /// 上个月, 10月, 去年, 最近7天, and every day that `LocalDay.parse` reads.
  /// - Throws: for anything else, and for days in the wrong order.
  public static func parse(_ text: String, today: LocalDay) throws(PhraseError) -> Period {
    let scanner = PhraseScanner(text)
    if let whole = try whole(scanner, today) { return whole }
    if let open = try open(scanner, today) { return open }
    if let range = try range(text, today) { return range }
    let shown = PhraseError.quoted(text)
    throw PhraseError(
      Text("\"\(shown)\" is not a period", zh: "“\(shown)”不是一段时间"),
      hint: Text(
        "Write it like today, last week, 2026-10, october, 2026-W48, 2026 or 7 days.",
        zh: "请写成 今天、上周、上个月、10月、2026-10、2026-W48、2026 或 最近7天。"),
      isGeneral: true)
  }

  private static func whole(
    _ phrase: PhraseScanner, _ today: LocalDay
  ) throws(PhraseError) -> Period? {
    for rule in PhraseScanner.periodRules {
      var scanner = phrase
      _ = scanner.eat("in ", "the ")
      if let period = rule(&scanner, today), scanner.isAtEnd { return period }
    }
    var scanner = phrase
    _ = scanner.eat("on ")
    guard let day = try scanner.day(today: today)?.day, scanner.isAtEnd else { return nil }
    if day == today { return this(.day, of: today) }
    let title = day == today + -1 ? Text("Yesterday", zh: "昨天") : nil
    return Period(day...day, title: title)
  }

  /// `since monday`, `until october`, 自10月起.
  private static func open(
    _ phrase: PhraseScanner, _ today: LocalDay
  ) throws(PhraseError) -> Period? {
    var scanner = phrase
    if scanner.eat("since ", "from ", "自", "从") {
      if scanner.rest.hasSuffix("以来") { scanner.rest = scanner.rest.dropLast(2) }
      if scanner.rest.hasSuffix("起") { scanner.rest = scanner.rest.dropLast() }
      return try whole(scanner, today).map { Period(from: $0.from, to: nil) }
    }
    guard scanner.eat("until ", "up to ", "截至", "到") else { return nil }
    return try whole(scanner, today).map { Period(from: nil, to: $0.to) }
  }

  /// `monday to friday`, `2026-11-01..2026-11-20`, 周一到周五, `october - november`.
  private static func range(_ text: String, _ today: LocalDay) throws(PhraseError) -> Period? {
    for sign in [" to ", "..", "到", "至", " - ", " – ", "~", "～", " until "] {
      let parts = text.split(separator: sign, maxSplits: 1).map(String.init)
      guard parts.count == 2, text.contains(sign) else { continue }
      guard let first = try whole(PhraseScanner(parts[0]), today),
        let last = try whole(PhraseScanner(parts[1]), today)
      else { continue }
      if let from = first.from, let to = last.to, to < from { throw turned(from, to) }
      return Period(from: first.from, to: last.to)
    }
    return nil
  }

  private static func turned(_ from: LocalDay, _ to: LocalDay) -> PhraseError {
    PhraseError(
      Text("\(from) is after \(to)", zh: "\(from) 晚于 \(to)"),
      hint: Text("Swap them.", zh: "请对调。"))
  }
}
