import SkillCore
import SkillExchange

/// A parsed roadmap file with its errors and warnings.
struct RoadmapFindings {
  /// How messages name the file.
  let file: String
  /// Nil if it cannot be parsed.
  let roadmap: Roadmap?
  let errors: [FileFault]
  let warnings: [FileFault]

  /// 16 MiB: some 50,000 skills.
  static let limit = 16 << 20

  /// - Parameter path: `-` reads standard input.
  static func read(_ path: String, _ context: Context) throws -> RoadmapFindings {
    let (decoded, faults) = RoadmapFile.examine(
      try InputFile.read(path, limit: limit, context))
    return RoadmapFindings(file: InputFile.shown(path), decoded, faults)
  }

  init(file: String, _ decode: () throws(FileFault) -> RoadmapFile.Decoded) {
    do { self.init(file: file, try decode(), []) } catch { self.init(file: file, nil, [error]) }
  }

  private init(file: String, _ decoded: RoadmapFile.Decoded?, _ faults: [FileFault]) {
    self.file = file
    roadmap = decoded?.roadmap
    errors = decoded?.faults() ?? faults
    warnings = errors.isEmpty ? decoded?.warnings() ?? [] : []
  }

  /// The roadmap, if it has no errors.
  ///
  /// - Throws: `Refusal` 65 with the first error.
  func sound() throws -> Roadmap {
    guard let roadmap, errors.isEmpty else { throw refusal }
    return roadmap
  }

  private var refusal: Refusal {
    let count = errors.count
    guard let first = errors.first else {
      return Refusal("bad-roadmap", .badFile, Text("no roadmap in \(file)", zh: "\(file) 中没有路线图"))
    }
    return Refusal(
      "bad-roadmap", .badFile,
      Text(
        "\(file):\(first.position): \(first.message.en)",
        zh: "\(file):\(first.position)：\(first.message.zh)"),
      hint: count == 1
        ? Text(
          "Nothing was changed. Correct the file and try again.", zh: "没有任何改动。请更正文件后再试。")
        : Text(
          "Nothing was changed. This is the first of \(count) errors; to see all: rung roadmap validate FILE",
          zh: "没有任何改动。共 \(count) 处错误，这是第一处；查看全部：rung roadmap validate 文件"))
  }

  /// The first warnings of a valid roadmap, and how to see the others.
  var fewLines: [String] {
    let most = 5
    guard lines.count > most + 1 else { return lines }
    let rest = lines.count - most
    return lines.prefix(most) + [
      say(
        "\(rest) more warnings; to see all: rung roadmap validate FILE",
        zh: "另有 \(rest) 处警告；查看全部：rung roadmap validate 文件")
    ]
  }

  /// One line each, in the format of compilers, which editors can jump to.
  var lines: [String] {
    errors.map { line($0, say("error", zh: "错误")) }
      + warnings.map { line($0, say("warning", zh: "警告")) }
  }

  private func line(_ fault: FileFault, _ kind: String) -> String {
    visible("\(file):\(fault.position): \(kind)") + say(": ", zh: "：")
      + visible(fault.message.said)
  }

  var json: JSON {
    func list(_ faults: [FileFault]) -> JSON {
      .array(
        faults.map {
          [
            "line": .integer($0.line), "column": .integer($0.column),
            "message": .string($0.message.said),
          ]
        })
    }
    return [
      "file": .string(file), "sound": .bool(errors.isEmpty), "errors": list(errors),
      "warnings": list(warnings),
    ]
  }
}

/// `1 item`, `2 items`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
