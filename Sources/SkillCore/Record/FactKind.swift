/// A kind of fact as it is spelled everywhere: in the schema, in JSON, and in SQL for PostgreSQL.
public enum FactKind: String, CaseIterable, Sendable {
  case session, timer, completion, evidence, note, checkin, rating, waiver
  case notApplicable = "not-applicable"

  public init(_ kind: Fact.Kind) {
    switch kind {
    case .session, .length: self = .session
    case .timer: self = .timer
    case .completion: self = .completion
    case .evidence: self = .evidence
    case .note: self = .note
    case .checkIn: self = .checkin
    case .rating: self = .rating
    case .waiver: self = .waiver
    case .notApplicable: self = .notApplicable
    }
  }

  /// The kind that a text names. Earlier versions of `history --json` said `check-in`.
  public init?(spelled text: String) {
    self.init(rawValue: text == "check-in" ? "checkin" : text)
  }

  /// All of them, as a sentence lists them.
  public static func listed(or: String, comma: String) -> String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: comma) + or + (names.last ?? "")
  }
}
