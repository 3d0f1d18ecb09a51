extension String {
  /// The width of the text without its colour sequences.
  var inkedWidth: Int {
    utf8.contains(0x1B) ? Wrapping.pieces(of: self).reduce(0) { $0 + $1.width } : cellWidth
  }

  /// Wraps the text at blanks and between wide characters. A word longer than a line stays whole,
  /// so that commands and links can be copied.
  ///
  /// - Parameter hanging: additional indent of each line but the first.
  func wrapped(toCells cells: Int, hanging: Int = 0) -> [String] {
    guard inkedWidth > cells else { return [self] }
    let own = prefix { $0 == " " }.count
    let indent = String.blanks(min(own + hanging, max(0, cells - 12)))
    var lines: [String] = []
    var (line, width) = (String.blanks(own), own)
    var isBegun = false
    for piece in Wrapping.pieces(of: String(dropFirst(own))) {
      let blanks = isBegun ? piece.blanks : 0
      if isBegun, piece.width > 0, width + blanks + piece.width - piece.blanks > cells {
        lines.append(line)
        (line, width, isBegun) = (indent, indent.count, false)
      }
      let kept = isBegun ? piece.text : String(piece.text.drop { $0 == " " })
      line += kept
      width += piece.width - (isBegun ? 0 : piece.blanks)
      isBegun = isBegun || kept.contains { $0 != " " }
    }
    return lines + [line]
  }

  /// The width of the widest unbreakable part.
  var widestPiece: Int {
    Wrapping.pieces(of: self).map { $0.width - $0.blanks }.max() ?? 0
  }
}

/// Text between two possible line breaks.
private struct Piece {
  /// Including the blanks before it.
  var text = ""
  var blanks = 0
  /// Including the blanks.
  var width = 0
}

private enum Wrapping {
  static func pieces(of text: String) -> [Piece] {
    if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return plainPieces(of: text) }
    var pieces: [Piece] = []
    var piece = Piece()
    var last: Character?
    var isEscape = false
    for character in text {
      if isEscape || character == "\u{1B}" {
        piece.text.append(character)
        isEscape = character != "m"
        continue
      }
      if let before = last, mayPart(before, character) {
        pieces.append(piece)
        piece = Piece()
      }
      piece.text.append(character)
      piece.width += String(character).cellWidth
      if character == " ", piece.width == piece.blanks + 1 { piece.blanks += 1 }
      last = character
    }
    return pieces + [piece]
  }

  /// A fast path for printable ASCII, which breaks only at blanks.
  private static func plainPieces(of text: String) -> [Piece] {
    let bytes = Array(text.utf8)
    let blank = UInt8(ascii: " ")
    var pieces: [Piece] = []
    var start = 0
    for end in 1...max(1, bytes.count)
    where end >= bytes.count || bytes[end] == blank && bytes[end - 1] != blank {
      let piece = bytes[start..<min(end, bytes.count)]
      pieces.append(
        Piece(
          text: String(decoding: piece, as: UTF8.self),
          blanks: piece.prefix { $0 == blank }.count, width: piece.count))
      start = end
    }
    return pieces
  }

  private static func mayPart(_ before: Character, _ after: Character) -> Bool {
    if after == " " { return before != " " }
    if before == " " || "（“「《".contains(before) || "，。；：、！？）”」》…".contains(after) {
      return false
    }
    return String(before).cellWidth == 2 || String(after).cellWidth == 2
  }
}
