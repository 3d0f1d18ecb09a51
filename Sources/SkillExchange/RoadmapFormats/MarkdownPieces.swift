/// The text of one line, split at its links. Handles code, escapes, images, HTML and footnotes;
/// emphasis is left.
struct MarkdownPieces {
  enum Piece {
    case text(String)
    case link(String, address: String)

    var words: String {
      switch self {
      case .text(let words), .link(let words, _): words
      }
    }
    /// The part that can be a name.
    var shown: String {
      if case .link("", let address) = self { address } else { words }
    }
    var isLink: Bool { if case .link = self { true } else { false } }
    var isBlank: Bool { !isLink && words.allSatisfy(\.isWhitespace) }
    var hasWords: Bool { words.contains { $0.isLetter || $0.isNumber } }
  }

  private(set) var pieces: [Piece] = []
  var rest: Substring
  var plain = ""
  /// No `>` is left; cached, to stay linear.
  var hasNoAngle = false
  private var hasNoRound = false
  private let addresses: [String: String]

  /// - Parameter addresses: `[name]: address` lines of the whole file.
  init(_ text: Substring, _ addresses: [String: String]) {
    rest = text
    self.addresses = addresses
    while let next = rest.first {
      switch next {
      case "\\": escape()
      case "`": code()
      case "!" where rest.dropFirst().first == "[": if !image() { keep() }
      case "[": if !link() { keep() }
      case "<": if !angle() { keep() }
      case "h" where isBareAddress: bareAddress()
      case "&": entity()
      default: keep()
      }
    }
    close()
  }

  mutating func keep() { plain.append(rest.removeFirst()) }

  private mutating func close() {
    if !plain.isEmpty { pieces.append(.text(plain)) }
    plain = ""
  }

  mutating func add(_ words: String, _ address: String) {
    close()
    pieces.append(.link(words, address: address))
  }

  private mutating func escape() {
    rest.removeFirst()
    guard let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol else {
      plain.append("\\")
      return
    }
    plain.append(MarkdownPieces.escaped(next))
    rest.removeFirst()
  }

  /// An escaped character, moved to a private range until the label is assembled.
  private static func escaped(_ sign: Character) -> Character {
    sign.asciiValue.flatMap { Unicode.Scalar(0xE000 + UInt32($0)) }.map(Character.init) ?? sign
  }

  static func unescaped(_ sign: Character) -> Character {
    guard let value = sign.unicodeScalars.first?.value, (0xE000..<0xE080).contains(value) else {
      return sign
    }
    return Character(Unicode.Scalar(UInt8(value - 0xE000)))
  }

  private mutating func code() {
    let ticks = rest.prefix { $0 == "`" }
    rest.removeFirst(ticks.count)
    var end = rest.startIndex
    while end < rest.endIndex {
      guard rest[end] == "`" else {
        end = rest.index(after: end)
        continue
      }
      let run = rest[end...].prefix { $0 == "`" }
      if run.count == ticks.count {
        plain += rest[..<end].map { String(MarkdownPieces.escaped($0)) }.joined()
        rest = rest[run.endIndex...]
        return
      }
      end = run.endIndex
    }
  }

  private mutating func image() -> Bool {
    let start = rest
    rest.removeFirst()
    guard bracketed() != nil else {
      rest = start
      return false
    }
    if target() == nil { _ = reference() }
    return true
  }

  private mutating func link() -> Bool {
    let start = rest
    guard let inside = bracketed() else { return false }
    if inside.first == "^" { return true }
    if inside.first == "[", inside.last == "]" {
      // [[Page|shown]] of a notebook.
      plain += inside.dropFirst().dropLast().split(separator: "|").last.map(String.init) ?? ""
      return true
    }
    let words = MarkdownPieces(inside, [:]).pieces.map(\.words).joined()
    if let address = target() {
      add(words, address)
    } else if let name = reference(),
      let address = addresses[(name.isEmpty ? inside : name).lowercased()]
    {
      add(words, address)
    } else if let address = addresses[inside.lowercased()] {
      add(words, address)
    } else {
      rest = start
      return false
    }
    return true
  }

  /// From `[` to the matching `]`. Links nest at most twice: an image in a link.
  private mutating func bracketed() -> Substring? {
    var (depth, index) = (0, rest.startIndex)
    while index < rest.endIndex {
      switch rest[index] {
      case "\\":
        index = rest.index(after: index)
        if index == rest.endIndex { return nil }
      case "[":
        depth += 1
        if depth > 3 { return nil }
      case "]":
        depth -= 1
        if depth == 0 {
          let inside = rest[rest.index(after: rest.startIndex)..<index]
          rest = rest[rest.index(after: index)...]
          return inside
        }
      default: break
      }
      index = rest.index(after: index)
    }
    return nil
  }

  /// `(address "title")`.
  private mutating func target() -> String? {
    guard rest.first == "(", !hasNoRound else { return nil }
    guard rest.contains(")") else {
      hasNoRound = true
      return nil
    }
    var (depth, index) = (0, rest.startIndex)
    while index < rest.endIndex {
      if rest[index] == "(" { depth += 1 }
      if rest[index] == ")" { depth -= 1 }
      if depth == 0 { break }
      index = rest.index(after: index)
    }
    guard index < rest.endIndex else { return nil }
    let inside = rest[rest.index(after: rest.startIndex)..<index].drop(while: \.isWhitespace)
    rest = rest[rest.index(after: index)...]
    let address =
      inside.first == "<"
      ? inside.dropFirst().prefix { $0 != ">" } : inside.prefix { !$0.isWhitespace }
    return String(address)
  }

  private mutating func reference() -> Substring? {
    guard rest.first == "[", let end = rest.firstIndex(of: "]") else { return nil }
    let name = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    return name
  }
}
