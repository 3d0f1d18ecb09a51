import SkillCore

/// The arithmetic behind the numbers, in words, for the terminal, the page and the transcript.
extension ItemVerdict {
  /// `12h of 20h studied: 30`. Empty for an item without facts.
  public func arithmetic(in language: Language) -> String {
    func say(_ en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
      language.say(en(), zh: zh())
    }
    switch state {
    case .notApplicable: return say("not applicable: left out", zh: "不适用：不计入")
    case .stale:
      return say("not touched for long: \(mastery), at most 50", zh: "久未接触：\(mastery)，至多 50")
    default: break
    }
    switch basis {
    case .completed(let isWaived, let isProven):
      let what = isWaived ? say("waived", zh: "免修") : say("done", zh: "已完成")
      return isProven
        ? say("\(what), with proof: \(mastery)", zh: "\(what)，有证据：\(mastery)")
        : say("\(what), no proof: \(mastery)", zh: "\(what)，无证据：\(mastery)")
    case .study(let time, let target): return studied(time, target, language)
    case .kept(let count, let target, .week):
      return say("\(count) of \(target) weeks: \(mastery)", zh: "\(count)/\(target) 周：\(mastery)")
    case .kept(let count, let target, .month):
      return say(
        "\(count) of \(target) months: \(mastery)", zh: "\(count)/\(target) 个月：\(mastery)")
    case .best(let k):
      return k == 1
        ? say("the best of its members: \(mastery)", zh: "取最好的一项：\(mastery)")
        : say("the mean of its best \(k) members: \(mastery)", zh: "取最好 \(k) 项的平均：\(mastery)")
    }
  }

  /// Whether study gives no more: only a completion is missing.
  public var isStudiedOut: Bool {
    guard case .study(let time, let target) = basis, state == .studying else { return false }
    return time >= target && time > .zero
  }

  private func studied(_ time: StudyTime, _ target: StudyTime, _ language: Language) -> String {
    if time == .zero { return state == .todo ? "" : language.say("not done: 0", zh: "未完成：0") }
    let all = target.text(in: language)
    if time < target {
      let own = time.text(in: language)
      return language.say(
        "\(own) of \(all) studied: \(mastery)", zh: "已学 \(own)，目标 \(all)：\(mastery)")
    }
    return language.say(
      "studied all of \(all): \(mastery), the most that study alone gives",
      zh: "已学满 \(all)：\(mastery)，只靠学习最多如此")
  }
}

extension CapabilityVerdict {
  /// `score 55 (1320 points of 24 stars)`.
  public func arithmetic(in language: Language) -> String {
    language.say(
      "score \(score) (\(sums.points) points of \(sums.weights) stars)",
      zh: "得分 \(score)（\(sums.points) 分 / \(sums.weights) 星）")
  }
}

extension Step {
  /// The step: `learn`, `finish + proof`.
  public var doing: Text {
    switch action {
    case .prove: Text("prove", zh: "补证据")
    case .keep: Text("keep", zh: "坚持")
    case .finish where addsProof: Text("finish + proof", zh: "学完并附证据")
    case .finish: Text("finish", zh: "学完")
    case .learn where addsProof: Text("learn + proof", zh: "学会并附证据")
    case .learn: Text("learn", zh: "学会")
    }
  }

  /// What is left: hours, weeks or months. Nil if only a completion or a proof is.
  public var left: Text? {
    switch remaining {
    case .study(let time): action == .prove || time == .zero ? nil : Text(time)
    case .habit(let count, .week):
      Text("\(count) \(count == 1 ? "week" : "weeks")", zh: "\(count) 周")
    case .habit(let count, .month):
      Text("\(count) \(count == 1 ? "month" : "months")", zh: "\(count) 个月")
    }
  }

  /// Both: `learn, 6h`, `prove`.
  public var task: Text {
    left.map { Text("\(doing.en), \($0.en)", zh: "\(doing.zh)，\($0.zh)") } ?? doing
  }
}

extension Suggestion {
  /// The gain of the step as advised.
  public var promised: Portion { step.addsProof || step.action == .prove ? gain : gainDone }
}

extension Portion {
  /// `+3.5%`; `<0.1%` if too small for one decimal.
  public var gainText: String {
    let tenths = rounded(to: 1000)
    if tenths == 0, units > 0 { return "<0.1%" }
    return "+\(tenths / 10).\(tenths % 10)%"
  }
}

extension Text {
  fileprivate init(_ time: StudyTime) {
    self.init(time.text(in: .english), zh: time.text(in: .chinese))
  }
}

extension Language {
  /// Of two texts only the one that is read is put together.
  fileprivate func say(_ en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
    self == .chinese ? zh() : en()
  }
}
