import Foundation
import SkillCore
import Testing

@testable import rung

/// A learner with all there is to show: a timer, a goal, a streak, long and Chinese tags.
private func world(_ language: String) -> TestWorld {
  let world = TestWorld()
  world.environment["RUNG_LANG"] = language
  for words in [
    ["log", "postgresql-geo", "90m", "--at", "yesterday 20:00", "--tag", "深度学习"],
    [
      "log", "sqlalchemy-async", "23h30m", "--at", "2026-01-10T00:10", "--tag", "a-rather-long-tag",
    ],
    ["log", "asyncio", "20m", "--at", "2025-12-31T23:50"],
    ["log", "asyncio", "2h", "--at", "today 08:00"],
    ["done", "asyncio"], ["goal", "set", "8h"],
    [
      "note", "redis",
      "a remark that is longer than one line of any terminal, and so it goes on and on",
    ],
    ["note", "asyncio", "事件循环先运行就绪的回调，然后等待输入输出，这一条笔记比窄终端的一行要长得多，所以要换行"],
    ["evidence", "asyncio", "https://example.org/ada/asyncio/1"], ["rate", "asyncio", "4"],
    ["log", "redis", "30m", "--at", "2023-03-01 09:00"],
    ["not-applicable", "mongodb", "--note", "no"],
    ["learner", "add", "安娜"], ["start", "redis", "--at", "21:30"],
  ] {
    #expect(world.perform(words) == .done, "\(words) \(world.stderr)")
  }
  return world
}

private let commands =
  ReportGrouping.allCases.map { ["report", "--all", "--by", $0.rawValue] }
  + ReportGrouping.allCases.map { ["report", "--by", $0.rawValue] }
  + [
    ["level"], ["level", "--all"], ["level", "--explain"], ["level", "--diff", "2025-12-01"],
    ["history", "-n", "50"], ["stages"], ["skills"], ["plan"], ["plan", "--to", "senior"],
    ["next", "-n", "30"], ["stale", "--within", "3650d"], ["show", "asyncio"], ["show", "redis"],
    ["notes"], ["undo", "--list"], ["status"], ["learner", "list"], ["roadmap", "list"],
    ["roadmap", "show"],
  ] + [["heatmap"], ["heatmap", "--year", "2025"], ["streak"], ["goal"], ["habits"], []]

@Test("Nothing is wider than the terminal", arguments: [40, 80], ["en", "zh"])
func fitsTerminal(width: Int, language: String) {
  let world = world(language)
  defer { world.remove() }
  world.terminal = Context.Terminal(isTerminal: true, width: width)
  world.environment["NO_COLOR"] = "1"
  for command in commands {
    #expect(world.perform(command) == .done)
    for line in world.output.components(separatedBy: "\n") {
      // A link stands whole on a line of its own, so that it can be copied.
      let isLink = !line.drop { $0 == " " }.contains(" ") && line.contains("://")
      #expect(line.cellWidth <= width || isLink, "\(command): \(line)")
    }
  }
}

@Test(
  "On any terminal level names every skill that is missing", arguments: [40, 80], ["en", "zh"])
func namesMissing(width: Int, language: String) {
  let world = world(language)
  defer { world.remove() }
  func missing() -> Set<String> {
    world.perform(["level"])
    return Set(
      world.output.split { !$0.isASCII || !($0.isLetter || $0.isNumber || "-@".contains($0)) }
        .map(String.init).filter { $0.contains("-") || $0.hasPrefix("@") })
  }
  let all = missing()
  world.terminal = Context.Terminal(isTerminal: true, width: width)
  world.environment["NO_COLOR"] = "1"
  let shown = missing()
  #expect(all.count > 5 && all.subtracting(shown) == [])
  #expect(!world.output.contains("…"))
}

@Test("A long stretch without study is one line, and programs still get every row")
func collapsesGaps() {
  for (language, text) in [("en", "days without study"), ("zh", "天没有学习")] {
    let world = world(language)
    defer { world.remove() }
    world.perform(["report", "--all", "--by", "day"])
    #expect(world.output.split(separator: "\n").count < 30)
    #expect(world.output.contains(text))
    world.perform(["report", "--all", "--by", "day", "--csv"])
    #expect(world.output.split(separator: "\r\n").count > 1000)
  }
}

@Test("The months above a heatmap do not touch", arguments: ["en", "zh"])
func partsMonths(language: String) {
  let world = world(language)
  defer { world.remove() }
  world.perform(["heatmap"])
  let header = world.output.components(separatedBy: "\n")[0]
  #expect(header.firstMatch(of: /月[0-9]|[a-z][A-Z]/) == nil, "\(header)")
}

@Test("The glance has at most ten lines, whatever there is to say", arguments: ["en", "zh"])
func glanceIsShort(language: String) {
  let world = world(language)
  defer { world.remove() }
  world.perform(["learner", "use", "ada"])
  #expect(world.perform([]) == .done)
  let lines = world.output.split(separator: "\n")
  #expect((9...10).contains(lines.count), "\(world.output)")
  #expect(world.output.contains("redis") && world.output.contains(language == "en" ? "2h" : "2小时"))
}

@Test("The rows of a heatmap have their columns at the same cells in both languages")
func alignsHeatmap() {
  for language in ["en", "zh"] {
    let world = world(language)
    defer { world.remove() }
    world.perform(["heatmap"])
    let rows = world.output.components(separatedBy: "\n")[1...7]
    let margin = language == "en" ? 4 : 5
    #expect(rows.map(\.cellWidth) == [53, 53, 53, 53, 52, 52, 52].map { $0 + margin })
  }
}

@Test("Without colours a heatmap tells its shades apart, and colours add only escapes")
func heatmapWithoutColour() {
  let world = world("en")
  defer { world.remove() }
  world.perform(["heatmap"])
  let plain = world.output
  for glyph in "·░▓█" {
    #expect(plain.components(separatedBy: "\n")[1...7].joined().contains(glyph))
  }
  world.perform(["heatmap", "--color", "always"])
  #expect(world.output != plain)
  #expect(world.output.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
}

@Test("A plot is proportional to an eighth of a cell, and more than zero is always visible")
func plots() {
  #expect(plot(100, of: 100, cells: 4) == "████")
  #expect(plot(50, of: 100, cells: 3) == "█▌")
  #expect(plot(1, of: 1_000_000, cells: 4) == "▏")
  #expect(plot(200, of: 100, cells: 2) == "██")
  for (value, most, cells) in [(0, 100, 4), (-1, 100, 4), (5, 0, 4), (5, 100, 0), (5, 100, -3)] {
    #expect(plot(value, of: most, cells: cells).isEmpty)
  }
  #expect(plot(.max, of: .max, cells: .max).count == 1000)
}

@Test("A share is rounded down, and large numbers do not trap")
func shares() {
  #expect(percent(99, of: 100) == 99 && percent(199, of: 200) == 99 && percent(3, of: 2) == 150)
  #expect(percent(1, of: 0) == 0 && percent(-1, of: 5) == 0)
  #expect(percent(.max, of: .max) == 100)
}
