extension Roadmap.Item.Kind {
  /// The spelling in files and the database.
  public var name: String {
    switch self {
    case .skill: "skill"
    case .decision: "decision"
    case .resource: "resource"
    case .project: "project"
    case .habit: "habit"
    }
  }
}
