extension Moment {
  /// Parses exactly what `iso8601` writes: `2026-01-15T14:00:00+08:00`, `Z`, or an offset with
  /// seconds; nil for anything else.
  public init?(iso8601 text: String, zone: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
      let day = LocalDay(iso8601: String(decoding: bytes[..<10], as: UTF8.self)),
      let clock = seconds(bytes[11..<19]), clock < 86_400
    else { return nil }
    var offset = 0
    if bytes[19...].elementsEqual([UInt8(ascii: "Z")]) {
    } else {
      let isEast = bytes[19] == UInt8(ascii: "+")
      guard isEast || bytes[19] == UInt8(ascii: "-"), let distance = seconds(bytes[20...]) else {
        return nil
      }
      offset = isEast ? distance : -distance
    }
    let local = Int64(day.number) * 86_400 + Int64(clock)
    self.init(Instant(seconds: local - Int64(offset)), zone: zone, offset: offset)
  }
}

extension Instant {
  /// Parses a time in UTC: `2026-01-15T06:00:00Z`.
  public init?(utc text: String) {
    guard let moment = Moment(iso8601: text, zone: "UTC"), moment.offset == 0 else { return nil }
    self = moment.instant
  }

  public var utc: String {
    Moment(self, zone: "UTC", offset: 0).iso8601.prefix(19) + "Z"
  }
}

/// `08:00` or `08:00:00` as seconds; hours up to 26, for offsets.
private func seconds(_ bytes: ArraySlice<UInt8>) -> Int? {
  let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
  guard parts.count == 2 || parts.count == 3 else { return nil }
  var numbers: [Int] = []
  for part in parts {
    guard part.count == 2, part.allSatisfy({ (48...57).contains($0) }) else { return nil }
    numbers.append(part.reduce(0) { $0 * 10 + Int($1) - 48 })
  }
  let second = numbers.count == 3 ? numbers[2] : 0
  guard numbers[0] <= 26, numbers[1] < 60, second < 60 else { return nil }
  return numbers[0] * 3600 + numbers[1] * 60 + second
}
