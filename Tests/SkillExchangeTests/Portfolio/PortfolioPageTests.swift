import SkillCore
import Testing

@testable import SkillExchange

@Suite("The page that is shown to others")
struct PortfolioPageTests {
  private func page(
    _ portfolio: Portfolio, _ language: Language = .english, remarks: [String]? = nil
  ) throws -> String {
    var bytes: [UInt8] = []
    let moment = Moment(Instant(seconds: 1_768_485_600), zone: "Asia/Shanghai", offset: 28_800)
    try PortfolioPage(portfolio, language: language).write(
      remarks: remarks.map { texts in
        { body in
          for text in texts {
            try body(Portfolio.Remark(label: Text(same: "asyncio"), at: moment, text: text))
          }
        }
      }, to: { bytes += $0 })
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("the same portfolio is the same bytes")
  func isStable() throws {
    let sample = try PortfolioSample().portfolio()
    #expect(try page(sample) == page(sample))
  }

  @Test("it asks for nothing from elsewhere, runs nothing, and says so to the browser")
  func isSelfContained() throws {
    let page = try page(PortfolioSample().portfolio(), remarks: ["<script>alert(1)</script>"])
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
    #expect(page.contains("<meta name=\"referrer\" content=\"no-referrer\">"))
    for forbidden in ["<script", "<img", "@import", "url(", "src=", " on", "http-equiv=\"refresh"] {
      let places = page.ranges(of: forbidden).filter { place in
        forbidden != " on" || page[place.upperBound...].prefix(12).contains("=\"")
      }
      #expect(places.isEmpty, "\(forbidden)")
    }
    let links = page.ranges(of: "href=\"").map { page[$0.upperBound...].prefix { $0 != "\"" } }
    #expect(Set(links) == ["data:,", "https://example.org/pr/1"])
    #expect(page.contains("rel=\"noopener noreferrer nofollow\""))
  }

  @Test("a capability shows both scores, the threshold, and what is missing by name")
  func capability() throws {
    let page = try page(PortfolioSample().portfolio())
    #expect(
      page.contains("aria-label=\"claimed: 45 of 70 needed\"><span>claimed</span>"), "\(page)")
    #expect(page.contains("<rect class=\"mark\" x=\"700\" width=\"6\" height=\"10\"/>"))
    #expect(
      page.contains(
        "<p class=\"quiet\">Still to prove</p><ul class=\"tags\">"
          + "<li><bdi>SQL-injection defence</bdi></li></ul>"))
    #expect(page.contains("<bdi>an ORM (1 of: "))
  }

  @Test(
    "a score shows where it comes from, folded, and the points it lacks where no must-have does")
  func sums() throws {
    var sample = try PortfolioSample().portfolio()
    let page = try page(sample)
    #expect(page.contains("<summary>score 45 (900 points of 20 stars)</summary>"))
    #expect(
      page.contains("<li><bdi>SQL-injection defence</bdi> · done, no proof: 80; evidenced 50</li>"))
    #expect(page.contains("<li><bdi>Redis (cache, queue)</bdi> · 3h of 20h studied: 7</li>"))
    #expect(page.contains("<li>not begun: 3</li>"))
    #expect(try self.page(sample, .chinese).contains(" · 已学 3小时，目标 20小时：7</li>"))
    // The stages of the sample come to more than what was studied.
    #expect(page.contains("4h 30m studied on this path. The stages share 4h 30m,"))
    let done = ["postgresql", "sqlalchemy", "sql-injection"].enumerated().map { number, skill in
      Fact(
        id: FactID(high: 2, low: UInt64(number)), skill: slug(skill),
        at: Moment(Instant(seconds: 1_768_485_600), zone: "Asia/Shanghai", offset: 28_800),
        kind: .completion)
    }
    sample.claimed = Assessment(sample.roadmap, Record(facts: done), policy: .claimed)
    #expect(
      try self.page(sample).contains(
        "<p class=\"quiet\">10 points are missing</p><ul class=\"tags\"><li><bdi>PostgreSQL JSONB"))
  }

  @Test("every element that is opened is closed, in both languages, with and without a record")
  func isBalanced() throws {
    for isEmpty in [true, false] {
      for language in Language.allCases {
        let page = try page(
          PortfolioSample(learner: "</h1><b>", isEmpty: isEmpty).portfolio(), language,
          remarks: ["</div>", String(repeating: "long ", count: 300)])
        #expect(unbalanced(page) == [])
        #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(page.ranges(of: "<h1>").count == 1)
        #expect(page.contains(language == .chinese ? "等级阶梯" : "The ladder"))
      }
    }
  }

  @Test("notes are shown only where they are asked for, in full, and nowhere else")
  func notes() throws {
    let sample = try PortfolioSample().portfolio()
    #expect(!(try page(sample).contains("id=\"notes\"")))
    let secret = "<b>secret</b>"
    let shown = try page(sample, remarks: [secret])
    #expect(shown.contains("<div class=\"text\"><bdi>&lt;b&gt;secret&lt;/b&gt;</bdi></div>"))
    #expect(try page(sample, .chinese, remarks: []).contains("还没有笔记。"))
  }

  @Test("a note of a megabyte is folded, not cut")
  func longNote() throws {
    let note = String(repeating: "读", count: 350_000)
    let page = try page(PortfolioSample().portfolio(), remarks: [note])
    #expect(page.contains("<details class=\"text\"><summary><bdi>读读"))
    #expect(page.contains("<div><bdi>\(note)</bdi></div></details>"))
  }

  @Test("a calendar of a year has 53 weeks in two halves, each with its months in words")
  func calendar() throws {
    let page = try page(PortfolioSample().portfolio())
    #expect(page.ranges(of: "class=\"ground\"").count == 52 * 7 + 4 + 5)  // and the legend's
    #expect(page.contains("January 2026: 4h 30m, days: 2"))
    #expect(page.contains("<title>12 January 2026: 3h</title>"))
    #expect(page.contains("The goal, 2h (dashed), was met in 1 of 2 weeks."))
  }

  @Test("a share of weeks begins with the first that a habit was kept in")
  func habitSinceFirst() throws {
    var sample = try PortfolioSample().portfolio()
    #expect(try page(sample).contains("aria-label=\"2 of the last 3 weeks\""))
    let monday = PortfolioSample.day.monday
    for (starts, words) in [
      ([monday], "this week"), ([monday + -77], "1 of the last 12 weeks"),
      ([monday + -7000, monday + -7], "1 of the last 12 weeks"), ([], "0 of the last 12 weeks"),
    ] {
      sample.habits[0].starts = Set(starts)
      #expect(try page(sample).contains("aria-label=\"\(words)\""), "\(words)")
    }
  }

  @Test("a mean begins with the first study, or a year ago where that is later")
  func meanSinceFirstStudy() throws {
    var sample = try PortfolioSample().portfolio()
    let day = PortfolioSample.day
    for (first, weeks, mean, since) in [
      (day + -7, 2, "2h 15m", "8 January 2026"), (day + -20, 4, "1h 7m", "26 December 2025"),
      (day + -9999, 53, "5m", "13 January 2025"),
    ] {
      sample.firstDay = first
      let page = try page(sample)
      #expect(page.contains("the mean is \(mean). The goal"), "\(first)")
      #expect(page.contains("was met in 1 of \(weeks) weeks"), "\(first)")
      #expect(page.contains("days since \(since)"), "\(first)")
    }
  }

  @Test("a roadmap without levels, stages or items makes a page all the same")
  func bareRoadmap() throws {
    var sample = try PortfolioSample(isEmpty: true).portfolio()
    sample.roadmap.levels = []
    sample.roadmap.capabilities = []
    sample.roadmap.items = []
    sample.stages = []
    sample.habits = []
    sample.claimed = Assessment(sample.roadmap, Record(facts: []), policy: .claimed)
    sample.evidenced = Assessment(sample.roadmap, Record(facts: []), policy: .evidenced)
    #expect(unbalanced(try page(sample)) == [])
  }

  @Test("bars never leave their frame, whatever the numbers")
  func extremes() throws {
    #expect(share(.max, of: 1, scale: 1000) == 1000)
    #expect(share(.max - 1, of: .max) == 99)
    #expect(share(-1, of: 5) == 0)
    #expect(share(1, of: 0) == 0)
    var sample = try PortfolioSample().portfolio()
    sample.stages[0].studied = StudyTime(seconds: .max)
    sample.stages[1].studied = StudyTime(seconds: .max)
    sample.weeklyGoal = StudyTime(seconds: .max)
    #expect(unbalanced(try page(sample)) == [])
  }
}

/// The tags that are opened and not closed, or the other way round.
func unbalanced(_ page: String) -> [String] {
  let void: Set<Substring> = ["meta", "link", "!DOCTYPE"]
  var (open, wrong): ([Substring], [String]) = ([], [])
  var rest = page[...]
  while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
    let tag = rest[rest.index(after: start)..<end]
    rest = rest[end...].dropFirst()
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
    if tag.hasSuffix("/") || void.contains(name) { continue }
    if !tag.hasPrefix("/") {
      open.append(name)
    } else if open.popLast() != name {
      wrong.append("/\(name)")
    }
  }
  return wrong + open.map(String.init)
}
