import SkillCore
import SkillExchange

extension Step {
  /// The commands to type, in order.
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

  /// The commands of the first step, for the line below a list.
  func firstLine(_ roadmap: Roadmap) -> String {
    var needsLink = false
    if case .habit(let habit)? = roadmap.items.first(where: { $0.slug == item })?.kind {
      needsLink = habit.needsLink
    }
    let commands = commands(needsLink: needsLink)
    guard commands.count > 1, let last = commands.last else {
      return say("First: \(commands[0])\n", zh: "先做：\(commands[0])\n")
    }
    return say(
      "First: \(commands[0]); after \(left?.en ?? ""): \(last)\n",
      zh: "先做：\(commands[0])；学满 \(left?.zh ?? "") 后：\(last)\n")
  }

  /// The JSON members that all lists of steps share.
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

extension JSON {
  /// A fraction with four decimals.
  init(_ portion: Portion) {
    self = .decimal(portion.rounded(to: 10_000), places: 4)
  }
}
