import TestSupport
import Testing

@testable import SkillCore

@Suite("A random time in a random form is parsed back")
struct SaidTimesTests {
  /// Late enough that no part of the day is still to come, and the morning after.
  private static let nows: [(Instant, Zone)] = PhraseTable.nows.map { ($0.now, $0.zone) }

  private func walls(
    _ seed: UInt64, _ body: (inout SplitMix64, SaidTimes, SaidTimes.Wall) throws -> Void
  ) rethrows {
    var generator = SplitMix64(seed: seed)
    for (now, zone) in SaidTimesTests.nows {
      let here = Here(now: now, zone: zone)
      for _ in 0..<rounds(40, long: 200) {
        let back = Int64.random(in: 26 * 60...400 * 1440, using: &generator)
        let moment = zone.moment(Instant(seconds: now.seconds / 60 * 60 - back * 60))
        try body(&generator, SaidTimes(here: here), SaidTimes.Wall(moment))
      }
    }
  }

  @Test("A moment, by its day and its clock in either order", arguments: [1, 2] as [UInt64])
  func moments(_ seed: UInt64) throws {
    walls(seed) { generator, said, wall in
      guard
        case .unique = said.here.zone.resolve(
          day: wall.day, secondOfDay: wall.hour * 3600 + wall.minute * 60),
        let phrase = said.moments(wall).randomElement(using: &generator)
      else { return }
      let read = try? TimePhrase.parse(phrase, now: said.here.now, zone: said.here.zone).moment
      #expect(read == wall.moment, "\(phrase)")
    }
  }

  @Test("A length and a moment, in either order", arguments: [3, 4] as [UInt64])
  func sessions(_ seed: UInt64) throws {
    walls(seed) { generator, said, wall in
      let minutes = Int.random(in: 1...600, using: &generator)
      guard
        case .unique = said.here.zone.resolve(
          day: wall.day, secondOfDay: wall.hour * 3600 + wall.minute * 60),
        let time = said.moments(wall).randomElement(using: &generator),
        let length = SaidTimes.lengths(minutes).randomElement(using: &generator)
      else { return }
      let phrase = Bool.random(using: &generator) ? "\(length) \(time)" : "\(time) \(length)"
      let read = try? SessionPhrase.parse(phrase, now: said.here.now, zone: said.here.zone)
      guard case .from(let reading, let lasting) = read else {
        Issue.record("\(phrase): \(String(describing: read))")
        return
      }
      #expect(reading.moment == wall.moment && lasting == StudyTime(minutes: minutes), "\(phrase)")
    }
  }

  @Test("A length, alone", arguments: [5] as [UInt64])
  func lengths(_ seed: UInt64) throws {
    for minutes in 1...1440 {
      for form in SaidTimes.lengths(minutes) where !form.hasPrefix("for ") {
        #expect(try StudyTime(parsing: form).wholeMinutes == minutes, "\(form)")
      }
    }
  }

  @Test("A range, with am or pm on one end or both", arguments: [6, 7] as [UInt64])
  func ranges(_ seed: UInt64) throws {
    walls(seed) { generator, said, wall in
      // An end that says no half of the day is the nearer one: less than twelve hours on.
      let minutes = Int.random(in: 1...600, using: &generator)
      let end = SaidTimes.Wall(
        said.here.zone.moment(Instant(seconds: wall.moment.instant.seconds + Int64(minutes) * 60)))
      guard wall.moment.offset == end.moment.offset,
        case .unique = said.here.zone.resolve(
          day: wall.day, secondOfDay: wall.hour * 3600 + wall.minute * 60),
        case .unique = said.here.zone.resolve(
          day: end.day, secondOfDay: end.hour * 3600 + end.minute * 60),
        let phrase = said.ranges(wall, end).randomElement(using: &generator)
      else { return }
      let read = try? TimeRange.parse(phrase, now: said.here.now, zone: said.here.zone)
      #expect(read?.start == wall.moment && read?.end == end.moment, "\(phrase)")
    }
  }
}
