/// Writes dates and clocks as bytes: exports write millions, and string interpolation costs ten
/// times as much.
extension LocalDay {
  /// Appends `description`.
  public func write(to bytes: inout [UInt8]) {
    let (year, month, day) = civil
    if year < 0 { bytes.append(UInt8(ascii: "-")) }
    let (centuries, years) = Int(clamping: year.magnitude).quotientAndRemainder(dividingBy: 100)
    bytes.appendTwoDigits(centuries)
    bytes.appendTwoDigits(years)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendTwoDigits(month)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendTwoDigits(day)
  }
}

extension Moment {
  /// Appends `iso8601`.
  public func write(to bytes: inout [UInt8]) {
    let day = calendarDay
    day.write(to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    bytes.appendClock(Int(localSeconds &- Int64(day.number) &* 86_400), withSeconds: true)
    let distance = Int(clamping: offset.magnitude)
    bytes.append(UInt8(ascii: offset < 0 ? "-" : "+"))
    bytes.appendClock(distance, withSeconds: distance % 60 != 0)
  }
}

extension FactID {
  /// Appends `description`.
  public func write(to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 1) { text in
      for index in 0..<16 {
        text[index] = FactID.letter(high >> (60 - 4 * index))
        text[index + 16] = FactID.letter(low >> (60 - 4 * index))
      }
      bytes.append(contentsOf: text)
    }
  }
}

extension [UInt8] {
  /// Decimal digits.
  public mutating func appendNumber(_ number: Int) {
    switch number {
    case 0..<10: append(UInt8(ascii: "0") + UInt8(number))
    case 10...:
      appendNumber(number / 10)
      appendNumber(number % 10)
    default: self += String(number).utf8
    }
  }

  /// At least two digits.
  public mutating func appendTwoDigits(_ number: Int) {
    guard (0..<100).contains(number) else { return appendNumber(number) }
    let (tens, ones) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
    append(UInt8(ascii: "0") &+ tens)
    append(UInt8(ascii: "0") &+ ones)
  }

  /// `14:00`, `14:00:30`.
  mutating func appendClock(_ seconds: Int, withSeconds: Bool) {
    appendTwoDigits(seconds / 3600)
    append(UInt8(ascii: ":"))
    appendTwoDigits(seconds / 60 % 60)
    guard withSeconds else { return }
    append(UInt8(ascii: ":"))
    appendTwoDigits(seconds % 60)
  }
}

extension String {
  /// A string of the ASCII that the closure appends.
  init(writing body: (inout [UInt8]) -> Void) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    body(&bytes)
    self.init(decoding: bytes, as: UTF8.self)
  }
}
