import SkillCore

/// The portfolio as one self-contained HTML file: no scripts, no requests.
///
/// Deterministic: equal portfolios give equal bytes.
public struct PortfolioPage {
  let portfolio: Portfolio
  let language: Language

  public init(_ portfolio: Portfolio, language: Language) {
    self.portfolio = portfolio
    self.language = language
  }

  /// - Parameters:
  ///   - remarks: passes remarks one by one, newest first; nil leaves them out.
  ///   - sink: takes the bytes; its errors are rethrown.
  public func write(
    remarks: (((Portfolio.Remark) throws -> Void) throws -> Void)? = nil,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    func put(_ markup: Markup) throws { try sink(Array(markup.text.utf8)) }
    try put(head)
    try put(masthead)
    try put("<main class=\"wrap\">\n")
    if portfolio.isEmpty { try put(welcome) }
    for section in [ladder, year, stages, timeline, next, habits] { try put(section) }
    if let remarks {
      try put(remarksBegin)
      var isEmpty = true
      try remarks {
        isEmpty = false
        try put(remark($0))
      }
      try put(remarksEnd(isEmpty: isEmpty))
    }
    try put("</main>\n")
    try put(colophon)
  }

  func say(_ en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
    language == .chinese ? zh() : en()
  }

  func said(_ text: Text) -> String { text.in(language) }

  func words(_ time: StudyTime) -> String { time.text(in: language) }

  /// `15 January 2026`, `2026年1月15日`.
  func date(_ day: LocalDay) -> String {
    let (year, month, number) = day.civil
    return say(
      "\(number) \(PortfolioPage.months[month - 1]) \(year)", zh: "\(year)年\(month)月\(number)日")
  }

  func time(_ day: LocalDay) -> Markup {
    "<time datetime=\"\("\(day)")\">\(date(day))</time>"
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `Jan`, `1月`.
  func shortMonth(_ month: Int) -> String {
    say(String(PortfolioPage.months[month - 1].prefix(3)), zh: "\(month)月")
  }

  func section(_ id: String, _ title: String, _ content: Markup) -> Markup {
    "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(title)</h2>\n\(content)</section>\n"
  }

  func stars(_ count: Int) -> Markup {
    let spoken = say("\(count) of 5 stars", zh: "\(count) 星（满 5 星）")
    let drawn = String(repeating: "★", count: min(max(count, 0), 5))
    return "<span class=\"stars\" role=\"img\" aria-label=\"\(spoken)\">\(drawn)</span>"
  }

  /// A decorative bar; its value is in the text beside it.
  /// - Parameter mark: a threshold, in percent.
  func bar(_ percent: Int, kind: String = "", mark: Int? = nil) -> Markup {
    let line: Markup =
      mark.map {
        "<rect class=\"mark\" x=\"\(min(min(max($0, 0), 100) * 10, 994))\" width=\"6\" height=\"10\"/>"
      }
      ?? ""
    return """
      <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\
      <rect class="track" width="1000" height="10"/>\
      <rect class="fill \(kind)" width="\(min(max(percent, 0), 100) * 10)" height="10"/>\(line)</svg>
      """
  }
}

/// `scale` * part / whole, rounded down, without overflow; 0 if `whole` is 0, at most `scale`.
func share(_ part: Int, of whole: Int, scale: Int = 100) -> Int {
  guard part > 0, whole > 0, scale > 0 else { return 0 }
  let product = UInt(min(part, whole)).multipliedFullWidth(by: UInt(scale))
  return Int(UInt(whole).dividingFullWidth(product).quotient)
}
