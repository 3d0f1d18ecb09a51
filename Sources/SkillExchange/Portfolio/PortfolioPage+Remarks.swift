import SkillCore

/// Recorded texts in full, the long ones folded.
extension PortfolioPage {
  var remarksBegin: Markup {
    """
    <section aria-labelledby="notes">
    <h2 id="notes">\(say("Notes", zh: "笔记"))</h2>
    <ol class="notes">

    """
  }

  func remarksEnd(isEmpty: Bool) -> Markup {
    isEmpty
      ? "<li class=\"quiet\">\(say("No notes yet.", zh: "还没有笔记。"))</li>\n</ol>\n</section>\n"
      : "</ol>\n</section>\n"
  }

  func remark(_ remark: Portfolio.Remark) -> Markup {
    let label: Markup = remark.label.map { " · \(own: said($0))" } ?? ""
    return """
      <li><p class="facts"><span>\(time(remark.at.localDay))\(label)</span></p>
      \(longText(remark.text))</li>

      """
  }

  func longText(_ text: String) -> Markup {
    let folded = text.shortened(to: 600)
    guard folded.utf8.count < text.utf8.count, text.utf8.count > 800 else {
      return "<div class=\"text\">\(own: text)</div>"
    }
    return """
      <details class="text"><summary>\(own: text.shortened(to: 240))</summary>\
      <div>\(own: text)</div></details>
      """
  }
}
