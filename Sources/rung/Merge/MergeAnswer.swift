import SkillCore
import SkillExchange
import SkillStore

/// The answer of `merge` and `import json`.
struct MergeAnswer {
  private let outcome: MergeOutcome
  private let isDry: Bool
  private let invocation: Invocation

  init(_ outcome: MergeOutcome, isDry: Bool, _ invocation: Invocation) {
    self.outcome = outcome
    self.isDry = isDry
    self.invocation = invocation
  }

  func answer() throws -> Answer {
    invocation.answer(remarks: remarks, json: json, text: text)
  }

  private var text: String {
    guard outcome.hasChanged else {
      return outcome.differing == 0
        ? say("Nothing new: everything is here already\n", zh: "没有新内容：所有记录都已存在\n")
        : say("Nothing new\n", zh: "没有新内容\n") + differing.map { $0 + "\n" }.joined()
    }
    var lines: [String] = []
    for (learner, changes) in Dictionary(grouping: outcome.facts, by: \.learner).sorted(by: byKey) {
      let counts = changes.map { MergeAnswer.counted($0.count, $0.kind) }
      lines.append(
        isDry
          ? say(
            "Would add for \(visible(learner)): \(counts.joined(separator: ", "))",
            zh: "将为 \(visible(learner)) 增加：\(counts.joined(separator: "、"))")
          : say(
            "Added for \(visible(learner)): \(counts.joined(separator: ", "))",
            zh: "已为 \(visible(learner)) 增加：\(counts.joined(separator: "、"))"))
    }
    for (learner, changes) in Dictionary(grouping: outcome.ended, by: \.learner).sorted(by: byKey) {
      let counts = changes.map { MergeAnswer.counted($0.count, $0.kind) }
      lines.append(
        say(
          "No longer counted for \(visible(learner)), as corrected, deleted or undone there: \(counts.joined(separator: ", "))",
          zh: "\(visible(learner)) 不再计入（在另一处已更正、删除或撤销）：\(counts.joined(separator: "、"))"))
    }
    if !outcome.learners.isEmpty {
      let names = outcome.learners.map { visible($0) }
      lines.append(
        say(
          "New learners: \(names.joined(separator: ", "))",
          zh: "新的学习者：\(names.joined(separator: "、"))"))
    }
    if !outcome.roadmaps.isEmpty {
      let names = outcome.roadmaps.map { "\($0)" }
      lines.append(
        say(
          "New roadmaps: \(names.joined(separator: ", "))",
          zh: "新的路线图：\(names.joined(separator: "、"))"))
    }
    lines += counts
    if lines.isEmpty {
      lines.append(
        isDry
          ? say("Would add history only: nothing that counts changes", zh: "只会增加历史：生效的内容不变")
          : say("Added history only: nothing that counts has changed", zh: "只增加了历史：生效的内容没有变化"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func byKey<Value>(_ left: (key: String, Value), _ right: (key: String, Value)) -> Bool {
    left.key < right.key
  }

  private var counts: [String] {
    var lines: [String] = []
    if outcome.flips > 0 {
      lines.append(
        say(
          "Actions undone or redone there: \(outcome.flips)",
          zh: "在另一处撤销或重做的操作：\(outcome.flips) 次"))
    }
    if outcome.conflicts > 0 {
      lines.append(
        say(
          "Corrected on both sides: \(outcome.conflicts), the later correction counts",
          zh: "两边都更正过：\(outcome.conflicts) 条，以较晚的更正为准"))
    }
    return lines + differing
  }

  /// Two devices that imported different states of a tool's file have different records under one id.
  private var differing: [String] {
    guard outcome.differing > 0 else { return [] }
    return [
      say(
        "Different here and there: \(outcome.differing), kept as here. If a tool's file was imported on both, import its latest with --update, and merge again",
        zh: "两边内容不同：\(outcome.differing) 条，保留这里的。若两边都导入过同一工具的文件，请用 --update 导入最新的，再合并")
    ]
  }

  private var remarks: [String] {
    guard outcome.hasChanged else { return [] }
    let future =
      outcome.future == 0
      ? []
      : [
        say(
          "Facts in the future: \(outcome.future). Are the clocks right, here and there? The facts count; see them: rung history",
          zh: "在将来的记录：\(outcome.future) 条。两边的时钟都对吗？它们会计入；查看：rung history")
      ]
    return future + [
      isDry
        ? say("Nothing was changed.", zh: "没有任何改动。")
        : say("To undo it: rung undo", zh: "撤销：rung undo")
    ]
  }

  private var json: JSON {
    func list(_ changes: [(learner: String, kind: FactKind, count: Int)]) -> JSON {
      .array(
        changes.map {
          [
            "learner": .string($0.learner), "kind": .string($0.kind.rawValue),
            "count": .integer($0.count),
          ]
        })
    }
    return [
      "changed": .bool(outcome.hasChanged && !isDry), "dryRun": .bool(isDry),
      "added": list(outcome.facts), "ended": list(outcome.ended),
      "learners": JSON(outcome.learners), "roadmaps": JSON(outcome.roadmaps.map { "\($0)" }),
      "commands": .integer(outcome.actions), "flipped": .integer(outcome.flips),
      "conflicts": .integer(outcome.conflicts), "differing": .integer(outcome.differing),
      "future": .integer(outcome.future),
    ]
  }

  private static func counted(_ count: Int, _ kind: FactKind) -> String {
    let names: [FactKind: Text] = [
      .session: Text("session", zh: "次学习"), .timer: Text("timer", zh: "个计时"),
      .completion: Text("completion", zh: "项完成"), .evidence: Text("proof", zh: "条证据"),
      .note: Text("note", zh: "条笔记"), .checkin: Text("check-in", zh: "次打卡"),
      .rating: Text("rating", zh: "次自评"), .waiver: Text("waiver", zh: "项免修"),
      .notApplicable: Text("not-applicable mark", zh: "项不适用"),
    ]
    let name = names[kind] ?? Text("fact", zh: "条记录")
    return say(
      "\(count) \(name.en)\(count == 1 ? "" : "s")", zh: "\(count) \(name.zh)")
  }
}

extension MergeAnswer {
  static let nothingChanged = Text(
    "Nothing was changed. Correct the file or use another one.", zh: "没有任何改动。请更正文件，或换一个文件。")

  /// The canonical text of a roadmap from another file.
  ///
  /// - Throws: `BadRecord` for a roadmap with errors.
  static func canonical(_ roadmap: Roadmap) throws -> String {
    if let fault = roadmap.faults().first {
      let name = roadmap.reference
      throw BadRecord(
        Text("\(name): \(fault.message.en)", zh: "\(name)：\(fault.message.zh)"))
    }
    return RoadmapFile.canonical(roadmap)
  }

  /// The refusal for an error of the merge, naming the file.
  static func refusal(_ error: any Error, _ file: String) -> Refusal? {
    switch error {
    case let bad as BadRecord:
      Refusal(
        "bad-file", .badFile,
        Text("\(file): \(bad.message.en)", zh: "\(file)：\(bad.message.zh)"), hint: nothingChanged)
    case StoreError.roadmapVersionTaken(let reference):
      Refusal(
        "roadmap-version-taken", .badFile,
        Text(
          "\(reference) has different content here and in \(file)",
          zh: "\(reference) 在这里的内容与 \(file) 中的不同"),
        hint: Text(
          "Nothing was changed. On one of the devices, undo adding it and add it under the next version number.",
          zh: "没有任何改动。请在其中一台设备上撤销添加，改用下一个版本号添加。"))
    case StoreError.damaged(let table, _):
      Refusal(
        "bad-file", .badFile,
        Text("\(file) is damaged (\(table))", zh: "\(file) 已损坏（\(table)）"), hint: nothingChanged)
    default: nil
    }
  }
}
