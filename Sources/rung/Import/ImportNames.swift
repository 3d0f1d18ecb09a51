import SkillCore
import SkillExchange
import SkillStore

/// Which skill a name of another tool means: what `--map` says, then what it said before, then a
/// skill of that slug or label, and at last what a pattern of a map fits. Names in another case are
/// the same, unless one fits exactly.
final class ImportNames {
  /// A map as it was typed.
  struct Given {
    let text: String
    /// Where it stands in a file of maps; nil on the command line.
    var place: String?
  }

  /// What `--map` gave.
  private let given: [ImportMap]
  /// Earlier maps that a given one takes the place of, or takes away.
  private let replaced: [ImportMap]
  private var mapped = NameTable()
  private var remembered = NameTable()
  private var byName: [String: Slug] = [:]
  /// The given names that the files have, in lower case.
  private var met: Set<String> = []
  private let roadmap: Roadmap

  /// - Parameter maps: `NAME=SKILL` each.
  /// - Throws: `Refusal` 64 for one that is not, or names no skill; 65 where it stands in a file.
  init(_ maps: [Given], source: String, _ desk: Desk) throws {
    roadmap = try desk.roadmap()
    var given: [ImportMap] = []
    for map in maps {
      do {
        let (name, skill) = try ImportNames.parts(map.text)
        let slug = try skill.isEmpty ? nil : SkillName.resolve(skill, in: roadmap).slug
        given.append(ImportMap(source: source, name: name, skill: slug))
        mapped.add(name, slug)
      } catch let refusal as Refusal {
        throw map.place.map { refusal.at($0) } ?? refusal
      }
    }
    self.given = given
    let names = Set(given.map { $0.name.lowercased() })
    let stored = try desk.store.importMaps(of: desk.learner).filter { $0.source == source }
    replaced = stored.filter { names.contains($0.name.lowercased()) }
    for map in stored where !names.contains(map.name.lowercased()) {
      remembered.add(map.name, map.skill)
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

  /// The first of the names that is a skill or is mapped; else the first that a pattern fits.
  func skill(for names: [String]) -> (skill: Slug, name: String)? {
    for name in names {
      if let skill = mapped[name] {
        met.insert(name.lowercased())
        return (skill, name)
      }
      if let skill = remembered[name] ?? byName[name.lowercased()] { return (skill, name) }
    }
    for name in names {
      if let (skill, pattern) = mapped.fitting(name) {
        met.insert(pattern.lowercased())
        return (skill, name)
      }
      if let (skill, _) = remembered.fitting(name) { return (skill, name) }
    }
    return nil
  }

  /// What is to be remembered once all was read: what met a name. An empty skill takes away.
  var kept: [ImportMap] {
    let used = given.filter { $0.skill != nil && isMet($0) }
    let goes = replaced.filter { old in
      let new = given.last { $0.name.lowercased() == old.name.lowercased() }
      return new.map { $0.skill == nil || isMet($0) && $0.name != old.name } ?? false
    }
    return goes.map { ImportMap(source: $0.source, name: $0.name, skill: nil) } + used
  }

  /// What `--map` gave for nothing, in the words of a remark.
  var unused: [ImportMap] {
    given.filter { map in
      map.skill == nil
        ? !replaced.contains { $0.name.lowercased() == map.name.lowercased() } : !isMet(map)
    }
  }

  var unusedMaps: [Text] {
    unused.map { map in
      map.skill == nil
        ? Text(
          "--map '\(map.name)=': no such map was kept.", zh: "--map '\(map.name)='：没有记住过这个对应。")
        : Text(
          "--map '\(map.name)=…': nothing has that name, so it is not kept.",
          zh: "--map '\(map.name)=…'：文件中没有这个名称，未记住。")
    }
  }

  private func isMet(_ map: ImportMap) -> Bool { met.contains(map.name.lowercased()) }

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
