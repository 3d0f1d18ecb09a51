import SkillCore

/// A start and an end on a wall clock, resolved in the machine's zone.
struct WallSpan {
  let start: Moment
  let end: Moment
  /// Whether one of them is in a repeated hour, and the text does not say which reading it is.
  let isGuess: Bool

  /// - Parameter lasting: the length in seconds, if the file has it, to choose between two
  ///   readings.
  /// - Throws: if clocks were put forward over one of them.
  init(
    _ from: WallTime, _ to: WallTime, lasting: Int64? = nil, in zone: Zone,
    at position: FilePosition
  ) throws(FileFault) {
    let starts = try zone.readings(of: from, at: position)
    let ends = try zone.readings(of: to, at: position)
    var pairs: [(Moment, Moment)] = []
    for start in starts { for end in ends { pairs.append((start, end)) } }
    func length(_ pair: (Moment, Moment)) -> Int64 {
      pair.1.instant.seconds - pair.0.instant.seconds
    }
    let sure = pairs.first { length($0) == lasting }
    // The first reading of each, as everywhere; the second end if the first one is too early.
    guard let pair = sure ?? pairs.first(where: { length($0) > 0 }) ?? pairs.first else {
      throw FileFault(at: position, Text("impossible times", zh: "时间无效"))
    }
    (start, end) = pair
    isGuess = pairs.count > 1 && sure == nil
  }
}

extension WallSpan {
  /// So many seconds from a start on.
  init(
    _ from: WallTime, lasting: Int64, in zone: Zone, at position: FilePosition
  ) throws(FileFault) {
    let starts = try zone.readings(of: from, at: position)
    guard let start = starts.first else {
      throw FileFault(at: position, Text("this time cannot be", zh: "时间无效"))
    }
    self.init(start: start, lasting: lasting, in: zone, isGuess: starts.count > 1)
  }

  /// With the same start and another length.
  func lasting(_ seconds: Int64, in zone: Zone) -> WallSpan {
    WallSpan(start: start, lasting: seconds, in: zone, isGuess: isGuess)
  }

  private init(start: Moment, lasting: Int64, in zone: Zone, isGuess: Bool) {
    self.start = start
    end = zone.moment(Instant(seconds: start.instant.seconds + lasting))
    self.isGuess = isGuess
  }

  /// So many seconds up to an end.
  init(
    endingAt to: WallTime, lasting: Int64, in zone: Zone, at position: FilePosition
  ) throws(FileFault) {
    let ends = try zone.readings(of: to, at: position)
    guard let end = ends.first else {
      throw FileFault(at: position, Text("this time cannot be", zh: "时间无效"))
    }
    self.end = end
    start = zone.moment(Instant(seconds: end.instant.seconds - lasting))
    isGuess = ends.count > 1
  }
}

extension Zone {
  /// The moments when a clock showed it: one, or two in a repeated hour.
  ///
  /// - Throws: if clocks were put forward over it.
  func readings(
    of time: WallTime, at position: FilePosition
  ) throws(FileFault) -> [Moment] {
    if let instant = time.instantIfFixed { return [moment(instant)] }
    let isMidnight = time.second == 86_400
    let resolved = resolve(
      day: isMidnight ? time.day + 1 : time.day, secondOfDay: isMidnight ? 0 : time.second)
    switch resolved {
    case .unique(let moment): return [moment]
    case .repeated(let earlier, let later): return [earlier, later]
    case .skipped(let before, let after):
      throw FileFault(
        at: position,
        Text(
          "clocks in \(name) skipped \(time.text): did you mean \(before.iso8601) or \(after.iso8601)?",
          zh: "\(name) 的时钟跳过了 \(time.text)：是 \(before.iso8601) 还是 \(after.iso8601)？"))
    }
  }
}
