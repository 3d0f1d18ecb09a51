import SkillCore

/// A fact with what its row shows beside it.
public struct CSVFact: Sendable {
  public var fact: Fact
  /// The learner's name.
  public var learner: String
  /// The skill's stage in the roadmap; nil outside the stages.
  public var stage: Int?
  /// Whether the fact's skill is an any-of group: it is written `@orm`.
  public var isGroup: Bool
  /// Of a completion: the evidence of its skill, shown in one cell with spaces between.
  public var evidence: [String]

  public init(
    _ fact: Fact, learner: String, stage: Int? = nil, isGroup: Bool = false,
    evidence: [String] = []
  ) {
    self.fact = fact
    self.learner = learner
    self.stage = stage
    self.isGroup = isGroup
    self.evidence = evidence
  }

  /// Its cells in the order of `CSVTable(holding: fact.kind)`'s header; empty for a running timer.
  public var row: [String] {
    let name = [fact.id.description, learner, skill]
    let staged = name + [stage.map(String.init) ?? ""]
    let place = [fact.at.zone, fact.at.localDay.description]
    let when = [fact.at.iso8601] + place
    let note = [fact.note ?? ""]
    switch fact.kind {
    case .session(let end):
      let length = fact.duration ?? .zero
      return staged + [fact.at.iso8601, end.iso8601] + place
        + [String(length.seconds), length.spreadsheetText, fact.tags.joined(separator: " ")] + note
    case .timer: return []
    case .completion: return staged + when + [evidence.joined(separator: " ")] + note
    case .evidence(let text): return staged + when + [text]
    case .note(let session): return name + [session?.description ?? ""] + when + note
    case .checkIn(let evidence): return name + when + [evidence ?? ""] + note
    case .rating(let rating): return staged + when + [String(rating)] + note
    case .waiver, .notApplicable: return staged + when + note
    }
  }

  private var skill: String {
    guard let skill = fact.skill else { return "" }
    return isGroup ? "@\(skill)" : skill.description
  }
}

extension StudyTime {
  /// `1:30:00`, hours, minutes and seconds: what spreadsheets take for a length of time.
  public var spreadsheetText: String {
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let length = max(0, seconds)
    return "\(length / 3600):\(twoDigits(length / 60 % 60)):\(twoDigits(length % 60))"
  }
}
