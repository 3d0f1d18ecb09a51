/// The compatibility forms of Unicode (NFKC) that people type or paste: full and half width,
/// ligatures, circled and raised digits, Roman numerals, letters of mathematics.
enum Compatibility {
  static func append(_ scalar: Unicode.Scalar, to scalars: inout String.UnicodeScalarView) {
    if scalar.isASCII {
      scalars.append(scalar)
    } else if let plain = single(scalar.value) {
      scalars.append(plain)
    } else if let text = several(scalar.value) {
      scalars.append(contentsOf: text.unicodeScalars)
    } else if !scalar.properties.isDefaultIgnorableCodePoint {
      // Joiners and variation selectors only affect the drawing.
      scalars.append(scalar)
    }
  }

  private static func single(_ value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)
    case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0xFF61...0xFF9F: katakana(value)
    case 0x00B2, 0x00B3: Unicode.Scalar(value - 0x80)
    case 0x00B9: "1"
    case 0x2070: "0"
    case 0x2074...0x2079: Unicode.Scalar(value - 0x2070 + 0x30)
    case 0x2080...0x2089: Unicode.Scalar(value - 0x2080 + 0x30)
    case 0x2460...0x2468: Unicode.Scalar(value - 0x2460 + 0x31)
    case 0x24B6...0x24CF: Unicode.Scalar(value - 0x24B6 + 0x61)
    case 0x24D0...0x24E9: Unicode.Scalar(value - 0x24D0 + 0x61)
    case 0x00AA: "a"
    case 0x00BA: "o"
    case 0x1D400..<0x1D6A4: Unicode.Scalar((value - 0x1D400) % 26 + 0x61)
    case 0x1D7CE...0x1D7FF: Unicode.Scalar((value - 0x1D7CE) % 10 + 0x30)
    case 0xFE50: ","
    case 0xFE52: "."
    case 0xFE54: ";"
    case 0xFE55: ":"
    case 0xFE56: "?"
    case 0xFE57: "!"
    case 0xFE59: "("
    case 0xFE5A: ")"
    case 0xFE5F: "#"
    case 0xFE60: "&"
    case 0xFE62: "+"
    case 0xFE63: "-"
    case 0xFFE0: "¢"
    case 0xFFE1: "£"
    case 0xFFE5: "¥"
    default: nil
    }
  }

  private static func several(_ value: UInt32) -> String? {
    switch value {
    case 0x2469...0x2473: String(value - 0x2460 + 1)
    case 0x2160...0x216F: roman[Int(value - 0x2160)]
    case 0x2170...0x217F: roman[Int(value - 0x2170)]
    case 0xFB00: "ff"
    case 0xFB01: "fi"
    case 0xFB02: "fl"
    case 0xFB03: "ffi"
    case 0xFB04: "ffl"
    case 0xFB05, 0xFB06: "st"
    case 0x2026: "..."
    case 0x2103: "°c"
    case 0x2116: "no"
    case 0x2122: "tm"
    case 0x00BC: "1⁄4"
    case 0x00BD: "1⁄2"
    case 0x00BE: "3⁄4"
    default: nil
    }
  }

  private static let roman = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "l", "c", "d", "m",
  ]

  /// U+FF61...U+FF9F in full width; the last two are combining marks.
  private static func katakana(_ value: UInt32) -> Unicode.Scalar? {
    Array(
      "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}".unicodeScalars
    )[Int(value - 0xFF61)]
  }
}
