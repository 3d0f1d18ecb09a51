import TestSupport
import Testing

@testable import SkillCore

/// A Sunday afternoon in Shanghai: 2026-11-22T15:00:30+08:00.
private let now = instant("2026-11-22T07:00:30")

private func read(_ text: String, in zone: Zone = shanghai, now: Instant = now) throws -> String {
  try TimePhrase.parse(text, now: now, zone: zone).moment.iso8601
}

@Test(
  "A time is read in every spelling people use, and always as the past",
  arguments: [
    ("now", "2026-11-22T15:00:30"), ("现在", "2026-11-22T15:00:30"), ("刚才", "2026-11-22T15:00:30"),
    ("14:00", "2026-11-22T14:00:00"), ("15:00", "2026-11-22T15:00:00"),
    ("15:00:30", "2026-11-22T15:00:30"), ("15:00:31", "2026-11-21T15:00:31"),
    ("15:01", "2026-11-21T15:01:00"), ("0:00", "2026-11-22T00:00:00"),
    ("24:00", "2026-11-22T00:00:00"), ("9:30", "2026-11-22T09:30:00"),
    ("2pm", "2026-11-22T14:00:00"), ("9:30 AM", "2026-11-22T09:30:00"),
    ("12am", "2026-11-22T00:00:00"), ("12pm", "2026-11-22T12:00:00"),
    ("11pm", "2026-11-21T23:00:00"),
    ("2026-01-15", "2026-01-15T12:00:00"), ("2026/1/15", "2026-01-15T12:00:00"),
    ("2026-01-15T14:00", "2026-01-15T14:00:00"), ("2026-01-15T14:00:59", "2026-01-15T14:00:59"),
    ("2026-01-15 14:00", "2026-01-15T14:00:00"), ("2026-01-15  14:00", "2026-01-15T14:00:00"),
    ("2026-01-15T24:00", "2026-01-16T00:00:00"),
    ("2026年1月15日 14:00", "2026-01-15T14:00:00"),
    ("2026-01-15T14:00Z", "2026-01-15T22:00:00"),
    ("2026-01-15t14:00:05.123z", "2026-01-15T22:00:05"),
    ("2026-01-15T14:00+02:00", "2026-01-15T20:00:00"),
    ("2026-01-15T14:00-0530", "2026-01-16T03:30:00"),
    ("2026-11-22T09:00+02", "2026-11-22T15:00:00"),
    ("yesterday", "2026-11-21T12:00:00"), ("today", "2026-11-22T12:00:00"),
    ("yesterday 14:00", "2026-11-21T14:00:00"), ("Yesterday at 3pm", "2026-11-21T15:00:00"),
    ("today 9:30", "2026-11-22T09:30:00"), ("2 days ago 8:00", "2026-11-20T08:00:00"),
    ("昨天 14:00", "2026-11-21T14:00:00"), ("今天 9点半", "2026-11-22T09:30:00"),
    ("昨天下午3点20分", "2026-11-21T15:20:00"), ("昨晚10点", "2026-11-21T22:00:00"),
    ("前天 9点一刻", "2026-11-20T09:15:00"), ("中午12点", "2026-11-22T12:00:00"),
    ("凌晨12点半", "2026-11-22T00:30:00"), ("昨天晚上12点", "2026-11-22T00:00:00"),
    ("３点", "2026-11-22T03:00:00"), ("１４：００", "2026-11-22T14:00:00"),
    ("40 minutes ago", "2026-11-22T14:20:30"), ("2 hours ago", "2026-11-22T13:00:30"),
    ("an hour ago", "2026-11-22T14:00:30"), ("1h30m ago", "2026-11-22T13:30:30"),
    ("30 hours ago", "2026-11-21T09:00:30"), ("0 minutes ago", "2026-11-22T15:00:30"),
    ("3小时前", "2026-11-22T12:00:30"), ("40分钟前", "2026-11-22T14:20:30"),
    ("半小时之前", "2026-11-22T14:30:30"), ("三天前", "2026-11-19T12:00:00"),
    ("两周前", "2026-11-08T12:00:00"), ("1900-01-01", "1900-01-01T12:00:00"),
    ("2024-02-29 0:00", "2024-02-29T00:00:00"),
    ("1901-01-01T08:05:43+08:05:43", "1901-01-01T08:00:00"),
    ("2 days ago", "2026-11-20T12:00:00"), ("1 week ago 9:00", "2026-11-15T09:00:00"),
    ("day before yesterday 8am", "2026-11-20T08:00:00"), ("just now", "2026-11-22T15:00:30"),
    ("90 secs ago", "2026-11-22T14:59:00"), ("1.5 hours ago", "2026-11-22T13:30:30"),
    ("１小时半前", "2026-11-22T13:30:30"), ("两个半小时前", "2026-11-22T12:30:30"),
    ("十五分钟前", "2026-11-22T14:45:30"), ("今日14时", "2026-11-22T14:00:00"),
    ("昨日 早上8点", "2026-11-21T08:00:00"), ("前天晚上9点45分", "2026-11-20T21:45:00"),
    ("二十一点三刻", "2026-11-21T21:45:00"), ("傍晚6点", "2026-11-21T18:00:00"),
    ("2026年11月1日", "2026-11-01T12:00:00"), ("2026/11/01 上午9点", "2026-11-01T09:00:00"),
    ("noon", "2026-11-22T12:00:00"), ("yesterday noon", "2026-11-21T12:00:00"),
    ("昨天中午", "2026-11-21T12:00:00"), ("正午", "2026-11-22T12:00:00"),
    ("midnight", "2026-11-22T00:00:00"), ("friday at midnight", "2026-11-20T00:00:00"),
    ("half an hour ago", "2026-11-22T14:30:30"), ("a day ago 9:00", "2026-11-21T09:00:00"),
    ("a week ago", "2026-11-15T12:00:00"),
    ("2026-11-01 at 9am", "2026-11-01T09:00:00"), ("YESTERDAY 12:00:01", "2026-11-21T12:00:01"),
  ])
func readsTimes(phrase: String, local: String) throws {
  #expect(try read(phrase) == local + "+08:00")
}

@Test(
  "What is no time, impossible, to come or too old is refused in both languages",
  arguments: [
    "", " ", "soon", "14", "1400", "25:00", "14:60", "14:00:60", "24:01", "13pm", "0:5", "14:00x",
    "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1", "26-01-15", "2026-01-15T",
    "2026-01-15T25:00", "2026-01-15T14:00+15:00", "2026-01-15T14:00-15:30", "yesterday 14:00Z",
    "14:00-15:30", "yesterday yesterday", "ago", "5 ago", "3前", "5 minutes", "-5 minutes ago",
    "today 15:01", "今天 16点", "tomorrow", "tomorrow 9:00", "明天", "2026-11-23",
    "2026-11-22T07:00:31Z", "9999-12-31", "1899-12-31", "1899-12-31T23:59", "0000-01-01",
    "999999999 hours ago", "999999999 weeks ago", "999999999999 days ago", "now now",
    "1900-01-01T00:00+14:00", "1901-01-01T08:00+08:05:60",
    "next friday", "last", "last week", "last month", "last year", "last 14:00",
    "this sunday 16:00",
    "this", "frida", "friday friday", "friday 25:00", "friday 9", "friday-monday", "money",
    "last last friday", "last yesterday", "friday 9pm Z", "friday ago", "2 fridays ago",
    "周", "周八", "星期", "礼拜零", "上个月", "上月", "去年", "上周", "这周", "下周五", "下个星期一",
    "上上上上上周五", "周五周六", "周五 25点", "星期天 16点 17点", "上昨天", "这个月", "本周日 16:00",
    "40 minutes", "1h30m", "半小时", "in 5 minutes", "noonish", "9点61分", "25点",
  ])
func refusesTimes(phrase: String) {
  let error = #expect(throws: PhraseError.self) { try read(phrase) }
  #expect(error?.message.zh.isEmpty == false && error?.hint.en.isEmpty == false)
}

@Test(
  "A weekday is the last one, never one to come",
  arguments: [
    // Today is a Sunday.
    ("sunday", "2026-11-22T12:00:00"), ("sun", "2026-11-22T12:00:00"),
    ("last sunday", "2026-11-15T12:00:00"), ("this sunday", "2026-11-22T12:00:00"),
    ("saturday", "2026-11-21T12:00:00"), ("last saturday", "2026-11-21T12:00:00"),
    ("this saturday", "2026-11-21T12:00:00"), ("sat 23:59", "2026-11-21T23:59:00"),
    ("friday", "2026-11-20T12:00:00"), ("last friday 9pm", "2026-11-20T21:00:00"),
    ("Last Friday at 9:30 pm", "2026-11-20T21:30:00"), ("fri 0:00", "2026-11-20T00:00:00"),
    ("friday 24:00", "2026-11-21T00:00:00"), ("thursday 14:00", "2026-11-19T14:00:00"),
    ("thurs 14:00", "2026-11-19T14:00:00"), ("thur 14:00", "2026-11-19T14:00:00"),
    ("thu 14:00", "2026-11-19T14:00:00"), ("wednesday", "2026-11-18T12:00:00"),
    ("wed 1pm", "2026-11-18T13:00:00"), ("tuesday", "2026-11-17T12:00:00"),
    ("tues 8am", "2026-11-17T08:00:00"), ("tue 8am", "2026-11-17T08:00:00"),
    ("monday 14:00", "2026-11-16T14:00:00"), ("mon 14:00", "2026-11-16T14:00:00"),
    ("last monday", "2026-11-16T12:00:00"), ("this monday", "2026-11-16T12:00:00"),
    // A clock that today still has to show is last week's.
    ("sunday 15:00", "2026-11-22T15:00:00"), ("sunday 15:01", "2026-11-15T15:01:00"),
    ("last sunday 15:00", "2026-11-15T15:00:00"), ("周日 16点", "2026-11-15T16:00:00"),
    ("周日", "2026-11-22T12:00:00"), ("周天 9点", "2026-11-22T09:00:00"),
    ("星期日", "2026-11-22T12:00:00"), ("礼拜天", "2026-11-22T12:00:00"),
    ("周五 9点", "2026-11-20T09:00:00"), ("周五晚上9点", "2026-11-20T21:00:00"),
    ("周五9:30", "2026-11-20T09:30:00"), ("周六", "2026-11-21T12:00:00"),
    ("周四", "2026-11-19T12:00:00"), ("星期三", "2026-11-18T12:00:00"),
    ("星期三 下午3点", "2026-11-18T15:00:00"), ("礼拜二", "2026-11-17T12:00:00"),
    ("周一", "2026-11-16T12:00:00"), ("这周一", "2026-11-16T12:00:00"),
    ("本周日", "2026-11-22T12:00:00"), ("这个星期六 8点", "2026-11-21T08:00:00"),
    // Chinese weeks begin on Monday: 上周五 is not the Friday of this week.
    ("上周五", "2026-11-13T12:00:00"), ("上周日", "2026-11-15T12:00:00"),
    ("上星期一 14:00", "2026-11-09T14:00:00"), ("上个礼拜三晚8点", "2026-11-11T20:00:00"),
    ("上上周五", "2026-11-06T12:00:00"), ("上上个星期天", "2026-11-08T12:00:00"),
  ])
func readsWeekdays(phrase: String, local: String) throws {
  #expect(try read(phrase) == local + "+08:00")
}

@Test(
  "A date without a year is the last one, never one to come",
  arguments: [
    ("11月20日", "2026-11-20T12:00:00"), ("11月20号 9点", "2026-11-20T09:00:00"),
    ("十一月二十日", "2026-11-20T12:00:00"), ("11月23日", "2025-11-23T12:00:00"),
    ("11月22日", "2026-11-22T12:00:00"), ("11月22日 16点", "2025-11-22T16:00:00"),
    ("11月22日 15:00", "2026-11-22T15:00:00"),
    ("nov 20", "2026-11-20T12:00:00"), ("Nov 20 14:00", "2026-11-20T14:00:00"),
    ("november 20 at 9pm", "2026-11-20T21:00:00"), ("20 nov", "2026-11-20T12:00:00"),
    ("20 November 14:00", "2026-11-20T14:00:00"), ("dec 31", "2025-12-31T12:00:00"),
    ("may 1", "2026-05-01T12:00:00"), ("1 sept 8:00", "2026-09-01T08:00:00"),
    ("2月29日", "2024-02-29T12:00:00"), ("feb 29 8:00", "2024-02-29T08:00:00"),
  ])
func readsDatesWithoutAYear(phrase: String, local: String) throws {
  #expect(try read(phrase) == local + "+08:00")
}

@Test(
  "A date that no year has is refused",
  arguments: ["2月30日", "13月1日", "0月1日", "11月0日", "feb 30", "31 april", "nov 0", "nov", "nov 123"])
func refusesDatesThatNoYearHas(phrase: String) {
  #expect(throws: PhraseError.self) { try read(phrase) }
}

@Test("Every weekday name is its day, on any day")
func namesEveryWeekday() throws {
  let names = [
    ["monday", "mon", "周一", "星期一", "礼拜一"], ["tuesday", "tue", "周二"], ["wednesday", "wed", "周三"],
    ["thursday", "thu", "周四"], ["friday", "fri", "周五"], ["saturday", "sat", "周六"],
    ["sunday", "sun", "周日", "周天", "礼拜天"],
  ]
  for later in 0..<7 {
    let then = Instant(seconds: now.seconds + Int64(later) * 86_400)
    let today = shanghai.moment(then).localDay
    for (index, words) in names.enumerated() {
      for word in words {
        let day = try LocalDay.parse(word, now: then, zone: shanghai)
        #expect(day.weekday == index + 1 && day <= today && today < day + 7, "\(word), \(today)")
      }
      let last = try LocalDay.parse("last \(words[0])", now: then, zone: shanghai)
      #expect(last.weekday == index + 1 && last < today && today <= last + 7)
    }
    let before = try LocalDay.parse("上周三", now: then, zone: shanghai)
    #expect(before == today.monday + -5)
  }
}

@Test("A moment written down is read back as the same moment, in every zone")
func readsBackMoments() throws {
  var generator = SplitMix64(seed: 20_261_122)
  let first = instant("1900-01-02T00:00:00").seconds
  for zone in [shanghai, berlin, lordHowe, apia, lmt] {
    for _ in 0..<200 {
      let moment = zone.moment(
        Instant(seconds: .random(in: first...now.seconds, using: &generator)))
      #expect(try TimePhrase.parse(moment.iso8601, now: now, zone: zone).moment == moment)
    }
  }
}

/// Shanghai before standard time: an offset with seconds.
private let lmt = Zone(name: "LMT") { _ in 29_143 }

@Test("Before noon today means now, and from noon on it means noon")
func readsToday() throws {
  let morning = instant("2026-11-22T03:59:59")
  #expect(try read("today", now: morning) == "2026-11-22T11:59:59+08:00")
  #expect(try read("2026-11-22", now: morning) == "2026-11-22T11:59:59+08:00")
  #expect(try read("today", now: instant("2026-11-22T04:00:00")) == "2026-11-22T12:00:00+08:00")
}

@Test("An offset fixes only the instant: the zone stays the machine's")
func keepsZone() throws {
  let moment = try TimePhrase.parse("2026-01-15T23:30Z", now: now, zone: berlin).moment
  #expect(moment.zone == "Europe/Berlin" && moment.localDay.description == "2026-01-16")
}

@Test("A time the clocks skipped is refused and both neighbours are offered, ready to be typed")
func refusesSkippedTimes() throws {
  let error = #expect(throws: PhraseError.self) {
    try TimePhrase.parse("2026-03-29 02:30", now: now, zone: berlin)
  }
  let hint = try #require(error?.hint.en)
  for candidate in ["2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"] {
    #expect(hint.contains(candidate))
    #expect(try read(candidate, in: berlin) == candidate)
  }
  #expect(throws: PhraseError.self) { try read("2011-12-30", in: apia) }
}

@Test("A time the clocks showed twice is the first one, and the reading says so")
func takesFirstOfRepeatedTimes() throws {
  let twice = try TimePhrase.parse("2026-10-25 02:30", now: now, zone: berlin)
  #expect(twice.moment.iso8601 == "2026-10-25T02:30:00+02:00")
  #expect(twice.notice?.en.contains("2026-10-25T02:30:00+01:00") == true)
  let named = try TimePhrase.parse("2026-10-25T02:30+01:00", now: now, zone: berlin)
  #expect(named.moment.iso8601 == "2026-10-25T02:30:00+01:00" && named.notice == nil)
}

@Test("A clock alone looks at what it showed, not at how it compares with the clock now")
func readsClockAroundChanges() throws {
  // 02:10 for the second time: the first 02:30 was forty minutes ago.
  let second = instant("2026-10-25T01:10:00")
  #expect(try read("2:30", in: berlin, now: second) == "2026-10-25T02:30:00+02:00")
  // Before the gap of today, 02:30 is yesterday's; after it there is none.
  let before = instant("2026-03-29T00:30:00")
  #expect(try read("2:30", in: berlin, now: before) == "2026-03-28T02:30:00+01:00")
  #expect(throws: PhraseError.self) {
    try read("2:30", in: berlin, now: instant("2026-03-29T02:00:00"))
  }
}

@Test("A length ago counts real time, days ago count the calendar")
func countsAcrossChanges() throws {
  let now = instant("2026-03-29T10:00:00")
  #expect(try read("24 hours ago", in: berlin, now: now) == "2026-03-28T11:00:00+01:00")
  #expect(try read("1 day ago 12:00", in: berlin, now: now) == "2026-03-28T12:00:00+01:00")
}

@Test(
  "As an end, a clock is the first after the start; the last one where that is still to come",
  arguments: [
    // Yesterday evening, told of after that clock came once more; and before.
    ("22:30", "2026-11-21T20:00:00", "2026-11-22T22:33:00", "2026-11-21T22:30:00"),
    ("22:30", "2026-11-21T20:00:00", "2026-11-22T22:00:00", "2026-11-21T22:30:00"),
    // Over midnight; three days ago.
    ("0:15", "2026-11-21T23:30:00", "2026-11-22T15:00:00", "2026-11-22T00:15:00"),
    ("24:00", "2026-11-21T23:30:00", "2026-11-22T15:00:00", "2026-11-22T00:00:00"),
    ("19:00", "2026-11-18T20:00:00", "2026-11-22T15:00:00", "2026-11-19T19:00:00"),
    // The same clock is a day later; one that is still to come is the last one, before the start.
    ("20:00", "2026-11-20T20:00:00", "2026-11-22T15:00:00", "2026-11-21T20:00:00"),
    ("14:00", "2026-11-22T14:30:00", "2026-11-22T15:00:00", "2026-11-22T14:00:00"),
    ("16:00", "2026-11-22T14:30:00", "2026-11-22T15:00:00", "2026-11-21T16:00:00"),
    // What says its day is what it says.
    ("today 14:00", "2026-11-20T20:00:00", "2026-11-22T15:00:00", "2026-11-22T14:00:00"),
  ])
func ends(phrase: String, start: String, now: String, end: String) throws {
  let moment = try TimePhrase.parse(
    phrase, now: local(now), zone: shanghai, after: local(start)
  ).moment
  #expect(moment.iso8601.hasPrefix(end), "\(moment.iso8601)")
}

@Test(
  "An end at a change of the clocks: skipped, shown twice, or the other day's",
  arguments: [
    // From 01:30 and from 20:00 in Berlin on the day that has no 02:30.
    ("2026-03-29T00:30:00", "2026-03-30T12:00:00", nil),
    ("2026-03-29T18:00:00", "2026-03-30T12:00:00", "2026-03-30T02:30:00+02:00"),
    // From 01:30 on the day that has two, and from 02:45 of the first hour; the second is still to come.
    ("2026-10-24T23:30:00", "2026-10-25T12:00:00", "2026-10-25T02:30:00+02:00"),
    ("2026-10-25T00:45:00", "2026-10-25T12:00:00", "2026-10-25T02:30:00+01:00"),
    ("2026-10-25T00:45:00", "2026-10-25T01:00:00", "2026-10-25T02:30:00+02:00"),
  ] as [(String, String, String?)])
func endsAtClockChange(start: String, now: String, end: String?) throws {
  let read = {
    try TimePhrase.parse("2:30", now: instant(now), zone: berlin, after: instant(start)).moment
  }
  if let end {
    #expect(try read().iso8601 == end)
  } else {
    #expect(throws: PhraseError.self) { try read() }
  }
}

/// The instant of a wall clock in Shanghai.
private func local(_ text: String) -> Instant {
  Instant(seconds: instant(text).seconds - 8 * 3600)
}
