import Arguments
import SkillCore

struct RoadmapVerb: Verb {
  static var name: String { "roadmap" }
  static var verbs: [any Verb.Type] {
    [
      ListRoadmaps.self, NewRoadmap.self, ShowRoadmap.self, UseRoadmap.self, UpgradeRoadmap.self,
      DiffRoadmaps.self, AddRoadmap.self, ValidateRoadmap.self, ImportRoadmap.self,
      ExportRoadmap.self, RemoveRoadmap.self, PrintRoadmapSchema.self,
    ]
  }
  static var form: Form {
    Form(
      Text("The learning paths.", zh: "路线图。"),
      examples: [
        Text(same: "rung roadmap list"),
        Text(same: "rung roadmap list --all"),
        Text(same: "rung roadmap use data-engineering"),
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try ListRoadmaps.list(invocation)
  }
}
