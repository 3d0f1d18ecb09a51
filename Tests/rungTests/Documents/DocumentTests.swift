import Foundation
import TestSupport
import Testing

@testable import rung

@Suite("What the pages for users show is what Rung does")
struct DocumentTests {
  @Test(arguments: Document.all.map(\.name))
  func showsWhatIsPrinted(_ name: String) throws {
    let page = try #require(Document.all.first { $0.name == name })
    let (text, replayed) = (try page.text(), try page.replayed().text)
    if isRecorded(name) {
      try replayed.write(to: page.url, atomically: true, encoding: .utf8)
      return
    }
    let (old, new) = (
      text.components(separatedBy: "\n"), replayed.components(separatedBy: "\n")
    )
    for (index, line) in new.enumerated() where index >= old.count || old[index] != line {
      let expected = index < old.count ? old[index] : "(nothing)"
      Issue.record("\(name):\(index + 1): the page says \"\(expected)\", Rung \"\(line)\"")
      return
    }
    #expect(old.count == new.count)
  }

  @Test("There is a tutorial and a cookbook in both languages, with as many examples")
  func teachesBoth() throws {
    for name in ["Tutorial", "Cookbook"] {
      let counts = try ["\(name).md", "\(name)-zh.md"].map { file in
        try #require(Document.all.first { $0.name == file }).replayed().count
      }
      #expect(counts[0] == counts[1] && counts[0] >= 10, "\(name): \(counts)")
    }
  }

  @Test("The short forms that help shows are those of the pages: Scripts/embed makes them")
  func shortForms() throws {
    for (text, page) in [
      (PageTexts.times, "TimesAndDurations"), (PageTexts.judging, "HowRungJudges"),
    ] {
      for (said, name) in [(text.en, "\(page).md"), (text.zh, "\(page)-zh.md")] {
        let source = Repository.file("Sources/rung/Rung.docc/\(name)")
        let content = try String(contentsOf: source, encoding: .utf8)
        #expect(content.contains("```\n\(said)\n```\n"), "\(name)")
      }
    }
  }
}
