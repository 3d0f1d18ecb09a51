/// Writes dates and clocks as bytes: exports write millions, and string interpolation costs ten
/// times as much.
extension LocalDay {
  /// Appends `description`.
  public func write(to bytes: inout [UInt8]) {
    bytes.append(digits: Digits.ofDay) { $0.append(self) }
  }
}

extension Moment {
  /// Appends `iso8601`.
  public func write(to bytes: inout [UInt8]) {
    bytes.append(digits: Digits.ofMoment) { $0.append(self) }
  }
}

extension Digits {
  /// The most bytes that they take: years of 10 digits, offsets of 16.
  public static var ofDay: Int { 24 }
  public static var ofMoment: Int { 64 }

  public mutating func append(_ day: LocalDay) {
    let (year, month, day) = day.civil
    if year < 0 { append(UInt8(ascii: "-")) }
    let (centuries, years) = Int(clamping: year.magnitude).quotientAndRemainder(dividingBy: 100)
    append(twoOrMore: centuries)
    append(twoOrMore: years)
    append(UInt8(ascii: "-"))
    append(twoOrMore: month)
    append(UInt8(ascii: "-"))
    append(twoOrMore: day)
  }

  public mutating func append(_ moment: Moment) {
    let day = moment.calendarDay
    append(day)
    append(UInt8(ascii: "T"))
    append(
      clock: Int(moment.localSeconds &- Int64(day.number) &* 86_400), withSeconds: true)
    let distance = Int(clamping: moment.offset.magnitude)
    append(UInt8(ascii: moment.offset < 0 ? "-" : "+"))
    append(clock: distance, withSeconds: distance % 60 != 0)
  }

  /// `Instant.utc`, without making a text.
  public mutating func append(utc instant: Instant) {
    let start = count
    append(Moment(instant, zone: "UTC", offset: 0))
    count = min(count, start + 19)
    append(UInt8(ascii: "Z"))
  }

  /// `14:00`, `14:00:30`.
  mutating func append(clock seconds: Int, withSeconds: Bool) {
    append(twoOrMore: seconds / 3600)
    append(UInt8(ascii: ":"))
    append(twoOrMore: seconds / 60 % 60)
    guard withSeconds else { return }
    append(UInt8(ascii: ":"))
    append(twoOrMore: seconds % 60)
  }
}

extension FactID {
  /// Appends `description`.
  public func write(to bytes: inout [UInt8]) {
    bytes.append(digits: 32) { $0.append(self) }
  }
}

extension Digits {
  public mutating func append(_ id: FactID) {
    append(hexadecimal: UInt32(truncatingIfNeeded: id.high >> 32))
    append(hexadecimal: UInt32(truncatingIfNeeded: id.high))
    append(hexadecimal: UInt32(truncatingIfNeeded: id.low >> 32))
    append(hexadecimal: UInt32(truncatingIfNeeded: id.low))
  }

  /// Eight lower-case digits at once, each in a byte of a word: 0 to 9 are followed by a gap of 39 to `a`.
  private mutating func append(hexadecimal word: UInt32) {
    var digits = UInt64(word.byteSwapped)
    digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
    digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
    // Of each byte the higher digit comes first.
    digits = (digits >> 4 | digits << 8) & 0x0F0F_0F0F_0F0F_0F0F
    let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    append(eight: digits &+ 0x3030_3030_3030_3030 &+ letters &* 39)
  }
}
