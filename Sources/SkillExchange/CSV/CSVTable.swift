import SkillCore

/// The tables that `rung export csv` writes. The raw value names a table on the command line.
public enum CSVTable: String, CaseIterable, Sendable {
  case sessions, completions, evidence, notes, checkins, skills, levels, waivers, ratings
  case notApplicable = "not-applicable"

  /// The first row. Scripts rely on the names: they never change.
  public var header: [String] {
    switch self {
    case .sessions:
      [
        "id", "learner", "skill", "stage", "start", "end", "zone", "local_date",
        "duration_seconds", "duration", "tags", "note",
      ]
    case .completions:
      ["id", "learner", "skill", "stage", "completed_at", "zone", "local_date", "evidence", "note"]
    case .evidence:
      ["id", "learner", "skill", "stage", "at", "zone", "local_date", "evidence"]
    case .notes:
      ["id", "learner", "skill", "session", "at", "zone", "local_date", "note"]
    case .checkins:
      ["id", "learner", "habit", "at", "zone", "local_date", "evidence", "note"]
    case .skills:
      [
        "roadmap", "version", "stage", "slug", "en", "zh", "stars", "capability", "state",
        "mastery", "seconds", "completed_at",
      ]
    case .levels:
      [
        "learner", "roadmap", "version", "as_of", "policy", "level", "capability",
        "capability_level", "score", "met", "missing",
      ]
    case .waivers, .notApplicable:
      ["id", "learner", "skill", "stage", "at", "zone", "local_date", "note"]
    case .ratings:
      ["id", "learner", "skill", "stage", "at", "zone", "local_date", "rating", "note"]
    }
  }

  /// The table of facts of this kind; nil for a running timer, which is not exported.
  public init?(holding kind: Fact.Kind) {
    switch kind {
    case .session, .length: self = .sessions
    case .timer: return nil
    case .completion: self = .completions
    case .evidence: self = .evidence
    case .note: self = .notes
    case .checkIn: self = .checkins
    case .rating: self = .ratings
    case .waiver: self = .waivers
    case .notApplicable: self = .notApplicable
    }
  }
}
