import SkillCore

/// A fact with the other cells of its row.
public struct CSVFact: Sendable {
  public var fact: Fact
  /// The learner's name.
  public var learner: String
  /// The skill's stage; nil without one.
  public var stage: Int?
  /// Whether the fact's skill is an any-of group, written `@orm`.
  public var isGroup: Bool
  /// For a completion: the evidence of its skill, in one cell, separated by spaces.
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
    let skill = CSVFact.skillCells(fact.skill, stage: stage, isGroup: isGroup)
    let name = [fact.id.description, learner] + skill.prefix(1)
    let staged = [fact.id.description, learner] + skill
    let place = [fact.at.zone, fact.at.localDay.description]
    let when = [fact.at.iso8601] + place
    let note = [fact.note ?? ""]
    switch fact.kind {
    case .session, .length:
      let length = fact.duration ?? .zero
      let clocks: [String] =
        if case .session(let end) = fact.kind { [fact.at.iso8601, end.iso8601] } else { ["", ""] }
      return staged + clocks + place
        + [String(length.seconds), length.spreadsheetText, fact.tags.joined(separator: " ")] + note
    case .timer: return []
    case .completion: return staged + when + [evidence.joined(separator: " ")] + note
    case .evidence(let proof): return staged + when + [proof.text]
    case .note(let session): return name + [session?.description ?? ""] + when + note
    case .checkIn(let evidence): return name + when + [evidence?.text ?? ""] + note
    case .rating(let rating): return staged + when + [String(rating)] + note
    case .waiver, .notApplicable: return staged + when + note
    }
  }

  /// The cells that name a skill and its stage.
  public static func skillCells(_ skill: Slug?, stage: Int?, isGroup: Bool) -> [String] {
    [skill.map { isGroup ? "@\($0)" : $0.description } ?? "", stage.map(String.init) ?? ""]
  }
}

extension StudyTime {
  /// `1:30:00`, hours, minutes and seconds: which spreadsheets parse as a duration.
  public var spreadsheetText: String {
    var bytes: [UInt8] = []
    bytes.append(digits: 32) { $0.append(forSpreadsheets: self) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Digits {
  /// Appends `spreadsheetText`.
  mutating func append(forSpreadsheets time: StudyTime) {
    let length = max(0, time.seconds)
    append(number: length / 3600)
    append(UInt8(ascii: ":"))
    append(twoOrMore: length / 60 % 60)
    append(UInt8(ascii: ":"))
    append(twoOrMore: length % 60)
  }
}
