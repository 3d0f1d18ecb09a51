import SkillCore
import SkillExchange

/// The differences of two roadmaps, as text and as JSON.
struct RoadmapDifferenceAnswer {
  private let old: RoadmapReference
  private let new: RoadmapReference
  private let difference: RoadmapDifference
  private let style: Style

  init(from old: Roadmap, to new: Roadmap, style: Style) {
    (self.old, self.new) = (old.reference, new.reference)
    difference = RoadmapDifference(from: old, to: new)
    self.style = style
  }

  /// `+` added, `-` removed, `~` changed, key by key.
  var text: String {
    let heading = style(.bold, "\(old) → \(new)") + "\n"
    guard !difference.entries.isEmpty else {
      return heading + say("No difference.\n", zh: "没有差异。\n")
    }
    return heading + difference.entries.map(line).joined()
  }

  private func line(_ entry: RoadmapDifference.Entry) -> String {
    let name = entry.subject.shown
    let label = visible(entry.label.said)
    switch entry.change {
    case .added: return style(.green, "+ \(name)") + "  \(label)\n"
    case .removed: return style(.red, "- \(name)") + "  \(label)\n"
    case .changed(let fields):
      return style(.yellow, "~ \(name)") + "  \(label)\n" + fields.map(line).joined()
    }
  }

  private func line(_ field: RoadmapDifference.Field) -> String {
    // If only the other language changed, both are shown.
    let both = field.before?.said == field.after?.said
    func shown(_ value: Text?) -> String {
      guard let value else { return say("none", zh: "无") }
      return visible(both ? "\(value.en) / \(value.zh)" : value.said)
    }
    return "    \(field.key): \(shown(field.before)) → \(shown(field.after))\n"
  }

  var json: [(String, JSON)] {
    [
      ("from", .string("\(old)")), ("to", .string("\(new)")),
      ("changes", .array(difference.entries.map(json))),
    ]
  }

  private func json(_ entry: RoadmapDifference.Entry) -> JSON {
    var members: [(String, JSON)] = [
      ("kind", .string(entry.subject.kindName)), ("id", .string(entry.subject.id)),
    ]
    switch entry.change {
    case .added: members.append(("change", "added"))
    case .removed: members.append(("change", "removed"))
    case .changed(let fields):
      let fields = fields.map { field -> JSON in
        ["key": .string(field.key), "before": json(field.before), "after": json(field.after)]
      }
      members += [("change", "changed"), ("fields", .array(fields))]
    }
    return .object(members)
  }

  private func json(_ value: Text?) -> JSON {
    guard let value else { return nil }
    return value.en == value.zh
      ? .string(value.en) : ["en": .string(value.en), "zh": .string(value.zh)]
  }
}

extension RoadmapSubject {
  fileprivate var shown: String {
    switch self {
    case .roadmap: say("roadmap", zh: "路线图")
    case .level(let id): say("level \(id)", zh: "等级 \(id)")
    case .capability(let id): say("capability \(id)", zh: "能力 \(id)")
    case .stage(let number): say("stage \(number)", zh: "阶段 \(number)")
    case .group(let id): "@\(id)"
    case .item(let slug): slug.description
    }
  }

  fileprivate var kindName: String {
    switch self {
    case .roadmap: "roadmap"
    case .level: "level"
    case .capability: "capability"
    case .stage: "stage"
    case .group: "group"
    case .item: "item"
    }
  }

  fileprivate var id: String {
    switch self {
    case .roadmap: ""
    case .stage(let number): "\(number)"
    case .level(let id), .capability(let id), .group(let id), .item(let id): id.description
    }
  }
}
