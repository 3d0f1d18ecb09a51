import SkillCore

/// A content line of a calendar: `DTSTART;TZID=Europe/Berlin:20260115T140000`.
struct CalendarLine {
  /// In capitals.
  let name: String
  /// Names in capitals, values without quotes.
  let parameters: [(name: String, value: String)]
  let value: String
  let position: FilePosition

  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  /// The value as text: `\,` `\;` `\\` and `\n` are read.
  var text: String { CalendarLine.text(value.unicodeScalars[...]) }

  /// The values of a list, separated by commas without a backslash.
  var texts: [String] {
    var parts: [String] = []
    var start = value.unicodeScalars.startIndex
    var isEscaped = false
    for (index, scalar) in zip(value.unicodeScalars.indices, value.unicodeScalars) {
      if scalar == ",", !isEscaped {
        parts.append(CalendarLine.text(value.unicodeScalars[start..<index]))
        start = value.unicodeScalars.index(after: index)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    parts.append(CalendarLine.text(value.unicodeScalars[start...]))
    return parts.map { trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func text(_ scalars: Substring.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView()
    var rest = scalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let escaped = rest.popFirst() else {
        text.append(scalar)
        continue
      }
      text.append(escaped == "n" || escaped == "N" ? "\n" : escaped)
    }
    return String(text)
  }

  /// The name of a line, in capitals; nil if the line does not begin with one.
  static func name(of line: [UInt8]) -> String? {
    var name: [UInt8] = []
    for byte in line {
      switch byte {
      case UInt8(ascii: ":"), UInt8(ascii: ";"):
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): name.append(byte - 0x20)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        name.append(byte)
      default: return nil
      }
    }
    return nil
  }

  /// Nil unless it is of the form NAME;PARAMETER=VALUE:VALUE.
  init?(_ line: String, at position: FilePosition) {
    var rest = line.unicodeScalars[...]
    func word(until ends: (Unicode.Scalar) -> Bool) -> String? {
      let word = rest.prefix { !ends($0) }
      let isName =
        !word.isEmpty
        && word.allSatisfy { scalar in
          scalar.isASCII
            && (scalar == "-" || scalar == "." || scalar == "_"
              || scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
      guard isName else { return nil }
      rest = rest[word.endIndex...]
      return String(String.UnicodeScalarView(word)).uppercased()
    }
    guard let name = word(until: { $0 == ";" || $0 == ":" }) else { return nil }
    var parameters: [(name: String, value: String)] = []
    while rest.first == ";" {
      rest.removeFirst()
      guard let name = word(until: { "=;:".unicodeScalars.contains($0) }) else { return nil }
      var value = String.UnicodeScalarView()
      if rest.first == "=" {
        rest.removeFirst()
        var isQuoted = false
        while let scalar = rest.first, isQuoted || (scalar != ";" && scalar != ":") {
          if scalar == "\"" { isQuoted.toggle() } else { value.append(scalar) }
          rest.removeFirst()
        }
      }
      parameters.append((name, String(value)))
    }
    guard rest.popFirst() == ":" else { return nil }
    self.name = name
    self.parameters = parameters
    value = String(String.UnicodeScalarView(rest))
    self.position = position
  }
}

/// The lines of a calendar, unfolded: a line that begins with a blank continues the one before.
struct CalendarLines {
  private var lines: TextLines

  init(read: @escaping () throws -> [UInt8]) {
    lines = TextLines(read: read)
  }

  /// The next line that is not empty; nil at the end. Lines are unfolded as bytes: some programs
  /// fold inside a character.
  mutating func next() throws -> (bytes: [UInt8], number: Int)? {
    var line: [UInt8] = []
    while try lines.takeLine(into: &line) {
      let number = lines.number
      while let byte = try lines.peek(), byte == 0x20 || byte == 0x09 {
        _ = try lines.takeLine(into: &line, isMore: true)
      }
      if line.contains(where: { $0 > 0x20 }) { return (line, number) }
      line.removeAll(keepingCapacity: true)
    }
    return nil
  }
}
