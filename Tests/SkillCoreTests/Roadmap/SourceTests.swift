import Foundation
import TestSupport
import Testing

@Test("Each section of TheRule that the code cites is there, in that page")
func citedSections() throws {
  // Of a copy that only holds SkillCore, too.
  let sources = Repository.file("Sources")
  let page = try String(
    contentsOf: sources.appending(path: "SkillCore/SkillCore.docc/TheRule.md"), encoding: .utf8)
  let headings = page.split(separator: "\n").compactMap {
    $0.hasPrefix("## ") ? String($0.dropFirst(3)) : nil
  }
  #expect(headings.contains("Steps") && page.hasPrefix("# The rule\n"))
  var cited: Set<String> = []
  let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
  for case let file as URL in files ?? FileManager.DirectoryEnumerator()
  where file.pathExtension == "swift" {
    let text = try String(contentsOf: file, encoding: .utf8)
    for match in text.matches(of: /TheRule, "([^"]+)"/) { cited.insert(String(match.output.1)) }
  }
  #expect(cited.count >= 5)
  for section in cited { #expect(headings.contains(section), "\(section)") }
}
