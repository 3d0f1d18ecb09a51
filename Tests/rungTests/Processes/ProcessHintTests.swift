import Foundation
import Testing

/// What a message advises helps with what happened.
@Suite("Hints that lead somewhere")
struct ProcessHintTests {
  private func expect(
    _ script: String, _ status: Int32, _ words: [String], without others: [String] = ["permission"]
  ) throws {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung log asyncio 5m").status == 0)
    let outcome = try sandbox.run(script)
    #expect(outcome.status == status, "\(script): \(outcome.err)")
    for word in words { #expect(outcome.err.contains(word), "\(script): \(outcome.err)") }
    for word in others { #expect(!outcome.err.contains(word), "\(script): \(outcome.err)") }
  }

  @Test(
    "a closed stdout is not reported as a full disk",
    arguments: ["level", "log redis 5m", "export csv"])
  func closedOutput(_ command: String) throws {
    try expect(
      "rung \(command) >&-", 74, ["Bad file descriptor"],
      without: ["Free some space", "permission"])
  }

  @Test(
    "too many open files are not reported as a missing permission",
    arguments: ["log redis 5m", "status"])
  func tooManyFiles(_ command: String) throws {
    // The loader needs one itself.
    try expect("ulimit -n 4; rung \(command)", 74, ["Too many open files", "ulimit"])
  }

  @Test(
    "a loop of links is not reported as a missing permission",
    arguments: [
      ("rung --db a status", "loop of symbolic links"),
      ("rung --db a log asyncio 5m", "loop of symbolic links"),
      ("rung --db a/x.db log asyncio 5m", "loop of symbolic links"),
      ("rung import csv a", "Too many levels"),
      ("RUNG_DB=a rung level", "loop of symbolic links"),
    ])
  func circle(_ command: String, words: String) throws {
    try expect("ln -s b a; ln -s a b; \(command)", 66, [words])
  }

  @Test("an export does not take the place of a link in a circle")
  func exportToCircle() throws {
    try expect(
      "ln -s b a; ln -s a b; rung export csv -o a; code=$?; test -L a && exit $code", 73,
      ["Too many levels"])
  }

  @Test(
    "for a configuration that is not a file, the remedy is to move it",
    arguments: ["mkfifo", "mkdir", "ln -s config.json"])
  func configuration(_ make: String) throws {
    try expect(
      "mkdir -p .config/rung; \(make) .config/rung/config.json; timeout 20 rung level", 74,
      ["Move it away: mv "])
  }

  @Test(
    "a file system that gives no locks is not called busy",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")),
    arguments: ["log redis 5m", "status"])
  func noLocks(_ command: String) throws {
    try expect(
      "strace -f -o /dev/null -e inject=fcntl:error=ENOLCK \"$(command -v rung)\" \(command)", 74,
      ["cannot lock", "No locks available"], without: ["another program", "permission"])
  }
}
