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
  private let bytes: [UInt8]
  private var index: Int
  private var number = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line that is not empty; nil at the end.
  ///
  /// - Throws: `FileFault` for invalid UTF-8. Lines are unfolded first: some programs fold inside a
  ///   character.
  mutating func next() throws(FileFault) -> (text: String, position: FilePosition)? {
    while index < bytes.count {
      let start = number
      var line: [UInt8] = []
      takeLine(&line)
      while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 {
        index += 1
        takeLine(&line)
      }
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      guard let text = String(validating: line, as: UTF8.self) else {
        var tracker = PositionTracker()
        let column = tracker.position(of: firstInvalidUTF8(in: line) ?? 0, in: line).column
        throw FileFault(
          at: FilePosition(line: start, column: column),
          Text("this line is not UTF-8; save the file as UTF-8", zh: "此行不是 UTF-8；请将文件另存为 UTF-8"))
      }
      return (text, FilePosition(line: start, column: 1))
    }
    return nil
  }

  /// Consumes a line with its end.
  private mutating func takeLine(_ line: inout [UInt8]) {
    let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
    line += bytes[index..<end]
    if line.last == 0x0D { line.removeLast() }
    index = min(end + 1, bytes.count)
    number += 1
  }
}
