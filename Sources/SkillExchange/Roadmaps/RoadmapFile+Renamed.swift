import SkillCore

extension RoadmapFile {
  /// The file with an entry for the old slug of each renamed item, `"replacedBy"` the new one, to
  /// keep its progress. Comments and layout stay.
  ///
  /// - Parameters:
  ///   - old: the version with the old items.
  ///   - bytes: a file that `decode` accepts, with the new items.
  /// - Throws: the fault of an invalid file.
  public static func keeping(
    _ renames: [RoadmapRename], from old: Roadmap, in bytes: [UInt8]
  ) throws(FileFault) -> [UInt8] {
    let new = try decode(bytes).roadmap
    let json = try PositionedJSON.read(bytes, relaxed: true)
    var fields = try JSONFields(json)
    let list = try fields.required("items")
    let start = offset(of: list.position, in: bytes) + 1
    let space = Array(bytes[start...].prefix { " \t\r\n".utf8.contains($0) })
    // On a line of its own if the file has one entry per line.
    let before = space.contains(UInt8(ascii: "\n")) ? space : []
    let after = space.contains(UInt8(ascii: "\n")) ? [] : Array(" ".utf8)
    var entries: [UInt8] = []
    for rename in renames {
      let entry = try entry(rename, old, new, at: list.position)
      entries += before + entry.utf8 + [UInt8(ascii: ",")] + after
    }
    return bytes[..<start] + entries + bytes[start...]
  }

  private static func entry(
    _ rename: RoadmapRename, _ old: Roadmap, _ new: Roadmap, at position: FilePosition
  ) throws(FileFault) -> String {
    guard let before = old.items.first(where: { $0.slug == rename.old }),
      let heir = new.items.first(where: { $0.slug == rename.new }),
      !new.items.contains(where: { $0.slug == rename.old })
    else {
      throw FileFault(
        at: position,
        Text(
          "\(rename.old) cannot become \(rename.new) here: the old version must have the one, the new version the other",
          zh: "此处 \(rename.old) 不能改名为 \(rename.new)：旧版须有前者，新版只有后者"))
    }
    var members: [(String, JSON)] = [
      ("slug", .string("\(before.slug)")), ("label", label(before.label)),
    ]
    if RoadmapDefaults.only(new.capabilities) == nil {
      members.append(("capability", .string("\(heir.capability)")))
    }
    members.append(("replacedBy", .string("\(rename.new)")))
    return JSON.object(members).text()
  }

  private static func label(_ text: Text) -> JSON {
    text.en.utf8.elementsEqual(text.zh.utf8)
      ? .string(text.en) : ["en": .string(text.en), "zh": .string(text.zh)]
  }

  /// The byte offset of a position.
  private static func offset(of position: FilePosition, in bytes: [UInt8]) -> Int {
    var here = FilePosition.start
    for (offset, byte) in bytes.enumerated().dropFirst(bytes.starts(with: byteOrderMark) ? 3 : 0) {
      if byte & 0b1100_0000 == 0b1000_0000 { continue }
      if here == position { return offset }
      if byte == UInt8(ascii: "\n") {
        here = FilePosition(line: here.line + 1, column: 1)
      } else {
        here.column += 1
      }
    }
    return bytes.count
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
