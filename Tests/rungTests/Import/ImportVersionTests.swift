import Foundation
import Testing

@testable import rung

/// Which fact that is here an imported entry is, or is a version of.
@Suite("Entries that may be what is here")
struct ImportVersionTests {
  private let world = TestWorld()

  /// What is said on both streams, with the status.
  @discardableResult
  private func say(_ words: String..., input: String = "", in world: TestWorld? = nil) -> String {
    let world = world ?? self.world
    let status = world.perform(words, input: input)
    return "\(status)\n" + world.output + world.stderr
  }

  /// `1:00:00 redis` of each session that counts, sorted.
  private func sessions(_ world: TestWorld? = nil) -> [String] {
    let world = world ?? self.world
    world.perform(["export", "csv"])
    return world.output.split(separator: "\r\n").dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[9]) \(cells[2])"
    }.sorted()
  }

  private func isSound(_ world: TestWorld? = nil) -> Bool {
    (world ?? self.world).perform(["db", "check"]) == .done
  }

  private func clock(_ ends: String..., skill: String = "redis") -> String {
    ends.enumerated().map {
      "i 2026-01-1\($0.offset) 08:00 \(skill)\no 2026-01-1\($0.offset) \($0.element)\n"
    }
    .joined()
  }

  @Test(
    "after the undo of --update, the entry differs again; it is not recorded beside the old one",
    arguments: [false, true])
  func undone(isEdited: Bool) {
    defer { world.remove() }
    say("import", "timeclock", "-", input: clock("09:00"))
    if isEdited { say("edit", "@1", "--note", "mine", "--quiet") }
    #expect(say("import", "timeclock", "-", "--update", input: clock("10:00")).contains("1 change"))
    say("undo")
    #expect(sessions() == ["1:00:00 redis"])
    let told = say("import", "timeclock", "-", input: clock("10:00"))
    #expect(told.contains("Nothing new: 1 differs, not taken"), "\(told)")
    #expect(told.contains("1 record differs from what is here"))
    #expect(sessions() == ["1:00:00 redis"])
    #expect(say("import", "timeclock", "-", "--update", input: clock("10:00")).contains("1 change"))
    #expect(sessions() == ["2:00:00 redis"])
    #expect(
      say("import", "timeclock", "-", "--update", input: clock("10:00"))
        .contains("Nothing new: 1 record is here already"))
    say("undo")
    say("redo")
    #expect(sessions() == ["2:00:00 redis"] && isSound())
  }

  @Test("two devices that took different changes agree after merges in both directions")
  func devices() {
    let other = TestWorld(seed: 8)
    defer {
      world.remove()
      other.remove()
    }
    let (mine, theirs) = (world.folder.path + "/a.db", world.folder.path + "/b.db")
    for (path, device) in [(mine, world), (theirs, other)] {
      say("--db", path, "import", "timeclock", "-", input: clock("09:00", "09:00"), in: device)
    }
    say("--db", mine, "import", "timeclock", "-", "--update", input: clock("10:00", "09:00"))
    other.advance(minutes: 5)
    say(
      "--db", theirs, "import", "timeclock", "-", "--update", input: clock("11:00", "10:00"),
      in: other)
    for _ in 0..<2 {
      say("--db", mine, "merge", theirs)
      say("--db", theirs, "merge", mine, in: other)
    }
    var found: [[String]] = []
    for (path, device) in [(mine, world), (theirs, other)] {
      device.perform(["--db", path, "export", "csv"])
      found.append(device.output.split(separator: "\r\n").map(String.init))
      #expect(device.perform(["--db", path, "db", "check"]) == .done)
    }
    #expect(found[0] == found[1])
    #expect(found[0].count == 3, "\(found[0])")
    // The same file again on either adds nothing.
    let again = say(
      "--db", mine, "import", "timeclock", "-", "--update", input: clock("11:00", "10:00"))
    #expect(!again.contains("session"), "\(again)")
  }

  @Test(
    "an import is found by its format, however its command was typed",
    arguments: [
      ["import", "timeclock", "-"], ["--quiet", "import", "timeclock", "-"],
      ["--learner", "import", "import", "timeclock", "-"], ["import", "--json", "timeclock", "-"],
    ])
  func typed(words: [String]) {
    defer { world.remove() }
    let learner = words.contains("--learner") ? ["--learner", "import"] : []
    say("learner", "add", "import")
    #expect(world.perform(words, input: clock("09:00")) == .done, "\(world.stderr)")
    #expect(
      world.perform(["import", "timeclock", "-", "--update"] + learner, input: clock("10:00"))
        == .done)
    #expect(world.output.contains("1 change"), "\(words): \(world.output)")
  }

  @Test("a tracker's table through import table is followed by either command")
  func table() throws {
    defer { world.remove() }
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    func write(_ end: String) throws -> String {
      let path = world.folder.path + "/toggl.csv"
      let rows = """
        User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags
        a,a@b.c,,redis,,reading,No,2026-01-10,08:00:00,2026-01-10,\(end),,

        """
      try Data(rows.utf8).write(to: URL(fileURLWithPath: path))
      return path
    }
    #expect(say("import", "table", try write("09:00:00")).contains("1 session, 1h"))
    #expect(say("import", "table", try write("10:00:00")).contains("1 record differs"))
    #expect(say("import", "toggl", try write("10:00:00"), "--update").contains("1 change"))
    #expect(say("import", "table", try write("11:00:00"), "--update").contains("1 change"))
    #expect(sessions() == ["3:00:00 redis"] && isSound())
  }

  @Test("an equal row without an id meets none of the rows of its own import")
  func crowd() {
    defer { world.remove() }
    func row(_ id: String) -> String {
      "\(id),ada,redis,2026-01-10T08:00:00+08:00,2026-01-10T09:00:00+08:00\r\n"
    }
    let head = "id,learner,skill,start,end\r\n"
    let rows = (0..<130).map { row(String(format: "%032x", $0)) }.joined()
    let dry = say("import", "csv", "-", "--dry-run", input: head + rows + row(""))
    let real = say("import", "csv", "-", input: head + rows + row(""))
    #expect(dry.contains("131 sessions"), "\(dry)")
    #expect(real.contains("131 sessions"), "\(real)")
    #expect(sessions().count == 131)
    #expect(
      say("import", "csv", "-", input: head + rows + row("")).contains("131 records are here"))
    #expect(isSound())
  }

  @Test("a fact that answers for an equal row answers for no other")
  func once() {
    defer { world.remove() }
    say("log", "redis", "2026-01-10 08:00 to 09:00")
    let equal = "2026-01-10T08:00:00,2026-01-10T09:00:00,redis\n"
    let longer = "2026-01-10T08:00:00,2026-01-10T10:00:00,redis\n"
    let head = "start,end,skill\n"
    #expect(
      say("import", "table", "-", "--update", input: head + equal + longer)
        .contains("Imported 1 session, 2h; 1 here already"))
    #expect(sessions() == ["1:00:00 redis", "2:00:00 redis"])
  }

  @Test("three equal rows and one equal fact: two are new, and a second time none is")
  func three() {
    defer { world.remove() }
    say("log", "redis", "2026-01-10 08:00 to 09:00")
    let row = "2026-01-10T08:00:00,2026-01-10T09:00:00,redis\n"
    let three = "start,end,skill\n" + row + row + row
    #expect(say("import", "table", "-", input: three).contains("Imported 2 sessions"))
    #expect(say("import", "table", "-", input: three).contains("3 records are here already"))
    #expect(sessions().count == 3 && isSound())
  }

  @Test("many equal rows of one file are numbered, before and after an undo")
  func numbered() {
    defer { world.remove() }
    let many =
      "start,end,skill\n"
      + String(repeating: "2026-01-10T08:00:00,2026-01-10T08:10:00,redis\n", count: 300)
    for _ in 0..<2 {
      #expect(say("import", "table", "-", "--dry-run", input: many).contains("300"))
      #expect(say("import", "table", "-", input: many).contains("300"))
      #expect(sessions().count == 300)
      #expect(say("import", "table", "-", input: many).contains("300 records are here already"))
      say("undo")
      #expect(sessions().isEmpty)
    }
    #expect(isSound())
  }

  @Test("what was undone comes in with another skill, each of its equal rows")
  func remapped() {
    defer { world.remove() }
    let rows = String(repeating: "i 2026-01-10 08:00 learning\no 2026-01-10 09:00\n", count: 3)
    say("import", "timeclock", "-", "--map", "learning=redis", input: rows)
    say("undo")
    #expect(
      say("import", "timeclock", "-", "--map", "learning=kafka", input: rows)
        .contains("Imported 3 sessions"))
    #expect(sessions() == Array(repeating: "1:00:00 kafka", count: 3))
    #expect(
      say("import", "timeclock", "-", input: rows).contains("3 records are here already"))
    #expect(isSound())
  }

  @Test("tags have no order; a note about a session is another than one about none")
  func contents() {
    defer { world.remove() }
    say("log", "redis", "2026-01-10 08:00 to 09:00", "--tag", "b", "--tag", "a")
    let row = "start,end,skill,tags\n2026-01-10T08:00:00,2026-01-10T09:00:00,redis,"
    #expect(say("import", "table", "-", input: row + "a b\n").contains("1 record is here already"))
    #expect(say("import", "table", "-", input: row + "a\n").contains("Imported 1 session"))
  }

  @Test("the entries of a second file are no versions of another file's without texts")
  func lengths() {
    defer { world.remove() }
    let head = "date,skill,hours\n"
    #expect(
      say("import", "table", "-", input: head + "2026-01-10,redis,1\n2026-01-10,redis,2\n")
        .contains("Imported 2 sessions, 3h"))
    #expect(
      say("import", "table", "-", "--update", input: head + "2026-01-10,redis,4\n")
        .contains("Imported 1 session, 4h"))
    #expect(
      say("import", "klog", "-", "--update", input: "2026-01-10\n  30m #redis\n").contains(
        "1 session"))
    #expect(
      say("import", "klog", "-", "--update", input: "2026-01-10\n  45m #redis\n").contains(
        "1 session"))
    #expect(sessions().count == 5 && isSound())
  }

  @Test("overlaps are counted by what changes say")
  func overlaps() {
    defer { world.remove() }
    let rows = "i 2026-01-10 08:00 redis\no 2026-01-10 09:00\n"
    let next = "i 2026-01-10 09:30 redis\no 2026-01-10 10:00\n"
    say("import", "timeclock", "-", input: rows + next)
    let longer = "i 2026-01-10 08:00 redis\no 2026-01-10 09:45\n" + next
    let told = say("import", "timeclock", "-", "--update", "--json", input: longer)
    #expect(told.contains("\"overlaps\": 1"), "\(told)")
    let shorter = say("import", "timeclock", "-", "--update", "--json", input: rows + next)
    #expect(shorter.contains("\"overlaps\": 0"), "\(shorter)")
    #expect(isSound())
  }

  @Test("a row of another kind with the id of a session never replaces it")
  func otherKind() throws {
    defer { world.remove() }
    say("log", "redis", "2026-01-10 08:00 to 09:00")
    world.perform(["export", "csv"])
    let id = String(world.output.split(separator: "\r\n")[1].prefix(32))
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    let path = world.folder.path + "/completions.csv"
    try Data("id,learner,skill,completed_at\r\n\(id),ada,redis,2026-01-10T08:00:00+08:00\r\n".utf8)
      .write(to: URL(fileURLWithPath: path))
    let told = say("import", "csv", path, "--update")
    #expect(sessions() == ["1:00:00 redis"], "\(told)")
    #expect(told.contains("1 differs"), "\(told)")
  }

  /// Rows of 2026-01-10 with a note: lengths on the day, or from 08:00.
  private func table(_ rows: (hours: Int, note: String)..., timed: Bool = false) -> String {
    (timed ? "start,end,skill,note\n" : "date,hours,skill,note\n")
      + rows.map { row in
        timed
          ? "2026-01-10 08:00,2026-01-10 \(String(format: "%02d", 8 + row.hours)):00,redis,\(row.note)\n"
          : "2026-01-10,\(row.hours),redis,\(row.note)\n"
      }.joined()
  }

  @Test(
    "an entry that is as an earlier version was is another entry, beside the changed one",
    arguments: [false, true], [[2, 1], [1, 2]])
  func oldVersion(timed: Bool, order: [Int]) {
    defer { world.remove() }
    say("import", "table", "-", input: table((1, "read"), timed: timed))
    say("import", "table", "-", "--update", input: table((2, "read"), timed: timed))
    let both = table((order[0], "read"), (order[1], "read"), timed: timed)
    #expect(
      say("import", "table", "-", "--update", input: both).contains(
        "Imported 1 session, 1h; 1 here already"))
    for _ in 0..<2 {
      #expect(
        say("import", "table", "-", "--update", input: both).contains("2 records are here already"))
      #expect(sessions() == ["1:00:00 redis", "2:00:00 redis"])
    }
    #expect(isSound())
  }

  @Test(
    "a change that was undone and taken again is the same on another device",
    arguments: [false, true])
  func takenAgain(timed: Bool) {
    let other = TestWorld(seed: 8)
    defer {
      world.remove()
      other.remove()
    }
    let (mine, theirs) = (world.folder.path + "/a.db", world.folder.path + "/b.db")
    let (old, new) = (table((1, "x"), timed: timed), table((2, "x"), timed: timed))
    say("--db", mine, "import", "table", "-", input: old)
    say("--db", mine, "import", "table", "-", "--update", input: new)
    say("--db", mine, "undo")
    #expect(say("--db", mine, "import", "table", "-", "--update", input: new).contains("1 change"))
    say("--db", theirs, "import", "table", "-", input: new, in: other)
    say("--db", mine, "merge", theirs)
    say("--db", theirs, "merge", mine, in: other)
    for (path, device) in [(mine, world), (theirs, other)] {
      device.perform(["--db", path, "export", "csv"])
      #expect(device.output.split(separator: "\r\n").count == 2, "\(device.output)")
      #expect(device.output.contains("2:00:00"))
      #expect(device.perform(["--db", path, "db", "check"]) == .done)
    }
  }

  @Test(
    "of entries with one key, those that are as before are no other's version, in any order",
    arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]])
  func oneKey(order: [Int]) {
    defer { world.remove() }
    let entries = ["09:00", "08:30", "09:30"].map {
      "i 2026-01-10 08:00 redis\no 2026-01-10 \($0)\n"
    }
    say("import", "timeclock", "-", input: entries[0] + entries[1])
    let all = order.map { entries[$0] }.joined()
    #expect(
      say("import", "timeclock", "-", "--update", input: all).contains(
        "Imported 1 session, 1h 30m; 2 here"))
    #expect(
      say("import", "timeclock", "-", "--update", input: entries[2]).contains("Nothing new: 1 rec"))
    #expect(sessions() == ["0:30:00 redis", "1:00:00 redis", "1:30:00 redis"] && isSound())
  }

  @Test("an undone row does not come back beside its newer version", arguments: [false, true])
  func undoneRow(timed: Bool) {
    defer { world.remove() }
    let (old, new) = (table((1, "x"), timed: timed), table((2, "x"), timed: timed))
    say("import", "table", "-", input: old)
    say("undo")
    say("import", "table", "-", input: new)
    #expect(say("import", "table", "-", input: old).contains("Nothing new: 1 differs"))
    #expect(say("import", "table", "-", "--update", input: old).contains("1 change"))
    #expect(sessions() == ["1:00:00 redis"] && isSound())
  }

  @Test("a record that equals a row stays known when it is edited, and deleted when it is deleted")
  func equalEdited() {
    defer { world.remove() }
    say("log", "redis", "1h", "2026-01-10", "--note", "read")
    let row = table((1, "read"))
    #expect(say("import", "table", "-", input: row).contains("1 record is here already"))
    say("edit", "@1", "2h", "--quiet")
    #expect(say("import", "table", "-", input: row).contains("1 record is here already"))
    say("delete", "@1", "--quiet")
    #expect(say("import", "table", "-", input: row).contains("1 deleted here"))
    say("undo")
    #expect(say("import", "table", "-", input: row).contains("1 record is here already"))
    #expect(sessions() == ["2:00:00 redis"] && isSound())
  }

  @Test(
    "what the learner made of an entry is no other entry, in any order",
    arguments: [[1, 2], [2, 1]])
  func editedAndAdded(order: [Int]) {
    defer { world.remove() }
    say("import", "table", "-", input: table((1, "read")))
    say("edit", "@1", "2h", "--quiet")
    let both = table((order[0], "read"), (order[1], "read"))
    for _ in 0..<2 { say("import", "table", "-", input: both) }
    #expect(sessions() == ["2:00:00 redis", "2:00:00 redis"] && isSound())
  }

  @Test(
    "changed here as there is known; deleted here and changed there stays deleted",
    arguments: [false, true])
  func deletedThenChanged(timed: Bool) {
    defer { world.remove() }
    say("import", "table", "-", input: table((1, "x"), timed: timed))
    say("edit", "@1", "--duration", "2h", "--quiet")
    #expect(
      say("import", "table", "-", input: table((2, "x"), timed: timed)).contains(
        "1 record is here already"))
    say("delete", "@1", "--quiet")
    #expect(
      say("import", "table", "-", input: table((3, "x"), timed: timed)).contains("1 deleted here"))
    #expect(sessions().isEmpty && isSound())
  }

  @Test("a changed row of Rung's own table without ids is a change")
  func ownTable() {
    defer { world.remove() }
    func rows(_ length: String) -> String {
      "skill,start,duration\nredis,2026-01-10 08:00,\(length)\n"
    }
    say("import", "csv", "-", input: rows("1h"))
    #expect(say("import", "csv", "-", input: rows("2h")).contains("1 differs"))
    #expect(say("import", "csv", "-", "--update", input: rows("2h")).contains("1 change"))
    #expect(say("import", "csv", "-", "--update", input: rows("3h")).contains("1 change"))
    #expect(sessions() == ["3:00:00 redis"] && isSound())
  }

  @Test(
    "the same file in another zone says nothing new",
    arguments: ["timeclock", "table", "lengths", "csv", "klog"])
  func zones(format: String) {
    defer { world.remove() }
    let (tool, file) =
      [
        "timeclock": ("timeclock", clock("09:00")),
        "table": ("table", table((1, "x"), timed: true)),
        "lengths": ("table", table((1, "x"))),
        "csv": ("csv", "skill,start,duration\nredis,2026-01-10 08:00,1h\n"),
        "klog": ("klog", "2026-01-10\n  8:00 - 9:00 x #redis\n  1h y #redis\n"),
      ][format] ?? ("", "")
    say("import", tool, "-", input: file)
    let before = sessions()
    world.setClock("2026-01-16T12:00:00 +01:00 Europe/Berlin")
    let told = say("import", tool, "-", "--update", input: file)
    #expect(told.contains("Nothing new") && !told.contains("differ"), "\(told)")
    #expect(sessions() == before && !before.isEmpty && isSound())
  }

  @Test("many rows of one start, all changed, are told apart by their texts")
  func oneStart() {
    defer { world.remove() }
    func rows(_ minutes: Int) -> String {
      "date,minutes,skill,note\n"
        + (0..<400).map { "2026-01-10,\(minutes),redis,text \($0)\n" }.joined()
    }
    #expect(say("import", "table", "-", input: rows(2)).contains("400 sessions"))
    #expect(say("import", "table", "-", input: rows(3)).contains("400 differ"))
    #expect(say("import", "table", "-", input: rows(2)).contains("400 records are here already"))
  }

  @Test("a dry run counts overlaps as the import does")
  func dryOverlaps() {
    defer { world.remove() }
    let rows = "i 2026-01-10 08:00 redis\no 2026-01-10 09:00\n"
    let next = "i 2026-01-10 09:30 redis\no 2026-01-10 10:00\n"
    say("import", "timeclock", "-", input: rows + next)
    let longer = "i 2026-01-10 08:00 redis\no 2026-01-10 09:45\n" + next
    let dry = say("import", "timeclock", "-", "--update", "--json", "--dry-run", input: longer)
    #expect(dry.contains("\"overlaps\": 1"), "\(dry)")
  }
}
