/// Recorded text made safe for a terminal: what would move the cursor, change colours or the
/// reading direction becomes a visible character.
///
/// - Parameter keepingNewlines: keeps line breaks, for multi-line text.
func visible(_ text: String, keepingNewlines: Bool = false) -> String {
  func isShown(_ scalar: Unicode.Scalar) -> Bool {
    !isControl(scalar) || (keepingNewlines && scalar == "\n")
  }
  if !mayHide(text, keepingNewlines) || text.unicodeScalars.allSatisfy(isShown) { return text }
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if isShown(scalar) {
      shown.append(scalar)
    } else {
      shown.append(contentsOf: picture(of: scalar).unicodeScalars)
    }
  }
  return String(shown)
}

/// A fast check, by the first two bytes of each scalar, whether `isControl` could match any.
private func mayHide(_ text: String, _ keepingNewlines: Bool) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var before: UInt8 = 0
    for byte in bytes {
      switch before {
      case 0xC2 where byte < 0xA0, 0xD8, 0xE1, 0xF3: return true
      case 0xE2 where byte < 0x82, 0xEF where byte >= 0xBB && byte != 0xBC && byte != 0xBD:
        return true
      default: break
      }
      if byte < 0x20, !keepingNewlines || byte != 0x0A { return true }
      if byte == 0x7F { return true }
      before = byte
    }
    return false
  }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F: true
  // Direction marks, overrides and isolates ("Trojan Source").
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  // Invisible characters that can hide text: zero-width blanks, annotation marks, tag characters.
  // The joiners of Indic scripts and emoji stay.
  case 0x200B, 0x2060...0x2064, 0x180E, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
  // Line and paragraph separators, which some terminals obey, and the byte order mark.
  case 0x2028, 0x2029, 0xFEFF: true
  default: false
  }
}

private func picture(of scalar: Unicode.Scalar) -> String {
  switch scalar.value {
  case 0x0A: return "⏎"
  case 0x7F: return "␡"
  case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value).map(String.init) ?? ""
  default:
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
