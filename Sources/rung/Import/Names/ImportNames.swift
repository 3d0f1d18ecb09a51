import SkillCore
import SkillExchange
import SkillStore

/// Resolves a name of another tool: by `--map`, then by earlier maps, then by slug or label, then
/// by patterns of maps. Case is ignored, unless one matches exactly.
final class ImportNames {
  /// A map as typed.
  struct Given {
    let text: String
    /// Its position in a file of maps; nil for the command line.
    var place: String?
  }

  /// From `--map`.
  private let given: [ImportMap]
  /// Earlier maps that a given one replaces or removes.
  private let replaced: [ImportMap]
  private var mapped = NameTable()
  private var remembered = NameTable()
  private var byName: [String: Slug] = [:]
  /// The given names found in the files, in lower case.
  private var met: Set<String> = []
  private let roadmap: Roadmap

  /// - Parameter maps: each `NAME=SKILL`.
  /// - Throws: `Refusal` 64 for another form, or an unknown skill; 65 if it is in a file.
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
    // A label of two skills is ambiguous and ignored.
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
    // By scalars: `=` with a combining accent is another `Character`.
    guard let sign = map.unicodeScalars.lastIndex(of: "="),
      map.utf8.count <= 1024
    else {
      throw Refusal(
        "bad-map", .usage, Text("'\(map)' is not NAME=SKILL", zh: "“\(map)”不是对应关系"),
        hint: Text(
          "For example: --map 'my project=asyncio'",
          zh: "请写成 名称=技能，例如 --map '我的项目=asyncio'"))
    }
    return (
      String(map.unicodeScalars[..<sign]),
      String(map.unicodeScalars[map.unicodeScalars.index(after: sign)...])
    )
  }

  /// The first name that is a skill or is mapped; else the first that matches a pattern.
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

  /// The maps to remember after reading: those that matched. An empty skill removes one.
  var kept: [ImportMap] {
    let used = given.filter { $0.skill != nil && isMet($0) }
    let goes = replaced.filter { old in
      let new = given.last { $0.name.lowercased() == old.name.lowercased() }
      return new.map { $0.skill == nil || isMet($0) && $0.name != old.name } ?? false
    }
    return goes.map { ImportMap(source: $0.source, name: $0.name, skill: nil) } + used
  }

  /// Remarks on `--map`s that matched nothing.
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

  /// The `--map` to type for an unmatched name.
  func suggestion(for name: String) -> String {
    let slugs = roadmap.items.filter { !$0.deprecated }.map(\.slug.description)
    let skill = nearestNames(name, among: slugs).first ?? say("SKILL", zh: "技能")
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
