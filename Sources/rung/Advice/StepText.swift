import SkillCore
import SkillExchange

extension Step {
  /// What is to be done, in a word or two: `learn`, `finish, with proof`.
  var doing: String {
    switch action {
    case .prove: say("prove", zh: "补证据")
    case .keep: say("keep", zh: "坚持")
    case .finish where addsProof: say("finish + proof", zh: "学完并附证据")
    case .finish: say("finish", zh: "学完")
    case .learn where addsProof: say("learn + proof", zh: "学会并附证据")
    case .learn: say("learn", zh: "学会")
    }
  }

  /// What is left: hours, weeks or months; of a proof, nothing but the proof.
  func left(_ invocation: Invocation) -> String {
    switch remaining {
    case .study(let time):
      action == .prove || time == .zero ? "-" : invocation.durationText(time)
    case .habit(let count, .week):
      say("\(count) \(count == 1 ? "week" : "weeks")", zh: "\(count) 周")
    case .habit(let count, .month):
      say("\(count) \(count == 1 ? "month" : "months")", zh: "\(count) 个月")
    }
  }

  /// Both: `learn, 6h`, `prove`.
  func said(_ invocation: Invocation) -> String {
    let left = left(invocation)
    return left == "-" ? doing : say("\(doing), \(left)", zh: "\(doing)，\(left)")
  }

  /// What has to be typed, in the order in which it has to be.
  func commands(needsLink: Bool) -> [String] {
    let link = say("LINK", zh: "链接")
    switch action {
    case .prove: return ["rung evidence \(item) \(link)"]
    case .keep:
      return ["rung checkin \(item)" + (needsLink ? " --evidence \(link)" : "")]
    case .finish, .learn:
      let done = "rung done \(item)" + (addsProof ? " --evidence \(link)" : "")
      guard case .study(let time) = remaining, time > .zero else { return [done] }
      return ["rung start \(item)", done]
    }
  }

  /// The commands of the first step, as a line below a list.
  func firstLine(_ roadmap: Roadmap, _ invocation: Invocation) -> String {
    var needsLink = false
    if case .habit(let habit)? = roadmap.items.first(where: { $0.slug == item })?.kind {
      needsLink = habit.needsLink
    }
    let commands = commands(needsLink: needsLink)
    guard commands.count > 1, let last = commands.last else {
      return say("First: \(commands[0])\n", zh: "先做：\(commands[0])\n")
    }
    return say(
      "First: \(commands[0]); after \(left(invocation)): \(last)\n",
      zh: "先做：\(commands[0])；学满 \(left(invocation)) 后：\(last)\n")
  }

  /// The members that every list of steps has.
  var members: [(String, JSON)] {
    [
      ("skill", .string("\(item)")), ("action", .string(action.rawValue)),
      ("proof", .bool(addsProof)), ("left", remaining.json),
      ("costSeconds", .integer(cost.seconds)), ("stars", .integer(stars)),
      ("stage", JSON(stage)),
    ]
  }
}

extension Remaining {
  /// `{"seconds": 3600}`, `{"weeks": 3}` or `{"months": 3}`.
  fileprivate var json: JSON {
    switch self {
    case .study(let time): .object([("seconds", .integer(time.seconds))])
    case .habit(let count, .week): .object([("weeks", .integer(count))])
    case .habit(let count, .month): .object([("months", .integer(count))])
    }
  }
}

extension Suggestion {
  /// What the step brings as it is advised.
  var promised: Portion { step.addsProof || step.action == .prove ? gain : gainDone }
}

/// `+3.5%`; what is too small for a decimal is still not nothing: `<0.1%`.
func gainText(_ gain: Portion) -> String {
  let tenths = gain.rounded(to: 1000)
  if tenths == 0, gain.units > 0 { return "<0.1%" }
  return "+\(tenths / 10).\(tenths % 10)%"
}

extension JSON {
  /// A share of 1 with four decimals.
  init(_ portion: Portion) {
    self = .decimal(portion.rounded(to: 10_000), places: 4)
  }
}
