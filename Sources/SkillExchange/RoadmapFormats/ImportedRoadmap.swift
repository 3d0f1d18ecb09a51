import SkillCore

/// A roadmap made from another format, with remarks.
public struct ImportedRoadmap: Sendable {
  public var decoded: RoadmapFile.Decoded
  /// What was left out or assumed, one sentence each.
  public var remarks: [Text]
  /// Items that the file marks as finished; nothing is recorded for them.
  public var ticked: [Slug] = []

  public var roadmap: Roadmap { decoded.roadmap }
}

/// The options and the context of an import.
public struct RoadmapImport: Sendable {
  public var version: Int
  /// The file's name without its extension; nil for standard input.
  public var fileName: String?
  /// Overrides the slug from the file's name or title.
  public var slug: Slug?
  /// Overrides the file's title.
  public var title: String?
  /// The skills of other roadmaps with their labels: the same slug is the same skill.
  public var known: [Slug: [Text]]
  /// The previous version: items renamed since get `replacedBy`.
  public var previous: Roadmap?

  public init(
    version: Int = 1, fileName: String? = nil, slug: Slug? = nil, title: String? = nil,
    known: [Slug: [Text]] = [:], previous: Roadmap? = nil
  ) {
    self.version = version
    self.fileName = fileName
    self.slug = slug
    self.title = title
    self.known = known
    self.previous = previous
  }
}

/// Limits of the roadmap formats.
public enum RoadmapBounds {
  /// More than any real list.
  static let items = 10_000
  /// In characters; longer text is not a name.
  static let label = 300
  static let resourcesOfItem = 20

  static func tooMany(_ what: Text, at position: FilePosition) -> FileFault {
    FileFault(
      at: position,
      Text(
        "more than \(items) \(what.en); divide the file", zh: "超过 \(items) \(what.zh)；请拆分文件"))
  }

  /// Detects UTF-16, which Excel calls Unicode text.
  private static func wide(_ bytes: [UInt8]) -> String? {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count % 2 == 0 else { return nil }
    let units = stride(from: 2, to: bytes.count, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    return String(validating: units, as: UTF16.self)
  }

  /// - Throws: `FileFault` at the line that is not UTF-8.
  static func text(_ bytes: [UInt8]) throws(FileFault) -> String {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw FileFault(
        at: .start,
        Text(
          "this is a workbook or another packed file; save the sheet as CSV UTF-8 first",
          zh: "这是工作簿或其他压缩文件；请先另存为 CSV UTF-8"))
    }
    if let text = wide(bytes) { return text }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var line = 1
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard String(validating: part, as: UTF8.self) != nil else { break }
      line += 1
    }
    throw FileFault(
      at: FilePosition(line: line, column: 1),
      Text(
        "this line is not UTF-8; save the file as UTF-8 (in Excel: Save as, CSV UTF-8)",
        zh: "此行不是 UTF-8；请将文件另存为 UTF-8（Excel：另存为，CSV UTF-8）"))
  }
}
