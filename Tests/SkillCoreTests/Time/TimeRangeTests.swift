import Testing

@testable import SkillCore

/// 2026-11-22T15:00:30+08:00.
private let now = instant("2026-11-22T07:00:30")

private func read(_ text: String, in zone: Zone = shanghai) throws -> TimeRange? {
  try TimeRange.parse(text, now: now, zone: zone)
}

@Test(
  "A range is read as the last one that has ended, or on the day it names",
  arguments: [
    ("14:00-15:00", "2026-11-22T14:00", "2026-11-22T15:00"),
    ("14:00-15:30", "2026-11-21T14:00", "2026-11-21T15:30"),
    ("14:00 – 14:30", "2026-11-22T14:00", "2026-11-22T14:30"),
    ("9点到10点半", "2026-11-22T09:00", "2026-11-22T10:30"),
    ("1pm-2:30pm", "2026-11-22T13:00", "2026-11-22T14:30"),
    ("23:30-00:15", "2026-11-21T23:30", "2026-11-22T00:15"),
    ("16:00-15:00", "2026-11-21T16:00", "2026-11-22T15:00"),
    ("23:00-24:00", "2026-11-21T23:00", "2026-11-22T00:00"),
    ("00:00-24:00", "2026-11-21T00:00", "2026-11-22T00:00"),
    ("2026-01-15 0:00-24:00", "2026-01-15T00:00", "2026-01-16T00:00"),
    ("yesterday 23:30-00:15", "2026-11-21T23:30", "2026-11-22T00:15"),
    ("2026-01-15 14:00-05:00", "2026-01-15T14:00", "2026-01-16T05:00"),
    ("2026-01-15T14:00-15:30", "2026-01-15T14:00", "2026-01-15T15:30"),
    ("昨天 9点到10点半", "2026-11-21T09:00", "2026-11-21T10:30"),
    ("friday 14:00-15:30", "2026-11-20T14:00", "2026-11-20T15:30"),
    ("sunday 14:00-15:00", "2026-11-22T14:00", "2026-11-22T15:00"),
    ("sunday 14:00-15:30", "2026-11-15T14:00", "2026-11-15T15:30"),
    ("sunday 23:30-00:15", "2026-11-15T23:30", "2026-11-16T00:15"),
    ("上周五 9点到10点半", "2026-11-13T09:00", "2026-11-13T10:30"),
  ])
func readsRanges(phrase: String, start: String, end: String) throws {
  let range = try #require(try read(phrase))
  #expect(range.start.iso8601.hasPrefix(start) && range.end.iso8601.hasPrefix(end))
  #expect(range.duration > .zero)
}

@Test(
  "A length, a time and nonsense are no ranges",
  arguments: ["", "90m", "1:30", "-5m", "14:00", "yesterday", "9-10", "2026-01-15", "a-b", "半小时"])
func leavesOthersAlone(phrase: String) throws {
  #expect(try read(phrase) == nil)
}

@Test(
  "A range that cannot be is refused",
  arguments: [
    "14:00-", "14:00-15", "14:00-14:00", "14:00-25:00", "25:00-26:00", "14:00-15:30-16:00",
    "14:00-15:00x", "today 14:00-15:30", "today 23:30-00:15", "tomorrow 9:00-10:00",
    "1899-12-31 9:00-10:00", "2026-02-30 9:00-10:00",
  ])
func refusesRanges(phrase: String) {
  #expect(throws: PhraseError.self) { try read(phrase) }
}

@Test("Across a change of the clocks a range lasts as long as it lasted")
func measuresAcrossChanges() throws {
  let spring = try #require(try read("2026-03-29 1:00-4:00", in: berlin))
  #expect(spring.duration == StudyTime(minutes: 120))
  let autumn = try #require(try read("2026-10-25 2:30-4:00", in: berlin))
  #expect(autumn.duration == StudyTime(minutes: 150) && autumn.notice != nil)
  #expect(throws: PhraseError.self) { try read("2026-03-29 2:15-4:00", in: berlin) }
}
