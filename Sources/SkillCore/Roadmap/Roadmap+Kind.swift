extension Roadmap.Item.Kind {
  /// How files and the database spell it.
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
