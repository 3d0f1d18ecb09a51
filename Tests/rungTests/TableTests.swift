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

@Test("The last left-aligned column gives way when the terminal is narrow")
func shrinksTable() {
  let lines = table().lines(style: plain, width: 27)
  #expect(lines[1] == "asyncio   1h 30m  first st…")
  #expect(lines.allSatisfy { $0.cellWidth <= 27 })
  #expect(table().lines(style: plain, width: 29) == table().lines(style: plain))
  #expect(table().lines(style: plain, width: 1)[1] == "asyncio   1h 30m  first s…")
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
