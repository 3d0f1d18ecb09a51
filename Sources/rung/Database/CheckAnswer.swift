import SkillCore
import SkillExchange
import SkillStore

/// The findings of a check, their remedies, and what was repaired.
struct CheckAnswer {
  private let findings: [DatabaseFile.Finding]
  private let repaired: DatabaseFile.Repaired?
  private let remarks: [String]
  private let invocation: Invocation

  /// - Parameter repaired: nil without `--fix`.
  init(
    _ findings: [DatabaseFile.Finding], _ repaired: DatabaseFile.Repaired?, _ remarks: [String],
    _ invocation: Invocation
  ) {
    self.findings = findings
    self.repaired = repaired
    self.remarks = remarks
    self.invocation = invocation
  }

  func answer() -> Answer {
    invocation.answer(
      remarks: remarks, code: findings.isEmpty ? .done : .no, json: json, text: done + found)
  }

  private var found: String {
    guard !findings.isEmpty else { return say("No problems found.", zh: "数据库完好。") + "\n" }
    return findings.map { finding in
      visible(finding.text.said) + "\n  " + finding.remedy.said + "\n"
    }.joined()
  }

  private var done: String {
    guard let repaired else { return "" }
    var lines = repaired.repairs.map { visible($0.text.said) }
    if let copy = repaired.copy {
      lines.append(
        say("A copy of the file before the repair: \(visible(copy))", zh: "修复前的副本：\(visible(copy))")
      )
    } else if !findings.isEmpty {
      lines.append(
        say("Nothing here can be repaired automatically.", zh: "以下问题都无法重新推算。"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var json: JSON {
    .object(
      [
        ("ok", .bool(findings.isEmpty)),
        (
          "findings",
          .array(
            findings.map { finding in
              .object([
                ("name", .string(finding.name)), ("message", .string(finding.text.said)),
                ("remedy", .string(finding.remedy.said)), ("fixable", .bool(finding.canBeRepaired)),
              ])
            })
        ),
      ]
        + (repaired.map { repaired in
          [
            ("fixed", JSON(repaired.repairs.map(\.text.said))), ("copy", JSON(repaired.copy)),
          ]
        } ?? []))
  }
}

extension DatabaseFile.Repair {
  fileprivate var text: Text {
    switch self {
    case .indexes: Text("Rebuilt the indexes.", zh: "已重建索引。")
    case .schema(let names):
      Text(
        "Restored the schema as the migrations make it: \(names.joined(separator: ", "))",
        zh: "已按迁移恢复结构：\(names.joined(separator: "、"))")
    case .whatCounts: Text("Rederived which facts count.", zh: "已重新推算哪些记录生效。")
    case .studyTotals: Text("Rebuilt the sums of study time.", zh: "已重新合计学习时长。")
    case .migrations:
      Text("Restored the down migrations that Rung records.", zh: "已写回 Rung 自己的迁移回退内容。")
    case .noteIndex: Text("Rebuilt the note index.", zh: "已重建笔记检索。")
    }
  }
}
