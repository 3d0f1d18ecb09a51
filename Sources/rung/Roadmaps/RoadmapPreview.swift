import SkillCore
import SkillExchange
import SkillStore

/// What changes with another version of the roadmap: items and numbers, the verdict, and facts
/// whose skill no longer counts.
struct RoadmapPreview {
  /// What to add at the end of the preview.
  enum Remark {
    case dryRun, declined, applied
    /// The learner has seen the difference and agreed.
    case agreed
  }

  private let learner: Learner
  private let to: RoadmapReference
  private let difference: RoadmapDifferenceAnswer
  private let before: Verdict
  private let after: Verdict
  /// Skills that no longer count, with their number of facts and their successor, if any.
  private let carried: [(skill: Slug, facts: Int, successor: Slug?)]
  private let renames: RoadmapRenames
  /// Possible renames that were not confirmed or declined.
  private let likely: [RoadmapRename]
  private let invocation: Invocation

  init(
    from old: Roadmap, to new: Roadmap, _ renames: RoadmapRenames, _ desk: Desk,
    _ invocation: Invocation
  ) throws {
    learner = desk.learner
    to = new.reference
    difference = RoadmapDifferenceAnswer(from: old, to: new, style: invocation.style)
    before = try desk.verdict(on: old)
    after = try desk.verdict(on: new)
    let counts = try desk.store.factCounts(of: desk.learner)
    let current = Set(new.items.filter(\.counts).map(\.slug))
    let successors = new.replacements()
    carried = old.items.filter { $0.counts && !current.contains($0.slug) }.compactMap { item in
      counts[item.slug].map { (item.slug, $0, successors[item.slug]) }
    }
    self.renames = renames
    likely = RoadmapRename.likely(from: old, to: new).filter { !renames.declined.contains($0) }
    self.invocation = invocation
  }

  /// - Parameter wrote: the file into which the renames were written.
  func answer(applied: Bool, remark: Remark, wrote: String? = nil) -> Answer {
    let done = say(
      "\(visible(learner.name)) follows \(to) now\n", zh: "\(visible(learner.name)) 现在使用 \(to)\n")
    let nothing = say("Nothing was changed.\n", zh: "没有任何改动。\n")
    return invocation.answer(
      remarks: (wrote.map {
        [say("Wrote the renames to \(visible($0))", zh: "\(visible($0)) 已保留改名前的标识符")]
      } ?? []) + (applied ? [say("To go back: rung undo", zh: "撤回：rung undo")] : []),
      json: json(applied: applied),
      text: {
        switch remark {
        case .dryRun: text + nothing
        case .declined: nothing
        case .agreed: done
        case .applied: text + done
        }
      }())
  }

  /// Ends with an empty line.
  var text: String {
    [difference.text, invocation.text(verdicts), keptFacts, guesses].filter { !$0.isEmpty }
      .joined(separator: "\n") + "\n"
  }

  private var verdicts: Table {
    var table = Table(
      [.init("", wraps: true)] + Policy.allCases.map { .init($0.label.said, wraps: true) })
    table.add(
      [Table.Cell(say("level", zh: "等级"))]
        + Policy.allCases.map { policy in
          step(
            before.levelText(before.assessment(policy)), after.levelText(after.assessment(policy)))
        })
    for level in after.roadmap.levels {
      table.add(
        [Table.Cell(level.label.said)]
          + Policy.allCases.map { policy in
            step(
              percent(before.assessment(policy), level), percent(after.assessment(policy), level))
          })
    }
    return table
  }

  private func step(_ before: String, _ after: String) -> Table.Cell {
    before == after ? Table.Cell(after) : Table.Cell("\(before) → \(after)", .yellow)
  }

  private func percent(_ assessment: Assessment, _ level: Roadmap.Level) -> String {
    let progress = assessment.progress.first { $0.level == level.id }
    return progress.map { "\($0.percent)%" } ?? say("none", zh: "无")
  }

  private var keptFacts: String {
    carried.map { skill, facts, successor in
      if let successor {
        return say(
          "\(skill) counts as \(successor), with its \(counted(facts, "fact")).\n",
          zh: "\(skill) 改记为 \(successor)，其 \(facts) 条记录一并计入。\n")
      }
      return say(
        "\(skill) no longer counts; its \(facts) \(facts == 1 ? "fact is" : "facts are") kept.\n",
        zh: "\(skill) 不再计入；其 \(facts) 条记录仍保留。\n")
    }.joined()
  }

  /// Possible renames, with the option that would keep the progress.
  private var guesses: String {
    likely.map { rename in
      let (old, new) = (rename.old, rename.new)
      return say(
        "Was \(old) renamed to \(new)? To keep its progress: --renamed \(old)=\(new)\n",
        zh: "\(old) 是否改名为 \(new)？若是，加上 --renamed \(old)=\(new)，进度会延续。\n")
    }.joined()
  }

  private func json(applied: Bool) -> JSON {
    func verdict(_ policy: Policy) -> (String, JSON) {
      func one(_ verdict: Verdict) -> JSON {
        let assessment = verdict.assessment(policy)
        return [
          "level": JSON(assessment.level.map { "\($0.id)" }),
          "progress": .object(assessment.progress.map { ("\($0.level)", .integer($0.percent)) }),
        ]
      }
      return (policy.rawValue, ["before": one(before), "after": one(after)])
    }
    return .object(
      difference.json + Policy.allCases.map(verdict) + [
        (
          "carried",
          .array(
            carried.map {
              [
                "skill": .string("\($0.skill)"), "facts": .integer($0.facts),
                "to": JSON($0.successor.map { "\($0)" }),
              ]
            })
        ),
        ("renamed", json(likely)), ("kept", json(renames.accepted)), ("applied", .bool(applied)),
      ])
  }

  private func json(_ renames: [RoadmapRename]) -> JSON {
    .array(renames.map { ["from": .string("\($0.old)"), "to": .string("\($0.new)")] })
  }
}

extension Desk {
  /// The learner's verdict on any roadmap.
  fileprivate func verdict(on roadmap: Roadmap) throws -> Verdict {
    let record = try store.record(of: learner, names: roadmap.renamedSkills)
    return Verdict(learner, roadmap, record, asOf: nil)
  }
}
