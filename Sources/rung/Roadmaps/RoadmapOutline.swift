import SkillCore
import SkillExchange

/// A roadmap with its skills by stage, as `roadmap import --dry-run` shows it.
struct RoadmapOutline {
  private let roadmap: Roadmap
  private let invocation: Invocation

  init(_ roadmap: Roadmap, _ invocation: Invocation) {
    self.roadmap = roadmap
    self.invocation = invocation
  }

  var text: String {
    let count = roadmap.items.count(where: \.counts)
    let ladder = roadmap.levels.map { visible($0.label.said) }.joined(separator: " < ")
    return invocation.style(.bold, visible(roadmap.title.said)) + "  \(roadmap.reference)\n"
      + say(
        "\(counted(count, "item")), \(counted(roadmap.levels.count, "level")): \(ladder)\n",
        zh: "\(count) 项，\(roadmap.levels.count) 个等级：\(ladder)\n") + stages
  }

  /// The level of each capability, if there are several levels.
  private var levels: [Slug: String] {
    guard roadmap.levels.count > 1 else { return [:] }
    let labels = Dictionary(roadmap.levels.map { ($0.id, $0.label.said) }) { first, _ in first }
    return Dictionary(roadmap.capabilities.map { ($0.id, labels[$0.level] ?? "") }) { first, _ in
      first
    }
  }

  /// Each stage with its items, their stars and target hours.
  var stages: String {
    let items = roadmap.items.filter(\.counts)
    let levels = levels
    return (roadmap.stages.map { Optional($0) } + [nil]).map { stage -> String in
      let own = items.filter { $0.stage == stage?.number }
      guard !own.isEmpty else { return "" }
      let heading = stage.map { "\($0.number) \(visible($0.title.said))" }
      var table = Table(
        [
          .init(""), .init("", drop: 1), .init("", .right, drop: 2), .init("", drop: 3), .init(""),
        ], lastGoesBelow: true)
      for item in own {
        table.add([
          Table.Cell("  \(item.slug)" + (item.mustHave ? " !" : "")),
          Table.Cell(starText(item.stars), .dim), Table.Cell(effort(item), .dim),
          Table.Cell(levels[item.capability] ?? "", .dim), Table.Cell(item.label.said),
        ])
      }
      return "\n" + (heading.map { invocation.style(.bold, $0) + "\n" } ?? "")
        + invocation.text(table)
    }.joined()
  }

  private func effort(_ item: Roadmap.Item) -> String {
    guard case .habit(let habit) = item.kind else {
      return invocation.durationText(StudyTime(seconds: 60 * item.target))
    }
    let count = item.target
    return switch habit.period {
    case .week: say(counted(count, "week"), zh: "\(count) 周")
    case .month: say(counted(count, "month"), zh: "\(count) 个月")
    }
  }
}
