/// The words of a command line up to the cursor, as a shell would read them.
struct ShellLine {
  /// Those before the word that the cursor is in.
  var words: [String] = []
  /// That word, without its quotes.
  var current = ""
  /// The quote that is still open in it.
  var quote: Character?

  init(_ line: String) {
    var isOpen = false
    var rest = Substring(line)
    while let next = rest.popFirst() {
      if let open = quote {
        if next == open {
          quote = nil
        } else if open == "\"", next == "\\", let escaped = rest.popFirst() {
          current += "$`\"\\".contains(escaped) ? "\(escaped)" : "\\\(escaped)"
        } else {
          current.append(next)
        }
      } else if next == "'" || next == "\"" {
        (quote, isOpen) = (next, true)
      } else if next == "\\" {
        if let escaped = rest.popFirst() { current.append(escaped) }
        isOpen = true
      } else if next == " " || next == "\t" {
        if isOpen { words.append(current) }
        (current, isOpen) = ("", false)
      } else {
        current.append(next)
        isOpen = true
      }
    }
  }
}
