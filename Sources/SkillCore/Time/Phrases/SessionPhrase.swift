/// What follows the skill in `rung log`: how long, and when, in either order.
public enum SessionPhrase: Hashable, Sendable {
  /// `90m`: ended now.
  case lasting(StudyTime)
  /// `1h 9am`: from that time.
  case from(TimeReading, lasting: StudyTime)
  /// `2h yesterday`: a length on that day.
  case length(StudyTime, on: LocalDay)
  /// `14:00-15:30`.
  case range(TimeRange)

  /// Reads `90m`, `1h 9am`, `40m 2 hours ago`, `yesterday 14:00 1h30m`, `two hours 3 days ago`,
  /// `8-10pm yesterday`, `昨晚8点 1小时`, `1小时昨晚8点`.
  ///
  /// Takes the division of the words into a length and a time for which both are valid and the
  /// session has ended by now.
  /// - Throws: if there is none, or if there are two.
  public static func parse(
    _ text: String, now: Instant, zone: Zone
  ) throws(PhraseError) -> SessionPhrase {
    var rangeError: PhraseError?
    do {
      if let range = try TimeRange.parse(text, now: now, zone: zone) { return .range(range) }
    } catch {
      rangeError = error
    }
    return try Division(text, Here(now: now, zone: zone)).phrase(otherwise: rangeError)
  }
}

/// Divides a phrase into a length and a time.
private struct Division {
  private let text: String
  private let here: Here

  /// A length and its start; nil if it ended now.
  private struct Way {
    var length: StudyTime
    var reading: TimeReading?
    var time: Substring = ""
    /// A bare number as the hour (`1h 9`): never accepted, but it makes another reading ambiguous.
    var isBare = false

    /// An unambiguous spelling.
    var typed: Text {
      let (en, zh) = (length.text(in: .english), length.text(in: .chinese))
      let compact = String(en.filter { $0 != " " })
      guard let reading else { return Text(compact, zh: zh) }
      let time = isBare ? "\(reading.moment.calendarDay) \(reading.moment.clock)" : String(time)
      return Text("\(compact) \(time)", zh: "\(zh) \(time)")
    }
  }

  private static let beforeLength = ["for ", "学了", "学习", "花了"]
  private static let beforeTime = ["from ", "starting at ", "starting ", "从"]

  init(_ text: String, _ here: Here) {
    self.text = text
    self.here = here
  }

  func phrase(otherwise rangeError: PhraseError?) throws(PhraseError) -> SessionPhrase {
    var ways = ways()
    try refuseTime(ways.first, rangeError)
    // A reading of more than half a day gives way to a shorter one: `14:00 1:30`.
    if ways.contains(where: { $0.length.seconds <= 43_200 }) {
      ways.removeAll { $0.length.seconds > 43_200 }
    }
    // A bare hour is ambiguous at any time of the day, not only once it has passed.
    let ended = ways.filter { $0.isBare || hasEnded($0) }
    if !ended.isEmpty { ways = ended }
    if ways.count > 1 { throw twoWays(ways) }
    if let way = ways.first, !way.isBare {
      guard let reading = way.reading else { return .lasting(way.length) }
      if let day = reading.day { return .length(way.length, on: day) }
      return .from(reading, lasting: way.length)
    }
    throw rangeError ?? ways.first.map(bare) ?? reason()
  }

  /// `yesterday 14:00`, `yesterday 9`, `9 yesterday` are times: none of their numbers is read as a
  /// length. The same for an invalid time (`today 25:00`).
  private func refuseTime(_ way: Way?, _ rangeError: PhraseError?) throws(PhraseError) {
    guard way?.reading != nil || way == nil else { return }
    if way == nil {
      if let rangeError { throw rangeError }
      do { _ = try StudyTime(parsing: text) } catch { if !error.isGeneral { throw error } }
    }
    let time: TimeReading
    do {
      guard let read = try TimePhrase.point(text, here) else { return }
      time = read
    } catch {
      // `1:90` is more likely a mistyped length than a clock.
      if way == nil, text.utf8.allSatisfy({ (48...58).contains($0) }) { return }
      throw rangeError ?? error
    }
    let full = time.day.map { "90m \($0)" } ?? "90m \(time.moment.calendarDay) \(time.moment.clock)"
    let shown = PhraseError.quoted(text)
    guard let way else {
      throw PhraseError(
        Text("\"\(shown)\" is a time without a length", zh: "“\(shown)”只说了时间，没有说时长"),
        hint: Text("Add a length: \(full)", zh: "请加上时长：\(full)"))
    }
    throw PhraseError(
      Text("\"\(shown)\" could be a time or a length", zh: "“\(shown)”可能是时间，也可能是时长"),
      hint: Text(
        "Write \(way.typed.en), or add a length: \(full)",
        zh: "请写成 \(way.typed.zh)；若是时间，请加上时长：\(full)"))
  }

  private func hasEnded(_ way: Way) -> Bool {
    guard way.reading?.day == nil, let start = way.reading?.moment.instant.seconds else {
      return true
    }
    return start.addingReportingOverflow(Int64(way.length.seconds)).partialValue <= here.now.seconds
  }

  /// All valid divisions, without duplicates.
  private func ways() -> [Way] {
    var found: [Way] = []
    if let length = try? StudyTime(parsing: without(Division.beforeLength, text[...])) {
      found.append(Way(length: length))
    }
    for (left, right) in divisions() {
      for (length, time) in [(left, right), (right, left)] {
        guard let way = way(length, time), !found.contains(where: { same($0, way) }) else {
          continue
        }
        found.append(way)
      }
    }
    return found
  }

  private func same(_ one: Way, _ other: Way) -> Bool {
    one.length == other.length && one.reading?.moment == other.reading?.moment
      && one.reading?.day == other.reading?.day
  }

  private func way(_ length: Substring, _ time: Substring) -> Way? {
    guard let length = try? StudyTime(parsing: without(Division.beforeLength, length)) else {
      return nil
    }
    let time = without(Division.beforeTime, time)
    if let reading = try? TimePhrase.parse(time, here, bareClock: false) {
      return Way(length: length, reading: reading, time: Substring(time))
    }
    guard let reading = try? TimePhrase.parse(time, here, bareClock: true) else { return nil }
    return Way(length: length, reading: reading, time: Substring(time), isBare: true)
  }

  /// The phrase without a leading preposition.
  private func without(_ words: [String], _ text: Substring) -> String {
    let word = words.first { text.lowercased().hasPrefix($0) }
    return String(text.dropFirst(word?.count ?? 0))
  }

  /// All splits at blanks, and beside characters that need none (1小时昨晚).
  private func divisions() -> [(Substring, Substring)] {
    guard text.count <= 120 else { return [] }
    var found: [(Substring, Substring)] = []
    var before: Character = " "
    for index in text.indices {
      let here = text[index]
      defer { before = here }
      guard index > text.startIndex else { continue }
      if here == " " {
        found.append((text[..<index], text[text.index(after: index)...]))
      } else if before != " ", !(before.isASCII && here.isASCII) {
        found.append((text[..<index], text[index...]))
      }
    }
    return found
  }

  private func twoWays(_ ways: [Way]) -> PhraseError {
    let (one, other) = (ways[0].typed, ways[1].typed)
    let shown = PhraseError.quoted(text)
    return PhraseError(
      Text("\"\(shown)\" is ambiguous", zh: "“\(shown)”有两种理解"),
      hint: Text(
        "Write \(one.en) or \(other.en).", zh: "请写成 \(one.zh) 或 \(other.zh)。"))
  }

  private func bare(_ way: Way) -> PhraseError {
    let shown = String(way.time)
    return PhraseError(
      Text("\"\(shown)\" alone is not a time", zh: "单独的“\(shown)”不是时间"),
      hint: Text("Write the hour like 9:00, 9am or at 9.", zh: "请把几点写成 9:00 或 9点。"))
  }

  /// Why no division is valid: an error of the time after a length, or what is missing.
  private func reason() -> PhraseError {
    var general: PhraseError?
    let divisions = divisions().reversed()
    for (length, time) in divisions.map({ ($0, $1) }) + divisions.map({ ($1, $0) }) {
      guard (try? StudyTime(parsing: without(Division.beforeLength, length))) != nil else {
        continue
      }
      do {
        _ = try TimePhrase.parse(without(Division.beforeTime, time), here, bareClock: true)
      } catch {
        guard error.isGeneral else { return error }
        general = general ?? error
      }
    }
    if let wrong = wrongLength() ?? general { return wrong }
    do {
      // Throws the error for a text that is not a length.
      _ = try StudyTime(parsing: text)
      return bare(Way(length: .zero, time: text[...]))
    } catch {
      return error
    }
  }

  /// `25h yesterday`: one part is a time, and the other an invalid length.
  private func wrongLength() -> PhraseError? {
    let divisions = divisions()
    for (length, time) in divisions.map({ ($0, $1) }) + divisions.map({ ($1, $0) }) {
      do {
        _ = try StudyTime(parsing: without(Division.beforeLength, length))
      } catch {
        let time = without(Division.beforeTime, time)
        guard !error.isGeneral, (try? TimePhrase.parse(time, here, bareClock: false)) != nil else {
          continue
        }
        return error
      }
    }
    return nil
  }
}
