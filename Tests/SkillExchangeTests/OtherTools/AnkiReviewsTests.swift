import SkillCore
import Testing

@testable import SkillExchange

@Suite("Anki's reviews")
struct AnkiReviewsTests {
  /// 2026-01-15T14:00:00Z.
  private let start: Int64 = 1_768_485_600_000

  private func review(
    _ at: Int64, _ time: Int64 = 5000, ease: Int64 = 3, type: Int64 = 1, deck: Int64? = 1,
    tags: String = ""
  ) -> AnkiReview {
    AnkiReview(id: start + at, time: time, ease: ease, type: type, deck: deck, tags: tags)
  }

  private func read(
    _ reviews: [AnkiReview], skills: [String: String] = [:], json: String = "",
    decks: [(id: Int64, name: String)] = [(1, "Study\u{1F}asyncio"), (2, "redis")]
  ) throws -> Entries {
    let entries = Entries()
    let rows = AnkiCollectionRows(decksJSON: json, decks: decks) { take in
      for review in reviews { try take(review) }
    }
    try AnkiReviews.read(
      rows, reading,
      naming: { names in
        for name in names { if let skill = skills[name] { return (name, skill) } }
        return nil
      }, entries.take)
    return entries
  }

  @Test(
    "reviews at most ten minutes apart are one session, from the first begin to the last answer")
  func joined() throws {
    let entries = try read([
      review(5999), review(300_000), review(910_000, 10_000), review(1_520_001, 10_000),
      review(1_530_000, 9000),
    ])
    #expect(
      entries.lines == [
        "2026-01-15T15:00:00+01:00 2026-01-15T15:15:10+01:00 Study::asyncio",
        "2026-01-15T15:25:10+01:00 2026-01-15T15:25:30+01:00 Study::asyncio",
      ])
    #expect(entries.sessions.map(\.externalID) == ["\(start + 5999)", "\(start + 1_520_001)"])
    #expect(entries.sessions.map(\.hasID) == [true, true])
    #expect(entries.sessions[0].words == ["asyncio", "Study"])
  }

  @Test("manual and rescheduled cards, answers without a time and moments are no study")
  func passedOver() throws {
    #expect(
      try read([
        review(0, type: 4), review(1, type: 5), review(2, 0), review(3, ease: 0),
        review(900_500, 400),
      ]).lines == ["empty"])
  }

  @Test("decks of one skill are one session; the deck that did not decide stays as a tag")
  func skills() throws {
    let reviews = [
      review(10_000), review(20_000, deck: 2), review(30_000, deck: 2, tags: " hard  x "),
    ]
    #expect(
      try read(reviews, skills: ["asyncio": "a", "redis": "a"]).lines
        == ["2026-01-15T15:00:05+01:00 2026-01-15T15:00:30+01:00 asyncio|Study::asyncio"])
    #expect(
      try read(reviews, skills: ["hard": "b"]).lines == [
        "2026-01-15T15:00:05+01:00 2026-01-15T15:00:10+01:00 Study::asyncio",
        "2026-01-15T15:00:15+01:00 2026-01-15T15:00:20+01:00 redis",
        "2026-01-15T15:00:25+01:00 2026-01-15T15:00:30+01:00 hard|redis",
      ])
  }

  @Test("the decks of both schemas; deleted cards have a name of their own")
  func decks() throws {
    let reviews = [review(10_000), review(20_000, deck: 9), review(500_000, deck: nil)]
    let json = #"{"1":{"id":1,"name":"A::b"},"x":{"name":"no"},"2":{}}"#
    #expect(
      try read(reviews, json: json, decks: []).lines == [
        "2026-01-15T15:00:05+01:00 2026-01-15T15:00:10+01:00 A::b",
        "2026-01-15T15:00:15+01:00 2026-01-15T15:08:20+01:00 (deleted cards)",
      ])
    #expect(try read(reviews, json: json).lines[0].hasSuffix("Study::asyncio"))
  }

  @Test("a review that cannot be is refused, the others are read; no number is too large")
  func refused() throws {
    let entries = try read([
      AnkiReview(id: .min, time: 5, ease: 1, type: 0, deck: 1, tags: ""),
      AnkiReview(id: .max, time: .max, ease: 1, type: 0, deck: 1, tags: ""),
      AnkiReview(id: start, time: -1, ease: 1, type: 0, deck: 1, tags: ""),
      AnkiReview(id: start, time: 86_400_001, ease: 1, type: 0, deck: 1, tags: ""),
      review(10_000),
    ])
    #expect(entries.lines.count == 5)
    #expect(entries.lines.prefix(4).allSatisfy { $0.contains("that cannot be") })
    #expect(entries.lines[3].hasPrefix("refused 4:1: review 1768485600000 took 86400001 ms"))
    #expect(fault { _ = try read([review(1)], json: "{", decks: []) } != nil)
  }
}
