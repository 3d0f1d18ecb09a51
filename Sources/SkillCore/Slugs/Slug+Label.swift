extension Slug {
  /// Makes a slug from a name: `C++` is `cpp`, `C#` is `csharp`, `.NET` is `dotnet`, `Vue.js` is
  /// `vue-js`, `R & D` is `r-and-d`, `数据库` stays. Nil if no character of it is allowed in a slug.
  ///
  /// Source: FORMATS2, "Learning paths".
  public init?(label: String) {
    let folded = Composition.composed(FoldedText.folded(label))
    var words: [String] = []
    for word in folded.split(whereSeparator: \.isWhitespace) {
      words.append(contentsOf: Slug.parts(of: word))
      // Further words would not fit.
      if words.count > Slug.mostCharacters { break }
    }
    var text = String.UnicodeScalarView()
    for scalar in words.joined(separator: "-").unicodeScalars.prefix(Slug.mostCharacters) {
      text.append(scalar)
      if String(text).utf8.count > Slug.mostBytes { text.removeLast() }
    }
    while text.last == "-" { text.removeLast() }
    self.init(String(text))
  }

  /// The slug with a number appended, for duplicates; shortened to fit.
  public func numbered(_ number: Int) -> Slug {
    let ending = "-\(number)"
    var text = description.unicodeScalars
    while text.count + ending.utf8.count > Slug.mostCharacters
      || String(text).utf8.count + ending.utf8.count > Slug.mostBytes
    {
      text.removeLast()
    }
    return Slug(String(text) + ending) ?? self
  }

  /// `.net` is dotnet, `c/c++` is c and cpp, `ci/cd` is ci and cd.
  private static func parts(of word: Substring) -> [String] {
    let scalars = Array(word.unicodeScalars)
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    func close() {
      if !part.isEmpty { parts.append(String(part)) }
      part = .init()
    }
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar.isSlugLetter || (scalar.isSlugMark && !part.isEmpty) {
        part.append(scalar)
      } else if scalar == "+", next == "+", !part.isEmpty {
        part.append(contentsOf: "pp".unicodeScalars)
        index += 1
      } else if scalar == "#", !part.isEmpty, next?.isSlugLetter != true {
        part.append(contentsOf: "sharp".unicodeScalars)
      } else if scalar == "&" {
        close()
        parts.append("and")
      } else if scalar == ".", parts.isEmpty, part.isEmpty,
        String(String.UnicodeScalarView(scalars[index...].prefix(4))) == ".net",
        scalars.dropFirst(index + 4).first?.isSlugLetter != true
      {
        part.append(contentsOf: "dot".unicodeScalars)
      } else {
        close()
      }
      index += 1
    }
    close()
    return parts
  }
}
