import Foundation
import Testing

@testable import rung

@Suite("Entries that were changed in the other tool after their import")
struct ImportUpdateTests {
  private let world = TestWorld()

  private func timew(_ entries: (start: String, end: String, tags: String)...) -> String {
    let all = entries.map { entry in
      let tags = entry.tags.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ",")
      return
        #"{"start":"20260110T\#(entry.start)00Z","end":"20260110T\#(entry.end)00Z","tags":[\#(tags)]}"#
    }
    return "[\(all.joined(separator: ","))]"
  }

  /// What is said on both streams, with the status.
  @discardableResult
  private func importing(_ tool: String, _ input: String, _ arguments: String...) -> String {
    let status = world.perform(["import", tool, "-"] + arguments, input: input)
    return "\(status)\n" + world.output + world.stderr
  }

  /// `1h redis +deep` of each live session, in order.
  private func sessions() -> [String] {
    world.perform(["export", "csv"])
    return world.output.split(separator: "\r\n").dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return [cells[9], cells[2], cells[10]].map(String.init).filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }

  private func isSound() -> Bool {
    world.perform(["db", "check"]) == .done
  }

  @Test("a changed entry is told, stays as it is, and is taken over by --update, in one undo step")
  func changed() {
    defer { world.remove() }
    let before = timew(("0600", "0700", "redis deep"), ("0800", "0900", "kafka"))
    let after = timew(("0600", "0730", "redis calm"), ("0800", "0900", "kafka"))
    importing("timewarrior", before)
    for _ in 0..<2 {
      let told = importing("timewarrior", after)
      #expect(told.contains("1 record differs from what is here, which stays; --update takes it:"))
      #expect(told.contains("redis 2026-01-10 14:00-15:00, there redis 2026-01-10 14:00-15:30"))
      #expect(sessions() == ["1:00:00 redis deep", "1:00:00 kafka"])
    }
    let dry = importing("timewarrior", after, "--update", "--dry-run")
    #expect(dry.contains("Would import 1 change; 1 here already"))
    #expect(sessions() == ["1:00:00 redis deep", "1:00:00 kafka"])
    let taken = importing("timewarrior", after, "--update")
    #expect(taken.contains("Imported 1 change; 1 here already"), "\(taken)")
    #expect(sessions() == ["1:30:00 redis calm", "1:00:00 kafka"])
    for arguments in [[], ["--update"]] {
      world.perform(["import", "timewarrior", "-"] + arguments, input: after)
      #expect(world.output == "Nothing new: 2 records are here already\n", "\(world.stderr)")
    }
    world.perform(["undo"])
    #expect(sessions() == ["1:00:00 redis deep", "1:00:00 kafka"])
    world.perform(["redo"])
    #expect(sessions() == ["1:30:00 redis calm", "1:00:00 kafka"])
    #expect(isSound())
  }

  @Test("an entry changed and changed back is followed each time")
  func backAgain() {
    defer { world.remove() }
    let first = timew(("0600", "0700", "redis"))
    let second = timew(("0600", "0800", "redis"))
    importing("timewarrior", first)
    for (file, hours) in [(second, "2"), (first, "1"), (second, "2"), (first, "1")] {
      #expect(importing("timewarrior", file, "--update").contains("1 change"))
      #expect(sessions() == ["\(hours):00:00 redis"])
      #expect(importing("timewarrior", file, "--update").contains("Nothing new"))
    }
    #expect(isSound())
  }

  @Test("a new skill for the same times is the same entry; new times are another")
  func skill() {
    defer { world.remove() }
    importing("timewarrior", timew(("0600", "0700", "redis")))
    #expect(
      importing("timewarrior", timew(("0600", "0700", "kafka")), "--update").contains("1 change"))
    #expect(sessions() == ["1:00:00 kafka"])
    #expect(
      importing("timewarrior", timew(("0600", "0700", "kafka"), ("0630", "0700", "kafka")))
        .contains("Imported 1 session, 30m; 1 here already"))
    // Another tool's session of the same start is none of its business.
    #expect(
      importing("timeclock", "i 2026-01-10 14:00\no 2026-01-10 16:00\n", "--map", "=kafka")
        .contains("Imported 1 session, 2h"))
  }

  @Test("of entries with one start, those that are as before are no other's version")
  func crowd() {
    defer { world.remove() }
    let old = ("0600", "0700", "redis")
    importing("timewarrior", timew(old))
    #expect(
      importing("timewarrior", timew(("0600", "0800", "redis"), old, ("0600", "0900", "redis")))
        .contains("Imported 2 sessions, 5h; 1 here already"))
    #expect(sessions().count == 3)
  }

  @Test(
    "what was corrected here is compared by what the tool said, and overwritten by --update alone")
  func corrected() {
    defer { world.remove() }
    let first = timew(("0600", "0700", "redis"))
    importing("timewarrior", first)
    world.perform(["edit", "@1", "--duration", "20m", "--quiet"])
    #expect(importing("timewarrior", first, "--update").contains("Nothing new"))
    #expect(sessions() == ["0:20:00 redis"])
    let longer = timew(("0600", "0800", "redis"))
    #expect(importing("timewarrior", longer).contains("here redis 2026-01-10 14:00-14:20"))
    #expect(sessions() == ["0:20:00 redis"])
    #expect(importing("timewarrior", longer, "--update").contains("1 change"))
    #expect(sessions() == ["2:00:00 redis"])
    world.perform(["edit", "@1", "--duration", "5m", "--quiet"])
    #expect(importing("timewarrior", longer, "--update").contains("Nothing new"))
    world.perform(["delete", "@1", "--quiet"])
    #expect(importing("timewarrior", longer, "--update").contains("1 deleted here"))
    #expect(sessions().isEmpty && isSound())
  }

  @Test("Watson's frames are known by their ids, whatever was changed")
  func watson() {
    defer { world.remove() }
    func frames(_ end: Int, _ project: String) -> String {
      #"[[1768024800,\#(end),"\#(project)","0f3c9b1d2e4a4f5b8c6d7e8f90a1b2c3",["deep"],1]]"#
    }
    importing("watson", frames(1_768_028_400, "redis"))
    #expect(importing("watson", frames(1_768_032_000, "kafka")).contains("1 record differs"))
    #expect(importing("watson", frames(1_768_032_000, "kafka"), "--update").contains("1 change"))
    #expect(importing("watson", frames(1_768_032_000, "kafka"), "--update").contains("Nothing new"))
    #expect(sessions() == ["2:00:00 kafka deep"])
    #expect(importing("watson", frames(1_768_028_400, "redis"), "--update").contains("1 change"))
    #expect(sessions() == ["1:00:00 redis deep"] && isSound())
  }

  @Test("a length of klog's is followed by its text alone")
  func klog() {
    defer { world.remove() }
    importing("klog", "2026-01-10\n  45m a #redis\n  30m b #redis\n")
    let longer = "2026-01-10\n  1h a #redis\n  30m c #redis\n  10m d #redis\n"
    let found = importing("klog", longer, "--update")
    #expect(found.contains("Imported 2 sessions, 1 change, 40m"), "\(found)")
    #expect(
      sessions().sorted() == ["0:10:00 redis", "0:30:00 redis", "0:30:00 redis", "1:00:00 redis"])
    #expect(importing("klog", longer, "--update").contains("Nothing new"))
    #expect(importing("klog", longer + "  -10m #redis\n").contains("1 differs, not taken"))
  }

  @Test("many entries at once, some changed: the sums are right")
  func many() {
    defer { world.remove() }
    func file(_ minutes: Int) -> String {
      (0..<500).map { number in
        let day =
          "2025-\(String(format: "%02d", number / 28 % 12 + 1))-\(String(format: "%02d", number % 28 + 1))"
        let hour = String(format: "%02d", 8 + number / 336)
        return "i \(day) \(hour):00 redis\no \(day) \(hour):\(number < 300 ? "30" : "\(minutes)")\n"
      }.joined()
    }
    importing("timeclock", file(20))
    #expect(importing("timeclock", file(40)).contains("200 records differ"))
    #expect(importing("timeclock", file(40), "--update").contains("200 changes"))
    #expect(isSound())
    #expect(importing("timeclock", file(40), "--update").contains("Nothing new: 500 records"))
    world.perform(["report", "all", "--csv"])
    #expect(world.output.contains("\(300 * 1800 + 200 * 2400)"), "\(world.output)")
  }

  @Test("rows of Rung's own tables are known by their ids")
  func csv() {
    defer { world.remove() }
    importing("timewarrior", timew(("0600", "0700", "redis")))
    world.perform(["export", "csv"])
    let changed = world.output.replacingOccurrences(of: "T15:00:00", with: "T15:30:00")
      .replacingOccurrences(of: "3600,1:00:00", with: ",")
    #expect(importing("csv", changed).contains("1 record differs"))
    #expect(importing("csv", changed, "--update").contains("1 change"))
    #expect(importing("csv", changed, "--update").contains("Nothing new"))
    #expect(sessions() == ["1:30:00 redis"] && isSound())
  }
}
