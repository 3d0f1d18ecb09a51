import SkillCore
import SkillExchange
import SkillStore

/// Which skill a name of another tool means: what `--map` says, then what it said before, then a
/// skill of that slug or label.
struct ImportNames {
  /// What `--map` gave, to be remembered.
  let given: [ImportMap]
  private var mapped: [String: Slug] = [:]
  private var remembered: [String: Slug] = [:]
  private var byName: [String: Slug] = [:]
  private let roadmap: Roadmap

  /// - Parameter maps: `NAME=SKILL` each.
  /// - Throws: `Refusal` 64 for one that is not, or names no skill.
  init(_ maps: [String], source: String, _ desk: Desk) throws {
    roadmap = try desk.roadmap()
    var given: [ImportMap] = []
    for map in maps {
      let (name, skill) = try ImportNames.parts(map)
      let slug = try skill.isEmpty ? nil : SkillName.resolve(skill, in: roadmap).slug
      given.append(ImportMap(source: source, name: name, skill: slug))
      mapped[name] = slug
    }
    self.given = given
    let forgotten = Set(given.map(\.name))
    for map in try desk.store.importMaps(of: desk.learner)
    where map.source == source && !forgotten.contains(map.name) {
      remembered[map.name] = map.skill
    }
    for item in roadmap.items where !item.deprecated {
      byName[item.slug.description] = item.slug
    }
    // A label that two skills have names neither.
    var labels: [String: Set<Slug>] = [:]
    for item in roadmap.items where !item.deprecated {
      for label in [item.label.en, item.label.zh] {
        labels[label.lowercased(), default: []].insert(item.slug)
      }
    }
    for (label, slugs) in labels where byName[label] == nil && slugs.count == 1 {
      byName[label] = slugs.first
    }
  }

  private static func parts(_ map: String) throws -> (name: String, skill: String) {
    // By scalars: an accent after the sign would hide it in a Character.
    guard let sign = map.unicodeScalars.lastIndex(of: "="),
      map.utf8.count <= 1024
    else {
      throw Refusal(
        "bad-map", .usage, Text("'\(map)' is no map", zh: "“\(map)”不是对应关系"),
        hint: Text(
          "Write the name, =, and the skill: --map 'my project=asyncio'",
          zh: "请写成 名称=技能，例如 --map '我的项目=asyncio'"))
    }
    return (
      String(map.unicodeScalars[..<sign]),
      String(map.unicodeScalars[map.unicodeScalars.index(after: sign)...])
    )
  }

  /// The first of the names that means a skill, by each rule in turn.
  func skill(for names: [String]) -> (skill: Slug, name: String)? {
    for table in [mapped, remembered] {
      for name in names {
        if let skill = table[name] { return (skill, name) }
      }
    }
    for name in names {
      if let skill = byName[name.lowercased()] { return (skill, name) }
    }
    return nil
  }

  /// What to type for a name that means nothing yet.
  func suggestion(for name: String) -> String {
    let slugs = roadmap.items.filter { !$0.deprecated }.map(\.slug.description)
    let skill = nearest(name, among: slugs).first ?? say("SKILL", zh: "技能")
    let needsQuotes = !name.utf8.allSatisfy { byte in
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || byte >= 0x80
        || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
    }
    guard needsQuotes else { return "--map \(name)=\(skill)" }
    let escaped = name.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
      .map { String($0) }.joined(separator: #"'\''"#)
    return "--map '\(escaped)=\(skill)'"
  }
}
