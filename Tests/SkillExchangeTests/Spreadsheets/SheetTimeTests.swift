import SkillCore
import Testing

@testable import SkillExchange

@Suite("What a spreadsheet's cell says of a day and a clock")
struct SheetTimeTests {
  /// `2026-01-15`, `14:00:00`, both, with an offset; `?` for a day that does not exist.
  private func read(_ text: String, _ order: DateOrder? = nil) -> String? {
    guard let time = SheetTime(text) else { return nil }
    var parts: [String] = []
    switch time.day {
    case .impossible?: parts.append("?")
    case .either(let numbers)?:
      let day =
        order.map { numbers.day($0) } ?? SheetDayOrders().order(numbers).flatMap(numbers.day)
      parts.append(day.map { "\($0)" } ?? "\(numbers.first)|\(numbers.second) \(numbers.year)")
    case .day(let day)?: parts.append("\(day)")
    case nil: break
    }
    if let clock = time.clock {
      func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
      parts.append("\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))")
    }
    if let offset = time.offset { parts.append("\(offset)") }
    return parts.joined(separator: " ")
  }

  @Test(
    "a day, as spreadsheets and people write it",
    arguments: [
      "2026-01-15", "2026/1/15", "2026/01/15", "2026.1.15", "2026年1月15日", "2026年01月15日",
      "2026年1月15号", "15.01.2026", "15.1.2026", "15.1.26", "20260115", "2026-1-15",
      "２０２６－０１－１５", "２０２６年１月１５日", "Thu, 15.01.2026", "Do 15.01.2026", "Do., 15.01.2026",
      "2026-01-15 Thu", "2026-01-15 (Thu)", "2026/1/15 星期四", "2026年1月15日星期四", "周四 2026/1/15",
      "15 Jan 2026", "15-Jan-2026", "15-Jan-26", "Jan 15, 2026", "January 15 2026",
      "January 15th, 2026", "Thursday, 15 January 2026", "15. Januar 2026", "15. Jänner 2026",
      "Donnerstag, 15. Januar 2026", "2026-Jan-15", " 2026-01-15 ", "15 JAN 2026",
    ])
  func days(text: String) {
    #expect(read(text) == "2026-01-15")
  }

  @Test(
    "a day whose order only an order tells",
    arguments: ["5/1/2026", "05/01/2026", "5-1-2026", "5/1/26", "５/１/２０２６"])
  func orders(text: String) {
    #expect(read(text) == "5|1 2026")
    #expect(read(text, .dmy) == "2026-01-05")
    #expect(read(text, .mdy) == "2026-05-01")
  }

  @Test("two digits everywhere may begin with the year")
  func yearFirst() {
    for text in ["26-01-15", "26/01/15", "26.01.15"] {
      #expect(read(text, .ymd) == "2026-01-15")
      #expect(read(text, .dmy) == "2015-01-26")
    }
    #expect(read("26-1-15", .ymd) == "2026-01-15")
    #expect(read("5/1/26", .ymd) == "5|1 2026")
    #expect(read("26-01-2015", .ymd) == "26|1 2015")
    #expect(read("26-01-15") == "26|1 2015")
    #expect(read("15.01.26") == "2026-01-15")
  }

  @Test(
    "a clock, as spreadsheets and people write it",
    arguments: [
      "14:00", "14:00:00", "14:00:00.5", "2:00 PM", "2:00PM", "2:00 p.m.", "02:00:00 PM", "2 pm",
      "下午2:00", "下午 2:00", "下午2点", "下午两点", "14时00分", "14时", "14点", "14点整", "14:00 Uhr",
      "14 Uhr", "14.00 Uhr", "14h00", "１４：００", "PM 2:00",
    ])
  func clocks(text: String) {
    #expect(read(text) == "14:00:00")
  }

  @Test(
    "clocks of twelve hours",
    arguments: [
      ("12:00 AM", "00:00:00"), ("12:30 PM", "12:30:00"), ("11:59 PM", "23:59:00"),
      ("上午9:05", "09:05:00"), ("晚上8点半", "20:30:00"), ("中午12:00", "12:00:00"),
      ("凌晨1点", "01:00:00"), ("早上7点15分", "07:15:00"), ("下午14:00", "14:00:00"),
      ("24:00", "24:00:00"), ("9:05", "09:05:00"), ("14时30分15秒", "14:30:15"),
      ("凌晨12:30", "00:30:00"), ("中午1点", "13:00:00"), ("下午三点半", "15:30:00"), ("晚上十点", "22:00:00"),
      ("上午九点二十五分", "09:25:00"), ("下午两点一刻", "14:15:00"), ("二十点", "20:00:00"), ("中午十二点", "12:00:00"),
      ("下午3点三刻", "15:45:00"), ("晚上八点零五分", "20:05:00"),
    ])
  func twelve(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "a day and a clock in one cell",
    arguments: [
      "2026-01-15 14:00", "2026-01-15T14:00", "2026-01-15T14:00:00", "2026/1/15 14:00",
      "2026年1月15日 14:00", "2026年1月15日14时", "15.01.2026 14:00", "15.01.2026, 14:00",
      "15.01.2026 um 14:00 Uhr", "2026/1/15 下午2:00", "2026/1/15 2:00 PM", "2026/1/15 2:00:00 PM",
      "Jan 15, 2026 at 2:00 PM", "２０２６/１/１５　１４：００", "2026-01-15 Thu 14:00", "20260115T140000",
      "2026.01.15 14:00:00.000",
    ])
  func both(text: String) {
    #expect(read(text) == "2026-01-15 14:00:00")
  }

  @Test(
    "offsets are kept",
    arguments: [
      ("2026-01-15T14:00:00Z", "2026-01-15 14:00:00 0"),
      ("2026-01-15 14:00:00 UTC", "2026-01-15 14:00:00 0"),
      ("2026/1/15 14:00 +0800", "2026-01-15 14:00:00 28800"),
      ("2026-01-15T14:00:00-05:30", "2026-01-15 14:00:00 -19800"),
    ])
  func offsets(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "days that do not exist have the form of one",
    arguments: [
      "2026-02-30", "30.02.2026", "13/13/2026", "2026年13月1日", "20261301", "2026/0/1", "31-Apr-2026",
    ])
  func impossible(text: String) {
    #expect(read(text) == "?")
  }

  @Test(
    "anything else is neither",
    arguments: [
      "", " ", "x", "14", "14.30", "25:00", "14:60", "14:5", "13:00 PM x", "下午0:00x", "2026-01",
      "2026", "1/15", "15.01.", "2026-01-15 25:00", "2026-01-15 x", "2026-01-1514:00", "1:30 h",
      "2026-01-15 14", "99999999999", "14:00-15:00", "46037", "-5/1/2026", "5/1-2026", "Jan 2026",
      "14:00 +08:00", "\u{0}", "2026-01-15T14:00:00+99:00", "monday", "15 foo 2026", "100:00",
      "下午两", "十", "下午二十五点", "两:30", "三分",
    ])
  func nothing(text: String) {
    #expect(read(text) == nil)
  }

  @Test("Excel's own number of a day is recognised")
  func serials() {
    for text in ["46037", "46037.5833333", " 46037 "] { #expect(SheetTime.isSerial(text)) }
    for text in ["2026", "460370", "10000", "46037:00", "46,037", "", ".", "46037.5.1"] {
      #expect(!SheetTime.isSerial(text))
    }
  }
}
