import SkillCore

/// How the numbers of a workbook are shown: by it alone a number is a day or a clock.
struct CellFormats: Sendable {
  enum Kind: Sendable {
    case number, day, clock, dayAndClock
    /// Hours beyond 24: `[h]:mm`.
    case length
  }

  private struct Format: Sendable {
    var kind: Kind
    /// `18:25` is shown without seconds: what counts as minutes below the heading `Minutes`.
    var hasSeconds: Bool
  }

  /// By the style of a cell.
  private var formats: [Format] = []

  init() {}

  init(_ part: XMLPieces) throws {
    var part = part
    var codes: [Int: Format] = [:]
    var isOfCells = false
    while let event = try part.next() {
      switch event {
      case .begin("numFmt"):
        guard let id = try part.attribute("numFmtId").flatMap({ Int($0) }),
          let code = try part.attribute("formatCode")
        else { continue }
        guard codes.count < 10_000 else { continue }
        codes[id] = Format(
          kind: CellFormats.kind(code), hasSeconds: code.lowercased().contains("s"))
      case .begin("cellXfs"): isOfCells = true
      case .end("cellXfs"): isOfCells = false
      case .begin("xf") where isOfCells && formats.count < 100_000:
        let id = try part.attribute("numFmtId").flatMap { Int($0) } ?? 0
        formats.append(
          codes[id]
            ?? Format(
              kind: CellFormats.builtIn(id),
              hasSeconds: [19, 21, 33, 35, 45, 46, 47, 56].contains(id)))
      default: break
      }
    }
  }

  /// Formats that every workbook has. Source: ECMA-376, 18.8.30.
  private static func builtIn(_ id: Int) -> Kind {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: .day
    case 18...21, 32...35, 45, 47, 55, 56: .clock
    case 22: .dayAndClock
    case 46: .length
    default: .number
    }
  }

  /// What a code such as `yyyy/m/d h:mm` shows.
  static func kind(_ code: String) -> Kind {
    var letters = ""
    var (isQuoted, isEscaped, brackets) = (false, false, "")
    var isBracketed = false
    // Behind a semicolon are the forms of negative numbers and of text.
    for character in code.prefix(255).lowercased() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        isBracketed = character != "]"
        if !isBracketed, ["h", "hh", "m", "mm", "s", "ss"].contains(brackets) { return .length }
        brackets.append(character)
      } else if character == "\"" {
        isQuoted = true
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == "[" {
        (isBracketed, brackets) = (true, "")
      } else if character == ";" {
        break
      } else {
        letters.append(character)
      }
    }
    if letters.hasPrefix("general") { return .number }
    let hasZero = letters.contains("0")
    let hasDay = letters.contains { $0 == "y" || $0 == "d" || $0 == "e" && !hasZero }
    let hasClock = letters.contains { $0 == "h" || $0 == "s" }
    switch (hasDay, hasClock) {
    case (true, true): return .dayAndClock
    case (true, false): return .day
    case (false, true): return .clock
    // Months alone, or no date at all.
    case (false, false): return letters.contains("m") && !hasZero ? .day : .number
    }
  }

  /// A number as the other readers of cells know it.
  ///
  /// - Throws: `FileFault` for a style that the workbook has not, or has lost: its number could be a day.
  func text(_ value: String, style: Int, countsFrom1904: Bool) throws(FileFault) -> String {
    let format = formats.indices.contains(style) ? formats[style] : nil
    guard format != nil || style == 0 else { throw XMLPieces.broken }
    let kind = format?.kind ?? .number
    guard let number = Double(value), number.isFinite, abs(number) < 1e9 else { return value }
    if kind == .number || number < 0 { return CellFormats.plain(number, value) }
    let seconds = Int((number * 86_400).rounded())
    // Excel counts a 29 February 1900 that was none.
    let first = countsFrom1904 ? -24_107 : number < 60 ? -25_568 : -25_569
    let day = LocalDay(number: seconds / 86_400 + first)
    switch kind {
    case .length: return CellFormats.clock(seconds)
    case .clock:
      let clock = CellFormats.clock(seconds % 86_400)
      return format?.hasSeconds == false && seconds % 60 == 0 ? String(clock.dropLast(3)) : clock
    case .day: return "\(day)"
    case .dayAndClock, .number: return "\(day) \(CellFormats.clock(seconds % 86_400))"
    }
  }

  private static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  /// `5.0000000000000003E-2` was typed as 0.05.
  private static func plain(_ number: Double, _ value: String) -> String {
    if value.utf8.count < 12, !value.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      return value
    }
    let billionths = (abs(number) * 1e9).rounded()
    guard billionths < 9e18 else { return value }
    let (whole, part) = Int(billionths).quotientAndRemainder(dividingBy: 1_000_000_000)
    var digits = "\(1_000_000_000 + part)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    let sign = number < 0 ? "-" : ""
    return digits.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(digits)"
  }
}
