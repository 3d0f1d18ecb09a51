/// From one moment to a later one, both in the past: `14:00-15:30`.
public struct TimeRange: Hashable, Sendable {
  public let start: Moment
  public let end: Moment
  /// A notice on how it was read (clocks that were put back).
  public let notice: Text?

  public var duration: StudyTime {
    StudyTime(from: start.instant, to: end.instant)
  }

  /// Reads `14:00-15:30`, `23:30-00:15` (across midnight), `yesterday 14:00-15:30`, `8-10pm
  /// yesterday`, `2026-01-15 23:30-00:15`, `昨天 9点到10点半`, `晚上8点到10点`, `昨晚11点到今天凌晨1点`.
  ///
  /// A named day is the start's. Without one, the range is the latest that has ended by now. If
  /// only one end has am or pm, the other takes the half that makes the shorter range.
  /// - Returns: nil if the text is not a range (it may be a length).
  /// - Throws: for a range that is empty, in the future, skipped by the clocks, or ambiguous.
  public static func parse(
    _ text: String, now: Instant, zone: Zone
  ) throws(PhraseError) -> TimeRange? {
    // Without a range sign it is not a range.
    guard mayBeRange(text) else { return nil }
    let here = Here(now: now, zone: zone)
    var scanner = PhraseScanner(text)
    _ = scanner.eat("from ", "between ", "从")
    guard let first = try scanner.point(today: here.today), let begin = first.clock else {
      return nil
    }
    scanner.skipSpace()
    guard scanner.eatRangeSign() else { return nil }
    scanner.skipSpace()
    let second: SaidPoint?
    do {
      second = try scanner.point(today: here.today)
    } catch {
      if begin.isBare { return nil }
      throw error
    }
    if let second, let end = second.clock, scanner.isAtEnd {
      let ends = RangeEnds(first: first, second: second, begin: begin, end: end)
      if ends.areClear { return try ends.range(here) }
    }
    // `9-10` may be anything; `14:00-x` is an invalid range.
    if begin.isBare { return nil }
    throw bad(text)
  }

  /// A fast check: most phrases have no range sign. By bytes, a fiftieth of what a search of
  /// characters costs.
  private static func mayBeRange(_ text: String) -> Bool {
    let signs: [StaticString] = [
      "-", "–", "—", "−", "‐", "‑", "－", "~", "〜", "～", "到", "至", "to ", "until ", "till ", "til ",
      "and ", "/", "..", "→", "TO ", "To ", "Until ", "UNTIL ",
    ]
    let bytes = Array(text.utf8)
    return bytes.indices.contains { place in
      signs.contains { sign in
        sign.withUTF8Buffer { bytes[place...].starts(with: $0) }
      }
    }
  }

  private static func bad(_ text: String) -> PhraseError {
    let shown = PhraseError.quoted(text)
    return PhraseError(
      Text("\"\(shown)\" is not a range of time", zh: "“\(shown)”不是时间段"),
      hint: Text("Write it like 14:00-15:30 or 8-10pm.", zh: "请写成 14:00-15:30 或 晚上8点到10点。"))
  }
}

extension PhraseScanner {
  /// Consumes a range sign.
  fileprivate mutating func eatRangeSign() -> Bool {
    eat("->", "→", "-", "~", "到", "至", "to ", "until ", "till ", "til ", "and ", "..", "/")
  }
}
