/// Well-formed HTML: interpolated values are escaped, unless they are markup themselves.
struct Markup: ExpressibleByStringInterpolation, Sendable {
  private(set) var text: String

  init(stringLiteral text: String) {
    self.text = text
  }

  init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
  }

  static func += (left: inout Markup, right: Markup) {
    left.text += right.text
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ markup: Markup) { text += markup.text }

    mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { text += part.text }
    }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    mutating func appendInterpolation(_ plain: String) { text += Markup.escaped(plain) }

    /// A recorded text, isolated so that its reading direction does not affect its surroundings.
    mutating func appendInterpolation(own text: String) {
      self.text += "<bdi>" + Markup.escaped(text) + "</bdi>"
    }
  }

  /// Escapes HTML; forbidden characters become visible pictures.
  private static func escaped(_ plain: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(plain.utf8.count)
    var last: Unicode.Scalar = " "
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "'": bytes += "&#39;".utf8
      case "\r": bytes += "\n".utf8
      // CRLF is one line end.
      case "\n" where last == "\r": break
      case "\n", "\t": bytes += scalar.utf8
      default:
        if isForbidden(scalar) {
          bytes += picture(of: scalar).utf8
        } else {
          bytes += scalar.utf8
        }
      }
      last = scalar
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Control characters and noncharacters. Source: HTML, "Parsing: preprocessing the input stream".
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func picture(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value).map(String.init) ?? ""
    case 0x7F: return "␡"
    default: return "U+" + String(scalar.value, radix: 16, uppercase: true)
    }
  }
}

extension String {
  /// For a title or a text alternative, where the reading direction cannot be isolated: without
  /// direction characters, on one line, at most `limit` scalars.
  func label(limit: Int = 120) -> String {
    var (kept, length) = (String.UnicodeScalarView(), 0)
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
      case 0x0A, 0x0D, 0x09, 0x2028, 0x2029: kept.append(" ")
      default: kept.append(scalar)
      }
      length += 1
      if length > limit { return String(kept.dropLast()) + "…" }
    }
    return String(kept)
  }

  /// Truncated, with `…`.
  func shortened(to limit: Int) -> String {
    guard let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return String(unicodeScalars[..<end]) + "…"
  }
}
