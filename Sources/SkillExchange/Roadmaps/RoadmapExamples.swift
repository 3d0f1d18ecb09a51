import SkillCore

/// A roadmap that ships with the program but is not loaded by default.
public enum RoadmapExample: String, CaseIterable, Sendable {
  case dataEngineering = "data-engineering"
  case devopsSRE = "devops-sre"
  case frontendWeb = "frontend-web"
  case goBackend = "go-backend"
  case machineLearning = "machine-learning"
  case swiftServer = "swift-server"

  /// The file in `Roadmaps/`, decoded on demand.
  public var bytes: [UInt8] {
    switch self {
    case .dataEngineering: bytes(of: ShippedRoadmapTexts.dataEngineering)
    case .devopsSRE: bytes(of: ShippedRoadmapTexts.devopsSre)
    case .frontendWeb: bytes(of: ShippedRoadmapTexts.frontendWeb)
    case .goBackend: bytes(of: ShippedRoadmapTexts.goBackend)
    case .machineLearning: bytes(of: ShippedRoadmapTexts.machineLearning)
    case .swiftServer: bytes(of: ShippedRoadmapTexts.swiftServer)
    }
  }

  /// For lists, without decoding the files. A test compares it with the file.
  public var title: Text {
    switch self {
    case .dataEngineering: Text("Data engineering", zh: "数据工程")
    case .devopsSRE: Text("DevOps and site reliability", zh: "DevOps 与站点可靠性")
    case .frontendWeb: Text("Front-end web development", zh: "Web 前端开发")
    case .goBackend: Text("Go backend development", zh: "Go 后端开发")
    case .machineLearning: Text("Machine learning engineering", zh: "机器学习工程")
    case .swiftServer: Text("Swift on the server", zh: "Swift 服务端开发")
    }
  }

  private func bytes(of text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { Array($0) }
  }
}

/// The JSON Schema (draft 2020-12) of roadmap files, for editors.
public enum RoadmapSchema {
  /// `Roadmaps/roadmap.schema.json`, which is part of the program.
  public static var bytes: [UInt8] { PackageResources.roadmap_schema_json }
}
