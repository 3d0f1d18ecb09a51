import SkillCore
import SkillExchange

/// How a command moved one learner's verdict.
struct Moved {
  private let learner: Learner
  private let old: Verdict
  private let new: Verdict

  /// Nil if neither policy's verdict changed, or the roadmap is another: its levels are not
  /// comparable.
  init?(_ comparison: (learner: Learner, old: Verdict, new: Verdict)) {
    (learner, old, new) = comparison
    guard old.roadmap.slug == new.roadmap.slug else { return nil }
    guard Policy.allCases.contains(where: { step($0) != nil || hasOtherLevel($0) }) else {
      return nil
    }
  }

  private func hasOtherLevel(_ policy: Policy) -> Bool {
    old.assessment(policy).level?.id != new.assessment(policy).level?.id
  }

  /// The lowest level whose progress changed, with both values.
  private func step(_ policy: Policy) -> Step? {
    // Another version may have other levels.
    let before = old.assessment(policy).progress
    for other in new.assessment(policy).progress {
      guard let one = before.first(where: { $0.level == other.level }) else { continue }
      if one.percent != other.percent {
        return Step(level: one.level, from: one.percent, to: other.percent)
      }
    }
    return nil
  }

  private struct Step: Equatable {
    let level: Slug
    let from: Int
    let to: Int

    var text: String { "\(from)% -> \(to)%" }
  }

  // MARK: - Text

  /// - Parameter isNamed: whether to name the learner.
  func text(isNamed: Bool) -> String {
    let name = isNamed ? visible(learner.name) + say(": ", zh: "：") : ""
    return (levels + [progress].compactMap(\.self)).map { name + $0 + "\n" }.joined()
  }

  private var progress: String? {
    let (claimed, evidenced) = (step(.claimed), step(.evidenced))
    if let claimed, let evidenced, claimed != evidenced {
      let other = claimed.level == evidenced.level ? "" : label(evidenced.level) + " "
      return say(
        "\(label(claimed.level)) \(claimed.text) (evidenced: \(other)\(evidenced.text))",
        zh: "\(label(claimed.level)) \(claimed.text)（有据：\(other)\(evidenced.text)）")
    }
    if let claimed, evidenced != nil { return "\(label(claimed.level)) \(claimed.text)" }
    guard
      let (policy, step) = claimed.map({ (Policy.claimed, $0) })
        ?? evidenced.map({ (.evidenced, $0) })
    else { return nil }
    return say(
      "\(label(step.level)) \(step.text), as \(policy.label.en)",
      zh: "\(label(step.level)) \(step.text)（\(policy.label.zh)）")
  }

  private func label(_ level: Slug) -> String {
    new.roadmap.levels.first { $0.id == level }?.label.said ?? "\(level)"
  }

  /// A level reached or lost; one line for both policies if they agree.
  private var levels: [String] {
    let changed = Policy.allCases.filter(hasOtherLevel)
    let agree =
      changed.count == 2
      && old.claimed.level?.id == old.evidenced.level?.id
      && new.claimed.level?.id == new.evidenced.level?.id
    return (agree ? [Policy.claimed] : changed).map { line($0, isBoth: agree) }
  }

  private func line(_ policy: Policy, isBoth: Bool) -> String {
    let ranks = new.roadmap.levels.map(\.id)
    func rank(_ verdict: Verdict) -> Int {
      verdict.assessment(policy).level.flatMap { ranks.firstIndex(of: $0.id) } ?? -1
    }
    let (before, after) = (rank(old), rank(new))
    if after > before {
      let level = label(ranks[after])
      return isBoth
        ? say("You have reached \(level). Well done!", zh: "恭喜，你已达到\(level)！")
        : say(
          "You have reached \(level), as \(policy.label.en). Well done!",
          zh: "恭喜，按“\(policy.label.zh)”你已达到\(level)！")
    }
    let lost = old.assessment(policy).level?.label
    let (en, zh) = (lost?.en ?? "", lost?.zh ?? "")
    return isBoth
      ? say("\(en) is no longer reached.", zh: "不再达到\(zh)。")
      : say(
        "\(en) is no longer reached, as \(policy.label.en).",
        zh: "按“\(policy.label.zh)”，不再达到\(zh)。")
  }

  // MARK: - JSON

  var json: JSON {
    .object(
      [("learner", .string(learner.name))]
        + Policy.allCases.map { policy in
          (
            policy.rawValue,
            .object([
              ("from", Moved.json(old.assessment(policy))),
              ("to", Moved.json(new.assessment(policy))),
            ])
          )
        })
  }

  private static func json(_ assessment: Assessment) -> JSON {
    .object([
      ("level", JSON(assessment.level.map { "\($0.id)" })),
      (
        "progress",
        .object(assessment.progress.map { ("\($0.level)", .integer($0.percent)) })
      ),
    ])
  }
}

extension [Moved] {
  /// One or two lines per learner; named if there are several.
  func text(_ invocation: Invocation) -> String {
    map { $0.text(isNamed: count > 1) }.joined()
  }
}

extension JSON {
  /// The object, with a member `moved` if something moved.
  func with(_ moments: [Moved]) -> JSON {
    guard !moments.isEmpty, case .object(let members) = self else { return self }
    return .object(members + [("moved", .array(moments.map(\.json)))])
  }
}
