import ArgumentParser
import Foundation
import Testing

@testable import rung

/// The short ways to a verb say the same as the argument parser with the whole tree of verbs.
@Suite struct ParseTests {
  /// What a parser makes of a line: the verb with all its values, or what it says against it.
  private func outcome(_ parse: ([String]) throws -> (any Verb)?, _ line: [String]) -> String {
    do {
      return try parse(line).map { String(describing: $0) } ?? "ran"
    } catch { return Rung.fullMessage(for: error) }
  }

  private func whole(_ line: [String]) -> String {
    outcome(
      {
        var command = try Rung.parseAsRoot($0)
        if let verb = command as? any Verb { return verb }
        // `help VERB` throws the help.
        try command.run()
        return nil
      }, line)
  }

  /// Every line of every transcript, and what becomes of it with something odd around it.
  private static let lines: [[String]] = {
    let typed = Transcript.all.flatMap { transcript in
      ((try? String(contentsOf: transcript.url, encoding: .utf8)) ?? "")
        .components(separatedBy: "\n").filter { $0.hasPrefix("$ rung") }
        .map { words(String($0.dropFirst(6))) }
    }
    let odd = [
      ["--json"], ["--db", "level"], ["--quiet", "--lang", "zh"], ["--help"], ["-x"], ["status"],
    ]
    return typed
      + typed.enumerated().flatMap { index, line in
        let more = odd[index % odd.count]
        return [more + line, line + more]
      }
  }()

  /// The whole parser takes some fifty milliseconds a line without optimization: it sees a sample, with
  /// RUNG_LONG everything.
  private static let isLong = ProcessInfo.processInfo.environment["RUNG_LONG"] != nil

  @Test("Lines of the transcripts are parsed as with all the verbs")
  func sameAsWhole() {
    let all = Array(Set(ParseTests.lines)).sorted { $0.lexicographicallyPrecedes($1) }
    #expect(all.count > 1000)
    for line in stride(from: 0, to: all.count, by: ParseTests.isLong ? 1 : 23).map({ all[$0] }) {
      #expect(outcome(Rung.verb, line) == whole(line), "\(line)")
    }
  }

  private static let verbs = [
    [], ["status"], ["level"], ["next"], ["report"], ["log", "asyncio", "90m"], ["log", "asyncio"],
    ["log"], ["start", "asyncio"], ["start", "stop"], ["stop"], ["done", "git"], ["note"],
    ["note", "text"], ["note", "git", "two words"], ["note", "a", "b", "c"], ["history"], ["undo"],
    ["undo", "2"], ["skills"], ["lvl"],
  ]
  private static let options = [
    ["--json"], ["--quiet"], ["--db", "a.db"], ["--db", "level"], ["--learner", "bob"],
    ["--roadmap", "x"], ["--lang", "zh"], ["--lang", "en"], ["--lang", "de"], ["--db", "-x"],
    ["--db"], ["--db", ""], ["--db=a.db"], ["--color", "never"], ["--explain"], ["-n", "3"], ["--"],
    ["level"], [""], ["--format", "x"], ["--version"], ["-h"], ["--jso"], ["—json"],
    ["--note", "x"], ["--note", "-x"], ["--tag", "x"], ["--tag", "y"], ["--at", "9:00"],
    ["--from", "9:00"], ["--to", "10:00"], ["--allow-overlap"], ["--trim"], ["--evidence", "x"],
    ["--skill", "git"], ["-n", "x"], ["-n", ""], ["-n3"], ["--list"], ["--week"], ["--all"],
    ["--by", "tag"], ["--by", "x"], ["--csv"], ["--as-of", "2026-01-01"],
  ]

  @Test("A plain line is read as the argument parser reads it, options before the verb or after")
  func plain() {
    var direct = 0
    for verb in ParseTests.verbs {
      for first in [[]] + ParseTests.options {
        for second in [[]] + ParseTests.options {
          for line in [first + verb + second, verb + first + second, first + second + verb] {
            guard let plain = PlainLine.verb(line) else { continue }
            direct += 1
            guard ParseTests.isLong || direct.isMultiple(of: 211) else { continue }
            #expect(String(describing: plain) == whole(line), "\(line)")
          }
        }
      }
    }
    #expect(direct > 300)
  }

  @Test(
    "What is not quite plain is left to the argument parser",
    arguments: [
      "level --fresh", "level --json --json", "status status", "plan", "--version", "-h", "--db",
      "--lang de", "level --db=x", "level --", "status --format -x", "next -n three",
      "level --db -x", "--at 9:00 start git", "log", "log a b c d e f g", "note -", "undo 2",
      "report --week --all", "history --tag a --tag b", "log git 5m --note", "log git 5m --help",
    ])
  func notPlain(line: String) {
    #expect(PlainLine.verb(words(line)) == nil)
  }
}
