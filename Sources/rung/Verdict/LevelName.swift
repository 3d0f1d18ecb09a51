import SkillCore

/// Finds the level that a word means: its slug, or its label in either language.
enum LevelName {
  static func resolve(_ name: String, in roadmap: Roadmap) throws -> Roadmap.Level {
    let wanted = name.lowercased()
    let hit = roadmap.levels.first {
      "\($0.id)" == wanted || $0.label.en.lowercased() == wanted || $0.label.zh == name
    }
    if let hit { return hit }
    let names = roadmap.levels.map { "\($0.id)" }.joined(separator: ", ")
    throw Refusal(
      "unknown-level", .usage, Text("no level '\(name)'", zh: "没有等级“\(name)”"),
      hint: Text("The levels: \(names)", zh: "等级有：\(names)"))
  }
}
