import Testing

@testable import SkillCore

@Test(
  "A length of study is read in every spelling people use",
  arguments: [
    ("90m", 5400), ("1h30m", 5400), ("1h 30m", 5400), ("1:30", 5400), ("1.5h", 5400),
    ("PT1H30M", 5400), ("pt90m", 5400), ("45", 2700), ("1h30", 5400), ("  1H30M ", 5400),
    ("1 hour 30 minutes", 5400), ("2 hrs", 7200), ("30s", 30), ("1:30:15", 5415), ("0:05", 300),
    ("1,5h", 5400), ("1.333h", 4799), ("PT0.5H", 1800), ("24h", 86_400), ("24:00", 86_400),
    ("0.0001h", 0), ("1s", 1), ("90分钟", 5400), ("1小时30分", 5400), ("1小时半", 5400),
    ("半小时", 1800), ("半个小时", 1800), ("一个半小时", 5400), ("两小时", 7200), ("二十五分钟", 1500),
    ("１：３０", 5400), ("1小时零5分", 3900), ("1小时30", 5400), ("1 小时 30 分钟", 5400),
  ])
func readsLengths(spelling: String, seconds: Int) throws {
  guard seconds > 0 else {
    #expect(throws: PhraseError.self) { try StudyTime(parsing: spelling) }
    return
  }
  #expect(try StudyTime(parsing: spelling).seconds == seconds)
}

@Test(
  "What is no length, nothing, negative or absurd is refused in both languages",
  arguments: [
    "", " ", "m", "h", "abc", "0", "0m", "0:00", "-5m", "−5m", "-1:30", "负5分钟", "1:60", "1:5", "1:",
    ":30", "1:30:60", "1.5", "1..5h", "1.h", ".5h", "5m5m", "30m1h", "1h30x", "1h30m20", "5d", "PT",
    "24h1s", "24:01", "25h", "1441", "999999999h", "9999999999m", "99999999999999999999",
    "1e3m", "0x10m", "٣m", "1h\u{0}30m", "5m\u{301}", "半", "小时半", "1h 30m ago",
  ])
func refusesLengths(spelling: String) {
  let error = #expect(throws: PhraseError.self) { try StudyTime(parsing: spelling) }
  #expect(error?.message.en.isEmpty == false && error?.hint.zh.isEmpty == false)
}

@Test("A long wrong length is not repeated whole in the message")
func shortensQuotation() {
  let error = #expect(throws: PhraseError.self) {
    try StudyTime(parsing: String(repeating: "x", count: 10_000))
  }
  #expect((error?.message.en.count ?? 0) < 100)
}

@Test(
  "A length is shown in hours and minutes, seconds only below one minute",
  arguments: [
    (0, "0m", "0分钟"), (59, "59s", "59秒"), (60, "1m", "1分钟"), (2700, "45m", "45分钟"),
    (2759, "45m", "45分钟"), (3600, "1h", "1小时"), (5400, "1h 30m", "1小时30分"),
    (90_000, "25h", "25小时"), (-5400, "-1h 30m", "-1小时30分"),
  ])
func showsLengths(seconds: Int, en: String, zh: String) {
  #expect(StudyTime(seconds: seconds).text(in: .english) == en)
  #expect(StudyTime(seconds: seconds).text(in: .chinese) == zh)
}

@Test("Seconds are shown when asked for, and the smallest number does not trap")
func showsSecondsWhenAsked() {
  let time = StudyTime(seconds: 5405)
  #expect(time.text(in: .english, withSeconds: true) == "1h 30m 5s")
  #expect(time.text(in: .chinese, withSeconds: true) == "1小时30分5秒")
  #expect(StudyTime(seconds: 2705).text(in: .chinese, withSeconds: true) == "45分5秒")
  #expect(StudyTime(seconds: .min).text(in: .english).hasPrefix("-"))
}

@Test("What is shown can be read back", arguments: [1, 59, 60, 3599, 3600, 3661, 86_399, 86_400])
func readsBackWhatItShows(seconds: Int) throws {
  for language in Language.allCases {
    let shown = StudyTime(seconds: seconds).text(in: language, withSeconds: true)
    #expect(try StudyTime(parsing: shown).seconds == seconds)
  }
}

@Test(
  "A weekly goal may be longer than a session, but not than a week",
  arguments: [("8h", 28_800), ("30h", 108_000), ("168h", 604_800), ("1小时半", 5400), ("1s", 1)])
func parsesWeeklyGoal(text: String, seconds: Int) throws {
  #expect(try StudyTime(parsingWeekly: text).seconds == seconds)
}

@Test(
  "What is no time in a week is refused", arguments: ["169h", "168h1s", "0h", "often", "", "-8h"])
func refusesWeeklyGoal(text: String) {
  #expect(throws: PhraseError.self) { try StudyTime(parsingWeekly: text) }
}
