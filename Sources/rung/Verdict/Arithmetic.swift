import SkillCore
import SkillExchange

extension ItemVerdict {
  /// Why the mastery is what it is: `12h of 20h studied: 30`.
  func arithmetic(_ invocation: Invocation) -> String {
    switch state {
    case .notApplicable: return say("not applicable: left out", zh: "不适用：不计入")
    case .stale:
      return say(
        "not touched for long: \(mastery), at most 50", zh: "久未接触：\(mastery)，至多 50")
    default: break
    }
    switch basis {
    case .completed(let isWaived, let isProven):
      let what = isWaived ? say("waived", zh: "免修") : say("done", zh: "已完成")
      return isProven
        ? say("\(what), with proof: \(mastery)", zh: "\(what)，有证据：\(mastery)")
        : say("\(what), no proof: \(mastery)", zh: "\(what)，无证据：\(mastery)")
    case .study(let time, let target): return studied(time, target, invocation)
    case .kept(let count, let target, .week):
      return say(
        "\(count) of \(target) weeks: \(mastery)", zh: "\(count)/\(target) 周：\(mastery)")
    case .kept(let count, let target, .month):
      return say(
        "\(count) of \(target) months: \(mastery)", zh: "\(count)/\(target) 个月：\(mastery)")
    case .best(let k):
      return k == 1
        ? say("the best of its members: \(mastery)", zh: "取最好的一项：\(mastery)")
        : say(
          "the mean of its best \(k) members: \(mastery)", zh: "取最好 \(k) 项的平均：\(mastery)")
    }
  }

  private func studied(
    _ time: StudyTime, _ target: StudyTime, _ invocation: Invocation
  ) -> String {
    let (own, all) = (invocation.durationText(time), invocation.durationText(target))
    if time == .zero { return state == .todo ? "" : say("not done: 0", zh: "未完成：0") }
    if time < target {
      return say("\(own) of \(all) studied: \(mastery)", zh: "已学 \(own)，目标 \(all)：\(mastery)")
    }
    return say(
      "studied all of \(all): \(mastery), the most that study alone gives; done? rung done \(entry)",
      zh: "已学满 \(all)：\(mastery)，只靠学习最多如此；学会了？rung done \(entry)")
  }

  /// The same for scripts.
  var basisJSON: JSON {
    switch basis {
    case .completed(let isWaived, let isProven):
      .object([("waived", .bool(isWaived)), ("proven", .bool(isProven))])
    case .study(let time, let target):
      .object([
        ("studiedSeconds", .integer(time.seconds)), ("targetSeconds", .integer(target.seconds)),
      ])
    case .kept(let count, let target, let period):
      .object([
        ("kept", .integer(count)), ("target", .integer(target)),
        ("period", .string(period.rawValue)),
      ])
    case .best(let k): .object([("best", .integer(k))])
    }
  }
}

extension CapabilityVerdict {
  /// What it lacks where no must-have is missing: `15 points: middleware xss`.
  var lackingText: String? {
    lacking.map { points, items in
      let names = items.map { "\($0)" }.joined(separator: " ")
      return say(
        "\(points) \(points == 1 ? "point" : "points"): \(names)", zh: "差 \(points) 分：\(names)")
    }
  }

  /// How the score comes about: `score 55 = 1320 / 24`.
  var arithmetic: String {
    say(
      "score \(score) (\(sums.points) points of \(sums.weights) stars)",
      zh: "得分 \(score)（\(sums.points) 分 / \(sums.weights) 星）")
  }
}
