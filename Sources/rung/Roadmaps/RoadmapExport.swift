import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct ExportRoadmap: Verb {
  static var name: String { "export" }
  static var form: Form {
    Form(
      Text(
        "Write a roadmap as a file, to read, edit and add again.", zh: "把路线图导出为文件，便于阅读、修改与再次添加。"),
      words: [
        Word(
          .roadmap,
          Text("SLUG or SLUG@VERSION (default: the one you follow).", zh: "标识符或 标识符@版本；默认为学习者所用的。"),
          .optional)
      ],
      options: [
        .value("--output", "-o", kind: .file, help: Text("Write to a file.", zh: "写入文件。")),
        .flag(
          "--force",
          help: Text("Replace the file, even if its content differs.", zh: "即使文件内容不同也替换。")),
      ],
      examples: [
        Text(same: "rung roadmap export -o mine.json")
      ])
  }

  let slug: String?
  let output: String?
  let force: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    slug = line.word(0)
    output = line["--output"]
    force = line.has("--force")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let roadmap = try invocation.desk(for: .reading).roadmap(named: slug)
    return try ExportRoadmap.put(
      Array(RoadmapFile.encode(roadmap).utf8), output, replaces: force)
  }

  /// Writes to the file, or to stdout.
  ///
  /// - Parameter replaces: false refuses to replace a file with different content, which may have been edited.
  /// - Throws: `Refusal` 73 for such a file.
  static func put(
    _ bytes: [UInt8], _ output: String?, replaces: Bool = true
  ) throws -> Answer {
    guard let output else { return Answer(String(decoding: bytes, as: UTF8.self), isData: true) }
    if !replaces, let there = contents(of: output), there != bytes {
      throw Refusal(
        "is-there", .cannotCreate,
        Text("\(output) exists with different content", zh: "\(output) 已存在且内容不同"),
        hint: Text(
          "Nothing was replaced. Choose another name, or remove the file first.",
          zh: "没有替换任何文件。请换个名字，或先移走该文件。"))
    }
    try OutputFile.write(output) { try $0(bytes) }
    return Answer("", remarks: [say("Wrote \(visible(output))", zh: "已写入 \(visible(output))")])
  }
}

extension ExportRoadmap {
  /// The content of a readable regular file; nil for anything else.
  private static func contents(of path: String) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = try? InputFile.opened(path)
    else { return nil }
    defer { close(file) }
    return try? readAll(file, limit: RoadmapFindings.limit)
  }
}

extension Desk {
  /// `slug`, `slug@version`, or nil for the one that the learner follows.
  func roadmap(named name: String?) throws -> Roadmap {
    guard let name else { return try roadmap() }
    return try storedOrShipped(name)
  }

  /// A stored roadmap, else one that ships with Rung.
  func storedOrShipped(_ name: String) throws -> Roadmap {
    do {
      return try store.roadmap(store.roadmapReference(slug: name, for: learner))
    } catch StoreError.unknownRoadmap(let name, let known) {
      if let slug = Slug(name), let shipped = try ShippedRoadmap.find(slug) { return shipped }
      let shipped = RoadmapExample.allCases.map(\.rawValue)
      throw StoreError.unknownRoadmap(name, known: Set(known + shipped).sorted())
    }
  }
}
