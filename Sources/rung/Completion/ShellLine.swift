/// The words of a command line up to the cursor, as a shell would read them.
///
/// Scalar by scalar: a quote with an accent on it is one character to Swift, and a quote to a shell.
struct ShellLine {
  /// Those before the word that the cursor is in.
  var words: [String] = []
  /// That word, without its quotes.
  var current = ""
  /// The quote that is still open in it.
  private var quote: Unicode.Scalar?
  /// How many scalars of `current` stand before that quote.
  private var beforeQuote = 0
  /// Whether the word has a quote with escapes of its own, `$'...'`: nothing can be put there safely.
  private(set) var isStrange = false

  /// - Parameter inFish: fish knows `\'` within single quotes.
  init(_ line: String, inFish: Bool = false) {
    var isOpen = false
    var before: Unicode.Scalar?
    var rest = Substring(line).unicodeScalars
    while let next = rest.popFirst() {
      defer { before = next }
      if let open = quote {
        if next == open {
          quote = nil
        } else if next == "\\", open == "\"" || inFish, let escaped = rest.popFirst() {
          let known: [Unicode.Scalar] = open == "'" ? ["'", "\\"] : ["$", "`", "\"", "\\"]
          if !known.contains(escaped) { current.unicodeScalars.append(next) }
          current.unicodeScalars.append(escaped)
        } else {
          current.unicodeScalars.append(next)
        }
      } else if next == "'" || next == "\"" {
        if before == "$" { isStrange = true }
        (quote, isOpen, beforeQuote) = (next, true, current.unicodeScalars.count)
      } else if next == "\\" {
        if let escaped = rest.popFirst() { current.unicodeScalars.append(escaped) }
        isOpen = true
      } else if next == " " || next == "\t" {
        if isOpen { words.append(current) }
        (current, isOpen, isStrange) = ("", false, false)
      } else {
        current.unicodeScalars.append(next)
        isOpen = true
      }
    }
  }

  /// A value as bash has to have it, which puts it on the line as it is: written for the quote that
  /// the word was begun in, without what stands on the line already.
  ///
  /// bash writes no second quote where the value begins with the open one, and does not close it
  /// where it ends with it. The first cannot be helped: nil; the second is done here.
  ///
  /// - Parameter end: what bash takes out for it: the word from its open quote on, or from where it
  ///   broke it, at an `=` or a `:`.
  func quoted(_ value: String, replacing end: String) -> String? {
    let place = quote
    let left = current.unicodeScalars.count - ShellLine(end).current.unicodeScalars.count
    let rest = value.unicodeScalars.dropFirst(place == nil ? max(0, left) : beforeQuote)
    let written = rest.map { scalar in
      switch (place, scalar) {
      case ("'", "'"): "'\\''"
      // Within these quotes a backslash does not keep `!` from being replaced.
      case ("\"", "!"): "\"'!'\""
      case ("\"", "\""), ("\"", "\\"), ("\"", "$"), ("\"", "`"): "\\\(scalar)"
      case (nil, _) where !scalar.isPlain: "\\\(scalar)"
      default: "\(scalar)"
      }
    }.joined()
    guard let place else { return written }
    if written.unicodeScalars.first == place { return nil }
    return written.unicodeScalars.last == place ? written + "\(place)" : written
  }
}

extension Unicode.Scalar {
  /// Whether it means nothing to a shell.
  fileprivate var isPlain: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "@", "%", "+", "=", ":", ",", ".", "/", "-", "_": true
    default: !isASCII
    }
  }
}
