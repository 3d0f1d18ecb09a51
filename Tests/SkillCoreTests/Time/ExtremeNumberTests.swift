import Testing

@testable import SkillCore

@Suite("Numbers at the ends of what can be counted")
struct ExtremeNumberTests {
  private let numbers = [Int.min, .min + 1, -1, 0, 1, .max - 1, .max]

  @Test("Study times saturate instead of overflowing")
  func studyTimes() {
    let (most, least) = (StudyTime(seconds: .max), StudyTime(seconds: .min))
    #expect(most + StudyTime(seconds: 1) == most)
    #expect(least + StudyTime(seconds: -1) == least)
    #expect(most + least == StudyTime(seconds: -1))
    #expect(StudyTime(minutes: .max) == most)
    #expect(StudyTime(minutes: .min) == least)
    #expect(StudyTime(minutes: -2) == StudyTime(seconds: -120))
    var sum = most
    sum += most
    #expect(sum == most)
  }

  @Test("Days know their date, weekday, Monday and neighbours")
  func days() {
    for number in numbers {
      let day = LocalDay(number: number)
      #expect((1...12).contains(day.civil.month) && (1...31).contains(day.civil.day))
      #expect((1...7).contains(day.weekday))
      #expect(day.monday <= day && day.firstOfMonth <= day)
      #expect(day + 1 >= day && day + -1 <= day)
      #expect(!day.description.isEmpty)
      for other in numbers where other <= number {
        #expect((LocalDay(number: other)...day).dayCount >= 1)
      }
    }
    #expect(LocalDay(number: 4).weekday == 1)
    #expect(LocalDay(number: -1).weekday == 3)
  }

  @Test("A streak of such days has an end")
  func streaks() {
    for last in numbers {
      let run = LocalDay(number: .min)...LocalDay(number: last)
      for today in numbers {
        let streak = StudyStreak(
          last: run, longest: run, studiedToday: false, today: LocalDay(number: today))
        #expect((streak.current == run) == (last >= today || last == today - 1))
      }
      #expect(run.dayCount >= 1)
    }
  }
}
