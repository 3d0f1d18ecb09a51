import Testing

@testable import rung

private let plain = Style(enabled: false)

private func table() -> Table {
  var table = Table([.init("Skill"), .init("Time", .right), .init("Note")])
  table.add(["asyncio", "1h 30m", "first steps"])
  table.add(["异步编程", "5m", ""])
  return table
}

@Test("Columns are aligned by cells and no line ends in a space")
func alignsColumns() {
  #expect(
    table().lines(style: plain) == [
      "Skill       Time  Note",
      "asyncio   1h 30m  first steps",
      "异步编程      5m",
    ])
}

@Test("Columns stay straight beside emoji, flags, variation selectors and combining marks")
func alignsPictures() {
  var table = Table([.init("Skill"), .init("Time", .right), .init("Note")])
  let skills = ["中文", "👩‍💻", "👨‍👩‍👧‍👦👍🏽", "🇨🇳🇩🇪", "❤️", "❤", "1️⃣", "cafe\u{301}", "한글", "ｶﾅ", "a\u{200D}b"]
  for skill in skills { table.add([.init(skill), "5m", "|"]) }
  #expect(
    table.lines(style: plain) == [
      "Skill  Time  Note", "中文     5m  |", "👩‍💻       5m  |", "👨‍👩‍👧‍👦👍🏽     5m  |", "🇨🇳🇩🇪     5m  |",
      "❤️       5m  |",
      "❤        5m  |", "1️⃣       5m  |", "cafe\u{301}     5m  |", "한글     5m  |", "ｶﾅ       5m  |",
      "a\u{200D}b       5m  |",
    ])
}

@Test("Wrapping never parts a character, and counts what it is wide", arguments: 4...12)
func wrapsPictures(width: Int) {
  let text = "👨‍👩‍👧‍👦👩‍💻学习🇨🇳e\u{301}❤️，1️⃣ 事件循环 👍🏽"
  let lines = text.wrapped(toCells: width)
  #expect(lines.allSatisfy { $0.cellWidth <= width })
  #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
}

@Test("On a narrow terminal text wraps, and nothing is cut")
func wrapsTable() {
  var table = Table([.init("Skill"), .init("Time", .right), .init("Note")])
  table.add(["asyncio", "1h", "first steps with tasks and the loop"])
  table.add(["异步", "5m", "事件循环的第一步，任务与取消"])
  #expect(
    table.lines(style: plain, width: 33) == [
      "Skill    Time  Note",
      "asyncio    1h  first steps with",
      "               tasks and the loop",
      "异步       5m  事件循环的第一步，",
      "               任务与取消",
    ])
  #expect(table.lines(style: plain, width: 200) == table.lines(style: plain))
}

@Test("Where text has no room beside, columns with a number go, and then it goes below")
func dropsColumns() {
  var table = Table([.init("Skill"), .init("Day", drop: 1), .init("Note")])
  table.add(["message-queues-in-depth", "2026-01-15", "some remark on them"])
  table.add(["asyncio", "2026-01-16"])
  #expect(
    table.lines(style: plain, width: 30) == [
      "Skill", "message-queues-in-depth", "    some remark on them", "asyncio",
    ])
  #expect(
    table.lines(style: plain, width: 44)
      == [
        "Skill                    Note", "message-queues-in-depth  some remark on them", "asyncio",
      ])
}

@Test("Wrapped text keeps its indent, does not begin a line with a comma, and leaves words whole")
func wrapsText() {
  #expect("  one two three".wrapped(toCells: 14) == ["  one two", "  three"])
  #expect("one  two".wrapped(toCells: 8) == ["one  two"])
  #expect("一二三，四".wrapped(toCells: 6) == ["一二", "三，四"])
  #expect("a-word-longer-than-a-line x".wrapped(toCells: 14) == ["a-word-longer-than-a-line", "x"])
  let ink = Style(enabled: true)
  #expect("\(ink(.bold, "one")) two".wrapped(toCells: 7) == ["\(ink(.bold, "one")) two"])
  #expect("".wrapped(toCells: 0) == [""] && "x y".wrapped(toCells: 0).count == 2)
}

@Test("A remark between the rows makes no column wider")
func addsRemarks() {
  var table = Table([.init("Day"), .init("Time")])
  table.add(["Mon", "1h"])
  table.add(remark: "… 340 days without study …")
  #expect(table.lines(style: plain) == ["Day  Time", "Mon  1h", "… 340 days without study …"])
}

@Test("Without titles there is no header, and an empty table is only its header")
func showsHeader() {
  var bare = Table([.init(""), .init("")])
  bare.add(["a", "b"])
  #expect(bare.lines(style: plain) == ["a  b"])
  #expect(Table([.init("A")]).lines(style: plain) == ["A"])
  #expect(Table([]).lines(style: plain).isEmpty)
}

@Test("Rows shorter or longer than the header do no harm")
func acceptsRaggedRows() {
  var ragged = Table([.init("A"), .init("B")])
  ragged.add([])
  ragged.add(["1"])
  ragged.add(["1", "2", "3"])
  #expect(ragged.lines(style: plain) == ["A  B", "", "1", "1  2"])
}

@Test("Recorded text cannot break a line or colour it")
func showsRecordedTextSafely() {
  var table = Table([.init("Note"), .init("Next")])
  table.add([.init("a\n\u{1B}[31mb"), "x"])
  #expect(table.lines(style: plain)[1] == "a⏎␛[31mb  x")
}

@Test("Ink does not count as width, and a plain style writes none")
func paintsCells() {
  var table = Table([.init("State"), .init("Skill")])
  table.add([.init("done", .green), "asyncio"])
  let lines = table.lines(style: Style(enabled: true))
  #expect(lines[0] == "\u{1B}[2mState\u{1B}[0m  \u{1B}[2mSkill\u{1B}[0m")
  #expect(lines[1] == "\u{1B}[32mdone\u{1B}[0m   asyncio")
  #expect(table.lines(style: plain)[1] == "done   asyncio")
}

@Test(
  "A bar is full only at 100 percent and stays within its cells",
  arguments: [
    (0, "░░░░"), (24, "░░░░"), (25, "█░░░"), (50, "██░░"), (99, "███░"), (100, "████"),
    (-5, "░░░░"),
    (Int.min, "░░░░"), (Int.max, "████"),
  ])
func drawsBar(percent: Int, expected: String) {
  #expect(bar(percent: percent, cells: 4) == expected)
}

@Test("A bar without cells is empty", arguments: [0, -1, Int.min])
func drawsNoBar(cells: Int) {
  #expect(bar(percent: 50, cells: cells).isEmpty)
}
