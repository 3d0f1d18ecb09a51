extension MarkdownPieces {
  var isBareAddress: Bool {
    (rest.hasPrefix("http://") || rest.hasPrefix("https://"))
      && plain.last.map { $0.isLetter || $0.isNumber } != true
  }

  mutating func bareAddress() {
    var address = rest.prefix { !$0.isWhitespace && !"<>\"`|）】，。".contains($0) }
    while let last = address.last {
      // A closing bracket belongs to the address if the opening one does.
      let isOpened = last == ")" && address.contains("(")
      guard !isOpened, ".,;:!?'*_)]".contains(last) else { break }
      address.removeLast()
    }
    rest = rest[address.endIndex...]
    add("", String(address))
  }

  /// `<https://...>`, `<a href="...">words</a>`; other tags are dropped.
  mutating func angle() -> Bool {
    guard !hasNoAngle, let end = rest.firstIndex(of: ">") else {
      hasNoAngle = true
      return false
    }
    let inside = rest[rest.index(after: rest.startIndex)..<end]
    let after = rest[rest.index(after: end)...]
    if inside.hasPrefix("http://") || inside.hasPrefix("https://") {
      rest = after
      add("", String(inside))
      return true
    }
    guard let first = inside.first(where: { $0 != "/" }), first.isASCII, first.isLetter else {
      return false
    }
    rest = after
    let name = inside.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
    guard name == "a", let address = MarkdownPieces.attribute(inside) else {
      if name == "br" { plain.append(" ") }
      return true
    }
    let words = rest.prefix { $0 != "<" }
    rest = rest[words.endIndex...]
    add(String(words), address)
    return true
  }

  private static func attribute(_ tag: Substring) -> String? {
    guard let name = tag.firstPlace(of: "href=") else { return nil }
    let value = tag[name.upperBound...]
    guard let quote = value.first, quote == "\"" || quote == "'" else {
      return String(value.prefix { !$0.isWhitespace })
    }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  mutating func entity() {
    let known: [(StaticString, Character)] = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
      ("&nbsp;", " "),
    ]
    for (name, sign) in known where rest.hasPrefix(name.description) {
      rest.removeFirst(name.utf8CodeUnitCount)
      plain.append(sign)
      return
    }
    keep()
  }
}
