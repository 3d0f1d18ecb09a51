import SkillCore
import Testing

@testable import SkillExchange

@Suite("A roadmap file keeps the old slug of what was renamed")
struct RoadmapRenamedTests {
  private static let old = """
    {"slug": "path", "version": 1, "title": "Path", "items": [
      {"slug": "web-apps", "label": {"en": "Web “apps”", "zh": "网页应用"}},
      {"slug": "git", "label": "Git"}]}
    """

  private func kept(
    _ new: String, _ renames: [(String, String)] = [("web-apps", "websites")],
    old: String = RoadmapRenamedTests.old
  ) throws -> String {
    let old = try RoadmapFile.decode(Array(old.utf8)).roadmap
    let renames = try renames.map {
      RoadmapRename(old: try #require(Slug($0.0)), new: try #require(Slug($0.1)))
    }
    let bytes = try RoadmapFile.keeping(renames, from: old, in: Array(new.utf8))
    let roadmap = try RoadmapFile.decode(bytes).roadmap
    #expect(roadmap.faults() == [])
    for rename in renames {
      #expect(roadmap.items.first { $0.slug == rename.old }?.replacedBy == rename.new)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private let entry =
    #"{"slug":"web-apps","label":{"en":"Web “apps”","zh":"网页应用"},"replacedBy":"websites"},"#

  @Test("Comments and layout stay; the entry comes first, on a line of its own")
  func commentsStay() throws {
    let file = """
      // 我的路线 ☕
      {
        "slug": "path", /* "items": [ */ "version": 2, "title": "Päth [1]",
        "items": [
          // the web
          {"slug": "websites", "label": "Websites"}, // mine
          {"slug": "git", "label": "Git"},
        ],
      }

      """
    let parts = file.components(of: "\"items\": [\n")
    #expect(
      try kept(file) == parts[0] + "\"items\": [\n" + "    \(entry)\n" + parts[1])
  }

  @Test("In one line, with CRLF, with a byte order mark") func layouts() throws {
    let line =
      #"{"slug": "path", "version": 2, "title": "P", "items": [{"slug": "websites", "label": "W"}]}"#
    #expect(try kept(line) == line.replacing("[{", with: "[\(entry) {"))
    #expect(try kept("\u{FEFF}" + line) == "\u{FEFF}" + line.replacing("[{", with: "[\(entry) {"))
    let windows =
      "{\"slug\": \"path\", \"version\": 2,\r\n \"title\": \"P\", \"items\": [\r\n\t{\"slug\": \"websites\", \"label\": \"W\"}]}"
    #expect(
      try kept(windows) == windows.replacing("[\r\n\t", with: "[\r\n\t\(entry)\r\n\t"))
  }

  @Test("Several at once, each with the capability of its heir where there are several")
  func several() throws {
    let file = """
      {"slug": "path", "version": 2, "title": "P",
       "levels": [{"id": "able", "label": "Able"}],
       "capabilities": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
       "items": [
        {"slug": "websites", "label": "W", "capability": "b"},
        {"slug": "git-basics", "label": "Git", "capability": "a"}]}
      """
    let text = try kept(file, [("web-apps", "websites"), ("git", "git-basics")])
    #expect(
      text.contains(
        #"{"slug":"git","label":"Git","capability":"a","replacedBy":"git-basics"},"#))
    #expect(text.contains(#""capability":"b","replacedBy":"websites"},"#))
  }

  @Test("What cannot be is refused at its place") func refused() throws {
    let file =
      #"{"slug": "path", "version": 2, "title": "P", "items": [{"slug": "git", "label": "W"}]}"#
    for rename in [("web-apps", "nothing"), ("nothing", "git"), ("git", "git")] {
      #expect(throws: FileFault.self) { try kept(file, [rename]) }
    }
    #expect(throws: FileFault.self) { try kept("{", [("web-apps", "git")]) }
  }
}

extension String {
  /// The text before and behind the first place of another.
  fileprivate func components(of text: String) -> [String] {
    guard let range = firstRange(of: text) else { return [self, ""] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }
}
