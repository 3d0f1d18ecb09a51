import SkillCore

/// A roadmap that ships with the program but is not loaded by itself.
public enum RoadmapExample: String, CaseIterable, Sendable {
  case dataEngineering = "data-engineering"

  /// The file, as it stands in `Roadmaps/`.
  public var bytes: [UInt8] {
    switch self {
    case .dataEngineering: PackageResources.data_engineering_json
    }
  }
}

/// The JSON Schema (draft 2020-12) of roadmap files, for editors.
public enum RoadmapSchema {
  /// `Roadmaps/roadmap.schema.json`, which is part of the program.
  public static var bytes: [UInt8] { PackageResources.roadmap_schema_json }
}
