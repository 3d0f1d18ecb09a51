import SkillCore

/// Skills by name, exact or ignoring case; and by patterns, ignoring case.
struct NameTable {
  private var exact: [String: Slug] = [:]
  private var loose: [String: Slug] = [:]
  private var patterns: [(name: String, pattern: NamePattern, skill: Slug)] = []

  /// A later entry replaces the same name.
  mutating func add(_ name: String, _ skill: Slug?) {
    exact[name] = skill
    loose[name.lowercased()] = skill
    guard let pattern = NamePattern(name) else { return }
    patterns.removeAll { $0.pattern == pattern }
    if let skill { patterns.append((name, pattern, skill)) }
  }

  subscript(name: String) -> Slug? { exact[name] ?? loose[name.lowercased()] }

  /// Of several matching patterns, the most specific; of equal ones the first.
  func fitting(_ name: String) -> (skill: Slug, pattern: String)? {
    var best: (name: String, pattern: NamePattern, skill: Slug)?
    for entry in patterns where entry.pattern.fits(name) {
      if best.map({ entry.pattern.weight > $0.pattern.weight }) ?? true { best = entry }
    }
    return best.map { ($0.skill, $0.name) }
  }
}

/// `HLS-*`: `*` matches any text, `?` one character.
struct NamePattern: Equatable {
  private let characters: [Character]

  /// Nil for a name without wildcards.
  init?(_ name: String) {
    guard name.contains(where: { $0 == "*" || $0 == "?" }) else { return nil }
    characters = Array(name.lowercased())
  }

  /// The number of fixed characters.
  var weight: Int { characters.count { $0 != "*" && $0 != "?" } }

  /// In at most quadratic time.
  func fits(_ name: String) -> Bool {
    let text = Array(name.lowercased())
    var (at, place) = (0, 0)
    var star: (at: Int, place: Int)?
    while place < text.count {
      if at < characters.count, characters[at] == "*" {
        star = (at, place)
        at += 1
      } else if at < characters.count, characters[at] == "?" || characters[at] == text[place] {
        at += 1
        place += 1
      } else if let last = star {
        star = (last.at, last.place + 1)
        (at, place) = (last.at + 1, last.place + 1)
      } else {
        return false
      }
    }
    return characters[at...].allSatisfy { $0 == "*" }
  }
}
