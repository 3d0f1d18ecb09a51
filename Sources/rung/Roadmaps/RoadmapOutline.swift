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
    let items = roadmap.items.filter(\.counts)
    var text =
      invocation.style(.bold, visible(roadmap.title.said)) + "  \(roadmap.reference)\n"
      + say(
        "\(counted(items.count, "item")), \(counted(roadmap.levels.count, "level"))\n",
        zh: "\(items.count) 项，\(roadmap.levels.count) 个等级\n")
    let stages = roadmap.stages.map { Optional($0) } + [nil]
    for stage in stages {
      let own = items.filter { $0.stage == stage?.number }
      guard !own.isEmpty else { continue }
      text += "\n"
      if let stage {
        text += invocation.style(.bold, "\(stage.number) \(visible(stage.title.said))") + "\n"
      }
      var table = Table([.init(""), .init("", wraps: true), .init("")])
      for item in own {
        table.add([
          Table.Cell("  \(item.slug)"), Table.Cell(item.label.said),
          Table.Cell(String(repeating: "★", count: item.stars)),
        ])
      }
      text += invocation.text(table)
    }
    return text
  }
}
