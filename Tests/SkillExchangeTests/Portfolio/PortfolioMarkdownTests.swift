import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

/// Whether real implementations render it so is asked by Scripts/trials/page.
@Suite("The transcript of achievements in Markdown")
struct PortfolioMarkdownTests {
  private func text(_ sample: PortfolioSample, _ language: Language = .english) throws -> String {
    PortfolioMarkdown(try sample.portfolio(), language: language).text()
  }

  @Test(
    "what means something in Markdown is escaped",
    arguments: [
      ("a|b", "a&#124;b"), ("`x` *y* _z_", "\\`x\\` \\*y\\* \\_z\\_"),
      ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
      ("# no", "\\# no"), ("- no", "\\- no"), ("12. no", "12\\. no"), ("3) no", "3\\) no"),
      ("+1", "\\+1"), ("[a](b)", "\\[a\\](b)"), ("two\r\nlines\n", "two  lines "),
      ("a\\|b", "a\\\\&#124;b"),
      ("www.example.org", "www&#46;example.org"), ("me@example.org", "me&#64;example.org"),
      ("javascript:alert(1)", "javascript&#58;alert(1)"), ("a: b", "a: b"),
      ("$x$ ~~y~~", "\\$x\\$ \\~\\~y\\~\\~"),
      ("\u{0}\u{1B}", "␀␛"), ("x\u{202E}y", "xy"), ("中文。", "中文。"), ("v1.2", "v1.2"),
    ])
  func escapes(plain: String, shown: String) {
    let markdown: MarkdownText = "\(plain)"
    #expect(markdown.text == shown)
  }

  @Test("a link keeps its address and opens nothing else")
  func links() throws {
    let link = try #require(Hyperlink("https://example.org/a?b=1&lt;=2>)](x"))
    let markdown: MarkdownText = "\(link)"
    #expect(
      markdown.text
        == "[example.org/a?b=1&amp;lt;=2&gt;)\\](x](<https://example.org/a?b=1&amp;lt;=2%3E)](x>)")
  }

  @Test("tables hold the verdict, the completions with their evidence, the hours and the habits")
  func content() throws {
    let text = try text(PortfolioSample())
    #expect(text.hasPrefix("# ada: Python backend development\n\nAs of 2026-01-15, version 2: "))
    for line in [
      "| Junior | CRUD | 45 | 37 | 70 | an ORM | SQL-injection defence |",
      "| 2026-01-13 | PostgreSQL | ★★★★★ | [example.org/pr/1](<https://example.org/pr/1>)<br>"
        + "a &lt;talk&gt; &#124; on \\`it\\` |",
      "| CRUD | SQL-injection defence | 80 | 50 | done, no proof: 80 |",
      "| CRUD | PostgreSQL | 100 | 100 | done, with proof: 100 |",
      "| High-concurrency design | Redis (cache, queue) | 7 | 7 | 3h of 20h studied: 7 |",
      "| Total, each minute once | 4h 30m |  |  |",
      "| 1 Core Python | 1h 30m | 10h | 1/9 |", "| a &#124; habit | 2/12 weeks |",
    ] {
      #expect(text.contains(line + "\n"), "\(text)")
    }
    #expect(try self.text(PortfolioSample(), .chinese).contains("| 习惯 | 2/12 周 |"))
  }

  @Test(
    "every row of a table has as many cells as its head, whatever the texts",
    arguments: 1...rounds(15, long: 50))
  func rows(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sample = PortfolioSample(
      learner: hostileText(using: &random) + "|",
      evidence: (0..<3).map { _ in "https://x/" + hostileText(using: &random) + "|" },
      label: Text(same: "|" + hostileText(using: &random)))
    var width = 0
    for line in try text(sample).split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        width = 0
        continue
      }
      let cells = line.utf8.count { $0 == UInt8(ascii: "|") }
      if width == 0 { width = cells }
      #expect(cells == width, "seed \(seed): \(line)")
    }
  }

  @Test("an empty record makes a transcript all the same")
  func empty() throws {
    let text = try text(PortfolioSample(isEmpty: true))
    #expect(text.contains("## Completed\n\nNothing yet.\n"))
    #expect(text.contains("| Junior | 8-15K, China, 2025-05 | 0% | 0% |"))
  }

  @Test("evidence of a megabyte is shown by its beginning")
  func long() throws {
    let text = try text(PortfolioSample(evidence: [String(repeating: "读", count: 350_000)]))
    #expect(text.utf8.count < 20_000)
    #expect(text.contains(String(repeating: "读", count: 300) + "… |"))
  }
}
