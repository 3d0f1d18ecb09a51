import Foundation
import Testing

@testable import rung

@Suite("A note written in an editor")
final class NoteEditorTests {
  private let world = TestWorld()

  deinit { world.remove() }

  /// An editor that writes these bytes, or leaves the file alone.
  private func editor(writing text: String?, status: Int32 = 0) {
    world.run = { words in
      if let text { try Data(text.utf8).write(to: URL(fileURLWithPath: words.last ?? "")) }
      return status
    }
  }

  private var leftovers: [String] {
    let folder = world.folder.appendingPathComponent(".local/share/rung")
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.contains(".note-") }
  }

  @Test(
    "is kept as it is, but for the line end that editors add",
    arguments: [
      ("two\n  lines\n", "two\\n  lines"), ("no line end", "no line end"), ("x\n\n", "x\\n"),
    ])
  func keepsText(written: String, stored: String) {
    editor(writing: written)
    #expect(world.perform(["note"]) == .done)
    world.perform(["notes", "--json"])
    #expect(world.output.contains("\"note\": \"\(stored)\""))
    #expect(leftovers == [])
  }

  @Test("is nothing when nothing but blanks is written", arguments: [nil, "", "\n", " \t\n\n"])
  func recordsNothing(text: String?) {
    editor(writing: text)
    #expect(world.perform(["note"]) == .done)
    #expect(world.output == "The text is empty: nothing recorded\n")
    world.perform(["notes"])
    #expect(world.output.hasPrefix("No notes yet"))
    #expect(leftovers == [])
  }

  @Test("is nothing when the editor fails, and is refused where there is no terminal")
  func refuses() {
    editor(writing: "text", status: 1)
    #expect(world.perform(["note"]) == .unavailable)
    #expect(leftovers == [])
    world.run = nil
    #expect(world.perform(["note"]) == .usage)
    #expect(world.stderr.contains("$EDITOR"))
  }

  @Test("begins in an empty file that only its owner may read")
  func makesPrivateFile() {
    world.run = { words in
      let path = words.last ?? ""
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(attributes[.size] as? Int == 0)
      return 0
    }
    #expect(world.perform(["note"]) == .done)
  }

  @Test(
    "opens for a session or a skill that stands alone", arguments: ["en", "zh"], ["@1", "docker"])
  func opensForSubject(language: String, subject: String) {
    world.environment["RUNG_LANG"] = language
    world.perform(["log", "docker", "30m"])
    editor(writing: "layers")
    #expect(world.perform(["note", subject]) == .done)
    world.perform(["notes", "--json"])
    #expect(world.output.contains("\"note\": \"layers\"") && world.output.contains("docker"))
    #expect(world.output.contains("\"about\": null") == (subject == "docker"))
    #expect(!world.output.contains("\"note\": \"\(subject)\""))
  }

  @Test(
    "A note is edited in the editor, as it was written, line ends and all", arguments: ["en", "zh"])
  func editsNote(language: String) throws {
    world.environment["RUNG_LANG"] = language
    world.perform(["note", "docker", "one\ntwo"])
    var seen = ""
    world.run = { words in
      let file = URL(fileURLWithPath: words.last ?? "")
      seen = try String(contentsOf: file, encoding: .utf8)
      try "one\nthree\n".write(to: file, atomically: true, encoding: .utf8)
      return 0
    }
    #expect(world.perform(["edit", "@last"]) == .done)
    #expect(seen == "one\ntwo\n")
    world.perform(["notes"])
    #expect(world.output.hasSuffix("one\n    three\n"))
    world.run = { _ in 0 }
    #expect(world.perform(["edit", "@last"]) == .done)
    world.perform(["notes", "--json"])
    #expect(world.output.contains("\"note\": \"one\\nthree\""))
  }

  @Test("VISUAL wins over EDITOR, blanks part the words, and vi is there without either")
  func choosesEditor() {
    func command(_ variables: [String: String]) -> [String] {
      NoteEditor.command(Variables { variables[$0] })
    }
    #expect(command(["VISUAL": "code --wait", "EDITOR": "ed"]) == ["code", "--wait"])
    #expect(command(["VISUAL": " ", "EDITOR": "ed"]) == ["ed"])
    #expect(command([:]) == ["vi"])
  }

  @Test("A program is run without a shell, and its status comes back")
  func runsPrograms() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("a b;$(c)\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try World.run(["touch", file.path]) == 0)
    #expect(FileManager.default.fileExists(atPath: file.path))
    #expect(try World.run(["sh", "-c", "exit 3"]) == 3)
    #expect(try World.run(["sh", "-c", "kill -KILL $$"]) == 137)
    #expect(throws: Refusal.self) { try World.run(["/no/such/editor"]) }
  }
}

@Test("Found words are shown in ink, the longest first, in any case, and never without colours")
func highlightsWords() {
  let on = Style(enabled: true)
  func ink(_ text: String) -> String { on(.yellow, text) }
  #expect(highlighted("Event LOOP", ["loop"], on) == "Event \(ink("LOOP"))")
  #expect(highlighted("事件循环", ["循环", "循"], on) == "事件\(ink("循环"))")
  #expect(highlighted("aaa", ["aa"], on) == "\(ink("aa"))a")
  #expect(highlighted("plain", ["x", ""], on) == "plain")
  #expect(highlighted("my Résumé", ["resume"], on) == "my \(ink("Résumé"))")
  #expect(highlighted("ＲＥＤＩＳ 缓存", ["redis"], on) == "\(ink("ＲＥＤＩＳ")) 缓存")
  #expect(highlighted("SQL 注入", ["sql注入"], on) == ink("SQL 注入"))
  #expect(highlighted("loop", ["loop"], Style(enabled: false)) == "loop")
}
