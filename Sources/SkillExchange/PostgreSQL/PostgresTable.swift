/// The tables that `rung export sql` fills; PostgreSQL/schema.sql creates them.
public enum PostgresTable: String, CaseIterable, Sendable {
  case learner, capability, skill, verdict, fact
  case capabilityVerdict = "capability_verdict"

  /// The order of a row's values.
  var columns: [String] {
    switch self {
    case .learner: ["uid", "name", "hidden", "changed_at"]
    case .capability:
      ["roadmap", "version", "slug", "position", "level", "en", "zh", "threshold"]
    case .skill:
      ["roadmap", "version", "slug", "position", "stage", "stars", "capability", "en", "zh"]
    case .verdict:
      ["learner", "roadmap", "policy", "version", "as_of", "known_until", "level"]
    case .capabilityVerdict:
      [
        "learner", "roadmap", "policy", "capability", "version", "as_of", "known_until", "score",
        "met", "missing",
      ]
    case .fact:
      [
        "uid", "learner", "kind", "skill", "at", "end_at", "zone", "local_date", "evidence",
        "rating", "note", "tags", "about", "live", "changed_at", "length",
      ]
    }
  }

  /// The key by which a row is recognized.
  private var key: [String] {
    switch self {
    case .learner, .fact: ["uid"]
    case .capability, .skill: ["roadmap", "version", "slug"]
    case .verdict: ["learner", "roadmap", "policy"]
    case .capabilityVerdict: ["learner", "roadmap", "policy", "capability"]
    }
  }

  /// The column that orders two versions of a row; nil for immutable rows.
  private var age: String? {
    switch self {
    case .learner, .fact: "changed_at"
    case .capability, .skill: nil
    case .verdict, .capabilityVerdict: "as_of, known_until"
    }
  }

  var beginning: String {
    "insert into rung.\(rawValue) as old (\(columns.joined(separator: ", "))) values\n"
  }

  /// An older row never replaces a newer one, and an equal row changes nothing.
  var ending: String {
    let known = "\non conflict (\(key.joined(separator: ", "))) do "
    guard let age else { return known + "nothing;\n" }
    func row(_ name: String, _ columns: some Sequence<String>) -> String {
      "(" + columns.map { "\(name).\($0)" }.joined(separator: ", ") + ")"
    }
    let changing = columns.filter { !key.contains($0) }
    let ages = age.split(separator: ", ").map(String.init)
    return known + "update set\n  "
      + changing.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
      + "\nwhere \(row("excluded", ages)) >= \(row("old", ages))"
      + "\n  and \(row("excluded", changing)) is distinct from \(row("old", changing));\n"
  }
}
