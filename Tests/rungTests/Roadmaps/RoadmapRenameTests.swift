import Foundation
import SkillCore
import SkillExchange
import Testing

@testable import rung

@Suite("Renamed items of one's own roadmap keep their progress")
struct RoadmapRenameTests {
  private let world = TestWorld()

  /// Follows a path with two items, the first done, and gives the name of a file where both have other
  /// slugs.
  private func renamedFile() throws -> String {
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    let first = world.folder.appendingPathComponent("one.json").path
    let next = world.folder.appendingPathComponent("two.json").path
    try
      #"{"slug":"path","version":1,"title":"P","items":[{"slug":"web-apps","label":"Web"},{"slug":"git","label":"Git"}]}"#
      .write(toFile: first, atomically: true, encoding: .utf8)
    try #"""
    {"slug":"path","version":2,"title":"P","items":[ // mine
      {"slug":"websites","label":"Web"},
      {"slug":"gits","label":"Version control"}]}
    """#.write(toFile: next, atomically: true, encoding: .utf8)
    world.perform(["roadmap", "add", first])
    world.perform(["roadmap", "use", "path"])
    world.perform(["done", "web-apps"])
    return next
  }

  private func isDone(_ skill: String) -> Bool {
    world.perform(["show", skill, "--json"])
    return world.output.contains("\"state\": \"done\"")
  }

  private func answering(_ answers: [String], _ words: [String]) -> (rung.ExitStatus, [String]) {
    var context = world.context()
    nonisolated(unsafe) var questions: [String] = []
    context.ask = { question in
      questions.append(question)
      return questions.count <= answers.count ? answers[questions.count - 1] : "n"
    }
    return (rung.perform(words, in: context), questions)
  }

  @Test("On a terminal each guess is a question; yes keeps the old slug in the file")
  func asks() throws {
    defer { world.remove() }
    let path = try renamedFile()
    let (code, questions) = answering(["y", "n", "y"], ["roadmap", "upgrade", path])
    #expect(code == .done && questions.count == 3)
    #expect(questions.first == "web-apps is gone and websites is new. Was it renamed? [y/N] ")
    #expect(questions.last?.contains("web-apps counts as websites") == true)
    #expect(questions.last?.contains("git renamed") == false, "it was answered")
    let file = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      file.contains("{\"slug\":\"web-apps\",\"label\":\"Web\",\"replacedBy\":\"websites\"},"))
    #expect(file.contains("// mine") && !file.contains("\"git\""))
    #expect(isDone("websites"))
    // The file is what is stored now.
    #expect(world.perform(["roadmap", "add", path]) == .done)
    #expect(world.output.contains("nothing changed"))
  }

  @Test("Declined at the end, neither the file nor the roadmap changed") func declined() throws {
    defer { world.remove() }
    let path = try renamedFile()
    let before = try String(contentsOfFile: path, encoding: .utf8)
    let (code, questions) = answering(["y", "y", "n"], ["roadmap", "upgrade", path])
    #expect(code == .done && questions.count == 3)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == before)
    #expect(isDone("web-apps"))
  }

  @Test("A script uses --renamed, more than once; --dry-run shows it and writes nothing")
  func scripted() throws {
    defer { world.remove() }
    let path = try renamedFile()
    let before = try String(contentsOfFile: path, encoding: .utf8)
    let words = [
      "roadmap", "upgrade", path, "--renamed", "web-apps=websites", "--renamed", "git=gits",
    ]
    #expect(world.perform(words + ["--dry-run"]) == .done)
    #expect(world.output.contains("web-apps counts as websites, with its 1 fact."))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == before)
    #expect(world.perform(words + ["--yes", "--json"]) == .done)
    #expect(
      world.output.filter { !$0.isWhitespace }.contains(
        #""renamed":[],"kept":[{"from":"web-apps","to":"websites"},{"from":"git","to":"gits"}]"#))
    #expect(isDone("websites"))
    #expect(world.perform(["undo"]) == .done)
    #expect(isDone("web-apps"))
  }

  @Test("Without it the guess is shown with what to add", arguments: ["en", "zh"])
  func hint(language: String) throws {
    defer { world.remove() }
    let path = try renamedFile()
    #expect(world.perform(["--lang", language, "roadmap", "upgrade", path, "--yes"]) == .done)
    #expect(world.output.contains("--renamed web-apps=websites"))
    #expect(!isDone("websites"))
  }

  @Test("A stored version never changes: what was renamed in it is kept by the next one")
  func storedVersion() throws {
    defer { world.remove() }
    let path = try renamedFile()
    #expect(world.perform(["roadmap", "add", path]) == .done)
    let words = ["roadmap", "upgrade", "--renamed", "web-apps=websites"]
    #expect(world.perform(words + ["--dry-run"]) == .done)
    #expect(world.output.contains("web-apps counts as websites"))
    #expect(world.perform(words + ["--yes"]) == .done, "\(world.stderr)")
    #expect(isDone("websites"))
    world.perform(["roadmap", "list"])
    #expect(world.output.contains("path            version 3"))
    #expect(world.perform(["undo"]) == .done)
    #expect(isDone("web-apps"))
  }

  /// A checklist that is imported again and again, as people keep one in a README.
  private func imported(_ items: [String], _ more: [String] = []) throws -> rung.ExitStatus {
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    let path = world.folder.appendingPathComponent("mine.md").path
    try (["# Mine"] + items.map { "- [ ] \($0)" }).joined(separator: "\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
    return world.perform(["roadmap", "import", "markdown", path] + more)
  }

  @Test("A checklist imported again keeps its slugs, whatever other roadmaps were added")
  func importedAgain() throws {
    defer { world.remove() }
    #expect(try imported(["Ray tracing", "Testing", "Git basics"]) == .done)
    world.perform(["roadmap", "use", "mine"])
    world.perform(["done", "Testing"])
    world.perform(["roadmap", "use", "go-backend"])
    world.perform(["roadmap", "use", "machine-learning"])
    world.perform(["roadmap", "use", "mine"])
    #expect(try imported(["Ray tracing", "Testing", "Git basics"]) == .done)
    #expect(world.output.contains("nothing changed"), "\(world.output)")
  }

  @Test("What was renamed once stays renamed when the checklist is imported again")
  func renamedThenImported() throws {
    defer { world.remove() }
    _ = try imported(["Closures", "HTML semantics"])
    world.perform(["roadmap", "use", "mine"])
    world.perform(["done", "Closures"])
    _ = try imported(["Closures and scope", "HTML semantics"])
    #expect(world.perform(["roadmap", "upgrade", "--dry-run"]) == .done)
    #expect(world.output.contains("--renamed closures=closures-and-scope"))
    #expect(
      world.perform(["roadmap", "upgrade", "--renamed", "closures=closures-and-scope", "--yes"])
        == .done)
    #expect(isDone("closures-and-scope"))
    _ = try imported(["Closures and scope", "HTML semantics", "Web components"])
    #expect(world.perform(["roadmap", "upgrade", "--yes"]) == .done)
    #expect(isDone("closures-and-scope"))
  }

  @Test("What cannot be kept is refused", arguments: ["en", "zh"]) func refused(language: String)
    throws
  {
    defer { world.remove() }
    let path = try renamedFile()
    let head = ["--lang", language, "roadmap", "upgrade"]
    for (words, code) in [
      ([path, "--renamed", "web-apps"], rung.ExitStatus.usage),
      ([path, "--renamed", "=x"], .usage),
      ([path, "--renamed", "a=b=c"], .usage), ([path, "--renamed", "Ü ber=git"], .usage),
      ([path, "--renamed", "nothing=websites"], .badFile),
      ([path, "--renamed", "web-apps=nothing"], .badFile),
      ([path, "--renamed", "web-apps=websites", "--renamed", "web-apps=gits"], .badFile),
    ] {
      #expect(world.perform(head + words + ["--yes"]) == code, "\(words): \(world.stderr)")
      #expect(!world.stderr.isEmpty)
    }
    #expect(isDone("web-apps"))
  }
}
