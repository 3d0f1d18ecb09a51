import SkillCore
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Searching notes")
struct NoteSearchTests {
  private let world: TestStore

  init() throws {
    world = try TestStore()
    let notes = [
      "事件循环与任务组", "TaskGroup cancels its children", "Event loop 事件", "100 % \"sure\" AND not OR",
      "ÄPFEL und Birnen", "循", "tail 循环", "a\nb loops",
    ]
    for note in notes { try add(note) }
    try world.log(world.session("flask", 0..<30, note: "loop inside a session"))
  }

  private func add(_ note: String, skill: Slug? = "asyncio") throws {
    try world.store.addNote(
      world.fact(.note(about: nil), skill, note: note), of: world.ada, world.command("note"))
  }

  private func found(_ words: String..., skill: Slug? = nil) throws -> Set<String> {
    Set(try world.store.notes(of: world.ada, words: words, skill: skill).compactMap(\.note))
  }

  @Test("finds words of any length, in any case, in both scripts, inside longer ones")
  func finds() throws {
    #expect(try found("循环") == ["事件循环与任务组", "tail 循环"])
    #expect(try found("循") == ["事件循环与任务组", "tail 循环", "循"])
    #expect(try found("事件循环") == ["事件循环与任务组"])
    #expect(try found("LOOP") == ["Event loop 事件", "a\nb loops", "loop inside a session"])
    #expect(try found("äpfel") == ["ÄPFEL und Birnen"])
    #expect(try found("Äp") == ["ÄPFEL und Birnen"])
    #expect(try found("b") == ["a\nb loops", "ÄPFEL und Birnen"])
    try add("a quo\"\u{301}te, marked")
    #expect(try found("quo\"\u{301}te") == ["a quo\"\u{301}te, marked"])
    #expect(try found("loop", skill: "flask") == ["loop inside a session"])
  }

  @Test("asks for all the words, long and short ones alike")
  func findsAll() throws {
    #expect(try found("event", "事件") == ["Event loop 事件"])
    #expect(try found("事件", "循环") == ["事件循环与任务组"])
    #expect(try found("loop", "session", "in") == ["loop inside a session"])
    #expect(try found("loop", "children") == [])
  }

  @Test("takes what the index would read as its own language for plain text")
  func quotes() throws {
    #expect(try found("\"sure\"") == ["100 % \"sure\" AND not OR"])
    for word in ["\"", "\"\"\"", "AND", "NOT x", "lo*", "%", "__", "(", "note:loop", "^event", "-"]
    {
      _ = try found(word)
    }
    #expect(try found("%") == ["100 % \"sure\" AND not OR"])
    #expect(try found("lo*") == [] && found("__") == [])
  }

  @Test("without words is everything, newest first, and so is a list of empty words")
  func listsAll() throws {
    #expect(try world.store.notes(of: world.ada, words: [], skill: nil).count == 9)
    #expect(try found("").count == 9)
  }

  @Test("follows undo, redo, deletion and correction")
  func staysRight() throws {
    try add("a semaphore")
    #expect(try found("semaphore").count == 1)
    _ = try world.undo()
    #expect(try found("semaphore").isEmpty)
    _ = try world.redo()
    let note = try #require(
      try world.store.notes(of: world.ada, words: ["semaphore"], skill: nil).first)
    let corrected = Fact(
      id: world.newID(), skill: note.skill, at: note.at, kind: note.kind, note: "a mutex")
    _ = try world.store.replace(
      note.id, with: corrected, of: world.ada, overlap: .tell, moment: shanghai, world.command())
    #expect(try found("semaphore").isEmpty && found("mutex").count == 1)
    _ = try world.store.delete(corrected.id, world.command())
    #expect(try found("mutex").isEmpty)
  }

  @Test("finds what another program wrote, before and after the index catches up")
  func catchesUp() throws {
    try world.store.db.execute(
      """
      insert into fact (uid, action_id, learner_id, kind, at, at_offset, zone, local_day, note)
      values (zeroblob(16), 1, 1, 'note', 0, 0, 'UTC', 0, 'written by hand 手写')
      """)
    #expect(try found("hand") == ["written by hand 手写"] && found("手写").count == 1)
    try add("one more")
    #expect(try found("hand").count == 1 && found("手写").count == 1 && found("more").count == 1)
    let rows = try world.store.db.first("select count(*) from note_search") { try $0.int(0) }
    #expect(rows == 11)
  }

  @Test("the best comes first: the shorter note that says it more often")
  func ranks() throws {
    try add("a coroutine among many, many other words that are about quite different things")
    try add("coroutine coroutine")
    let first = try world.store.notes(of: world.ada, words: ["coroutine"], skill: nil).first
    #expect(first?.note == "coroutine coroutine")
  }

  @Test(
    "asks the full-text index, and reads no fact that it did not name",
    arguments: [
      """
      select fact.id from fact join learner on learner.id = fact.learner_id
      where fact.id in (select rowid from note_search where note_search match 'x')
        and +fact.learner_id = 1
      """,
      "select id from fact where id in (select doc from note_term where term >= 'x' and term < 'y')",
    ])
  func plan(_ sql: String) throws {
    let plan = try world.store.db.all("explain query plan " + sql) { try $0.text(3) }
    #expect(plan.contains { $0.contains("VIRTUAL TABLE INDEX") })
    #expect(!plan.contains { $0.hasPrefix("SCAN fact") || $0.contains("fact_at") })
  }
}
