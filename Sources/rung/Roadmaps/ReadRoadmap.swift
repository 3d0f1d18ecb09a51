import SkillCore
import SkillExchange

/// A valid roadmap made from another format, with remarks.
struct ReadRoadmap {
  let findings: RoadmapFindings
  let roadmap: Roadmap
  private let notices: [Text]
  private let ticked: [Slug]

  /// - Throws: `Refusal` 65 with the first error.
  init(
    file: String, _ read: () throws(FileFault) -> ImportedRoadmap
  ) throws {
    var imported: ImportedRoadmap?
    findings = RoadmapFindings(file: file) { () throws(FileFault) in
      let one = try read()
      imported = one
      return one.decoded
    }
    roadmap = try findings.sound()
    (notices, ticked) = (imported?.remarks ?? [], imported?.ticked ?? [])
  }

  /// What was left out, and the commands to record what the file marks as finished.
  var remarks: [String] {
    let notices = self.notices.map { visible($0.said) }
    guard !ticked.isEmpty else { return notices }
    let count = ticked.count
    let shown = ticked.prefix(20).map { slug in
      say("  record it: rung done \(typed("\(slug)"))", zh: "  记录：rung done \(typed("\(slug)"))")
    }
    let more = count - shown.count
    return notices + [
      say(
        "\(counted(count, "item")) ticked in the file; nothing was recorded. Once you follow it:",
        zh: "文件中已勾选 \(count) 项；没有记录。选用后可执行：")
    ] + shown + (more > 0 ? [say("  and \(more) more", zh: "  另有 \(more) 项")] : [])
  }

  func json(changed: Bool) -> JSON {
    [
      "roadmap": .string("\(roadmap.reference)"), "changed": .bool(changed),
      "items": .integer(roadmap.items.count), "ticked": .array(ticked.map { .string("\($0)") }),
      "remarks": .array(notices.map { .string($0.said) }),
    ]
  }
}
