import SkillCore

/// Evidence as a clickable link: http or https with a host, percent-encoded. A text with blanks or
/// invisible characters is not a link, as it would not lead where it seems to.
struct Hyperlink {
  /// Only valid URL characters, so that formats need to escape only `&` and those in `isSpecial`.
  let address: String
  /// For people: without the scheme, and short.
  let text: String

  /// Nil for a text that is not a link.
  init?(_ evidence: String) {
    guard Evidence.isLink(evidence), let host = evidence.utf8.firstIndex(of: UInt8(ascii: "/")),
      let first = evidence.utf8[host...].dropFirst(2).first, Hyperlink.beginsHost(first),
      !evidence.unicodeScalars.contains(where: Hyperlink.isUnseen)
    else { return nil }
    var address: [UInt8] = []
    for byte in evidence.utf8 {
      if Hyperlink.isPlain(byte) {
        address.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        address += ("%" + (byte < 0x10 ? "0" : "") + digits).utf8
      }
    }
    self.address = String(decoding: address, as: UTF8.self)
    text = String(String(evidence.utf8[host...].dropFirst(2)) ?? evidence).label(limit: 160)
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
    default: false
    }
  }

  private static func beginsHost(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "[") || isAlphanumeric(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
  }
}
