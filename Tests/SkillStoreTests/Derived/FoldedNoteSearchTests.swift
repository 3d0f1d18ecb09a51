import SkillCore
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Searching notes as names are compared, and in evidence")
struct FoldedNoteSearchTests {
  private let world: TestStore

  init() throws {
    world = try TestStore()
    for note in [
      "my résumé", "re\u{301}sume\u{301} in NFD", "resume the timer", "ＲＥＤＩＳ 缓存", "SQL 注入 防御",
      "naïve ﬁle",
      "Ünïcödé", "plain", "й is not и", "Straße", "a 事件 循环", "łódź",
    ] {
      try world.store.addNote(
        world.fact(.note(about: nil), "asyncio", note: note), of: world.ada, world.command("note"))
    }
    _ = try world.store.addEvidence(
      world.fact(.evidence("https://example.org/Résumé.pdf"), "flask"), of: world.ada,
      world.command("evidence"))
  }

  private func found(_ words: String...) throws -> [String] {
    try world.store.notes(of: world.ada, words: words, skill: nil).map {
      $0.note ?? FactParts($0).evidence ?? ""
    }.sorted()
  }

  @Test("finds every spelling by every other")
  func folds() throws {
    let resumes = [
      "https://example.org/Résumé.pdf", "my résumé", "re\u{301}sume\u{301} in NFD",
      "resume the timer",
    ].sorted()
    for word in ["resume", "résumé", "RÉSUMÉ", "re\u{301}sume\u{301}", "ＲＥＳＵＭＥ"] {
      #expect(try found(word) == resumes, "\(word)")
    }
    #expect(try found("redis") == ["ＲＥＤＩＳ 缓存"] && found("redis缓存") == ["ＲＥＤＩＳ 缓存"])
    #expect(try found("SQL注入") == ["SQL 注入 防御"] && found("sql", "注入") == ["SQL 注入 防御"])
    #expect(try found("naive file") == ["naïve ﬁle"] && found("naive", "file") == ["naïve ﬁle"])
    #expect(try found("unicode") == ["Ünïcödé"] && found("и") == ["й is not и"])
    #expect(try found("strasse") == ["Straße"] && found("lodz") == ["łódź"])
  }

  @Test("finds evidence too, but lists it only when it is searched for")
  func findsEvidence() throws {
    #expect(try found("example.org") == ["https://example.org/Résumé.pdf"])
    #expect(
      try !world.store.notes(of: world.ada, words: [], skill: nil).contains { $0.note == nil })
    #expect(try found("example", "pdf").count == 1 && found("example", "timer").isEmpty)
  }

  @Test("finds nothing by marks alone, and the same in the same order each time")
  func isStable() throws {
    #expect(try found("\u{301}") == [] && found("\u{200B}") == [])
    let first = try world.store.notes(of: world.ada, words: ["resume"], skill: nil).map(\.id)
    for _ in 0..<3 {
      #expect(
        try world.store.notes(of: world.ada, words: ["resume"], skill: nil).map(\.id) == first)
    }
    #expect(Set(first).count == first.count)
  }
}
