import ArgumentParser
import SkillCore

struct RoadmapVerb: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "roadmap", abstract: say("The learning paths.", zh: "路线图。"),
      subcommands: [
        ListRoadmaps.self, NewRoadmap.self, ShowRoadmap.self, UseRoadmap.self, UpgradeRoadmap.self,
        DiffRoadmaps.self, AddRoadmap.self, ValidateRoadmap.self, ImportRoadmap.self,
        ExportRoadmap.self, PrintRoadmapSchema.self,
      ])
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    try ListRoadmaps.list(invocation)
  }
}
