import SkillCore

extension CSVFactValues {
  /// Kept byte for byte; nil if it is empty.
  func text(_ cells: CSVFactCells, _ name: CSVColumn) throws(FileFault) -> String? {
    let text = cells[name]
    guard text.utf8.count <= ForeignReading.longestNote else {
      throw cells.fault(name, Text("this text is longer than 1 MiB", zh: "文字超过 1 MiB"))
    }
    return text.isEmpty ? nil : text
  }

  func requireNote(_ cells: CSVFactCells) throws(FileFault) {
    guard cells[.note].isEmpty else { return }
    throw cells.fault(.note, Text("the text is missing", zh: "此处应有文字"))
  }

  /// Words separated by blanks.
  func tags(_ cells: CSVFactCells) throws(FileFault) -> [String] {
    let cell = cells[.tags]
    if cell.isEmpty { return [] }
    // By scalars: a blank with a combining mark is one `Character`.
    let tags = cell.unicodeScalars.split(separator: " ").map { String($0) }
    for tag in tags where tag.utf8.count > 256 || !isWord(tag) {
      throw cells.fault(
        .tags, Text("“\(shown(tag))” cannot be a tag: one word", zh: "“\(shown(tag))”不能作标签：应为一个词"))
    }
    return tags
  }

  private func isWord(_ tag: String) -> Bool {
    // A fast path for ASCII.
    tag.utf8.allSatisfy { 0x21...0x7E ~= $0 } || tag.unicodeScalars.allSatisfy(isOfWord)
  }

  private func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
  }
}
