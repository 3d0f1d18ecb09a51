import SkillCore

/// `--map-file`: one map per line, `NAME=SKILL`. Empty lines, lines that begin with `#`, and what follows a skill and
/// ` #` are ignored.
enum MapFile {
  /// The maps with their positions.
  ///
  /// - Throws: `Refusal` 65 for a file that is not text, 66 for a missing one.
  static func read(_ path: String, _ context: Context) throws -> [ImportNames.Given] {
    let bytes = try InputFile.read(path, limit: 1 << 20, context)
    let file = InputFile.shown(path)
    var maps: [ImportNames.Given] = []
    for (number, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    {
      let place = "\(file):\(number + 1)"
      guard let text = String(validating: line, as: UTF8.self) else {
        throw Refusal(
          "bad-file", .badFile,
          Text("\(place): this line is not UTF-8", zh: "\(place)：此行不是 UTF-8"),
          hint: Text("Save the file as UTF-8.", zh: "请将文件另存为 UTF-8。"))
      }
      let map = trimmedLine(
        number == 0 && text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...])
      if map.isEmpty || map.hasPrefix("#") { continue }
      maps.append(ImportNames.Given(text: withoutComment(map), place: place))
    }
    return maps
  }

  /// Names may have blanks and `#`, skills have neither: `C #1=asyncio # lessons`.
  private static func withoutComment(_ map: String) -> String {
    func endsInSkill(_ text: Substring) -> Bool {
      guard let equals = text.lastIndex(of: "=") else { return false }
      return !text[equals...].contains(where: \.isWhitespace)
    }
    guard !endsInSkill(map[...]) else { return map }
    for index in map.indices where map[index] == "#" {
      let before = map[..<index]
      guard before.last?.isWhitespace ?? false else { continue }
      let kept = trimmedLine(before)
      if endsInSkill(kept[...]) { return kept }
    }
    return map
  }

  private static func trimmedLine(_ line: Substring) -> String {
    let start = line.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
