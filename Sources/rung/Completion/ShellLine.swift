/// The words of a command line up to the cursor, as a shell would read them.
///
/// By scalar: a quote with a combining accent is one `Character`, but a quote to a shell.
struct ShellLine {
  /// The words before the one at the cursor.
  var words: [String] = []
  /// That word, without its quotes.
  var current = ""
  /// The quote that is still open in `current`.
  private var quote: Unicode.Scalar?
  /// How many scalars of `current` stand before that quote.
  private var beforeQuote = 0
  /// Whether the word contains `$'...'`, whose escapes are not supported: nothing is completed.
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

  /// A value quoted for bash, which inserts it as it is: for the quote in which the word began,
  /// without what is on the line already.
  ///
  /// bash adds no second quote if the value begins with the open one, and does not close it if the
  /// value ends with it. The first has no remedy: nil; the second is done here.
  ///
  /// - Parameter end: what bash replaces: the word from its open quote on, or from its last `=` or
  ///   `:`.
  func quoted(_ value: String, replacing end: String) -> String? {
    let place = quote
    let left = current.unicodeScalars.count - ShellLine(end).current.unicodeScalars.count
    let rest = value.unicodeScalars.dropFirst(place == nil ? max(0, left) : beforeQuote)
    let written = rest.map { scalar in
      switch (place, scalar) {
      case ("'", "'"): "'\\''"
      // Within double quotes a backslash does not stop history expansion.
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
  /// Whether no shell gives it a special meaning.
  fileprivate var isPlain: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "@", "%", "+", "=", ":", ",", ".", "/", "-", "_": true
    default: !isASCII
    }
  }
}
