import TestSupport
import Testing

@testable import SkillExchange

@Suite("Markup")
struct MarkupTests {
  @Test("text put into markup is escaped, markup put into markup is not")
  func escapes() {
    let trap = "<script>alert(\"1\" + '2')</script> & ]]>"
    let inner: Markup = "<b>\(trap)</b>"
    let outer: Markup = "<p title=\"\(trap)\">\(inner)\([inner, inner])\(7)</p>"
    let safe =
      "&lt;script&gt;alert(&quot;1&quot; + &#39;2&#39;)&lt;/script&gt; &amp; ]]&gt;"
    #expect(
      outer.text == "<p title=\"\(safe)\"><b>\(safe)</b><b>\(safe)</b><b>\(safe)</b>7</p>")
  }

  @Test(
    "what HTML forbids becomes something one can see",
    arguments: [
      ("\u{0}", "␀"), ("\u{1B}[31m", "␛[31m"), ("\u{7F}", "␡"), (scalar(0x85), "U+85"),
      (scalar(0xFDD0), "U+FDD0"), (scalar(0x10FFFF), "U+10FFFF"), ("\u{C}", "␌"),
      ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"), ("中文 😀 e\u{301}", "中文 😀 e\u{301}"),
    ])
  func forbidden(plain: String, shown: String) {
    let markup: Markup = "\(plain)"
    #expect(Array(markup.text.unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test("a recorded text is isolated, whatever its reading direction")
  func isolates() {
    let markup: Markup = "\(own: "\u{202E}<עברית>")"
    #expect(markup.text == "<bdi>\u{202E}&lt;עברית&gt;</bdi>")
    #expect("a\u{202E}b\u{2066}c\nd".label() == "abc d")
    #expect(String(repeating: "x", count: 500).label(limit: 10) == "xxxxxxxxxx…")
    #expect("0123456789".label(limit: 10) == "0123456789")
  }

  @Test("any escaped text has no HTML and no forbidden character")
  func anyText() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<500 {
      let plain = hostileText(using: &random) + "<>&'" + hostileText(using: &random)
      let markup: Markup = "\(plain)"
      #expect(!markup.text.contains { "<>\"'".contains($0) }, "seed 5: \(plain.debugDescription)")
      #expect(
        markup.text.unicodeScalars.allSatisfy {
          $0 == "\n" || $0 == "\t" || !(0...0x1F).contains($0.value) && $0.value != 0x7F
        }, "seed 5: \(plain.debugDescription)")
    }
  }
}

@Suite("Evidence that can be clicked")
struct HyperlinkTests {
  @Test(
    "only http and https with a host are links",
    arguments: [
      "javascript:alert(1)", "data:text/html,<script>", "http://", "https:// example.org",
      "http://\u{1B}", "ftp://example.org", " https://example.org", "//example.org", "https:/x",
      "http:///etc/passwd", "a talk", "", "vbscript:x", "file:///etc/passwd",
      "http://a\u{202E}gro.live", "http://a/\u{0}", "https://example.org/a b", "http://a/\n",
      "http://a\u{200B}.org",
    ])
  func refuses(text: String) {
    #expect(Hyperlink(text) == nil)
  }

  @Test(
    "an address has only valid characters",
    arguments: [
      ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
      ("HTTPS://Example.org/\"onclick=\"x", "HTTPS://Example.org/%22onclick=%22x"),
      ("http://例子.cn/中", "http://%E4%BE%8B%E5%AD%90.cn/%E4%B8%AD"),
      ("http://a/<b>`\\^{|}", "http://a/%3Cb%3E%60%5C%5E%7B%7C%7D"),
      ("http://[::1]:8080/x%20y", "http://[::1]:8080/x%20y"),
    ])
  func encodes(text: String, address: String) throws {
    let link = try #require(Hyperlink(text))
    #expect(link.address == address)
  }

  @Test("its text is the address without the scheme, short, in one direction")
  func text() throws {
    #expect(Hyperlink("https://example.org/pr/1")?.text == "example.org/pr/1")
    let long = try #require(Hyperlink("http://a/" + String(repeating: "b", count: 1_000_000)))
    #expect(long.text.count == 161)
  }
}

private func scalar(_ value: UInt32) -> String { String(Unicode.Scalar(value)!) }
