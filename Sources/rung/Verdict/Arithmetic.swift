import SkillCore
import SkillExchange

extension ItemVerdict {
  /// Why the mastery is what it is, with the command if only that is missing.
  var explanation: String {
    arithmetic(in: Speech.language)
      + (isStudiedOut ? say("; done? rung done \(entry)", zh: "；学会了？rung done \(entry)") : "")
  }

  /// The same as JSON.
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

extension [EntryID] {
  /// The first few names.
  var shownText: String {
    LongList(map { "\($0)" }).text(in: Speech.language, separator: " ")
  }
}

extension CapabilityVerdict {
  /// What is lacking if no must-have is missing: `15 points: middleware xss`.
  var lackingText: String? {
    lacking.map { points, items in
      let names = items.shownText
      return say(
        "\(points) \(points == 1 ? "point" : "points"): \(names)", zh: "差 \(points) 分：\(names)")
    }
  }
}
