import SkillCore

/// The whole record as one JSON document: `{"format": "rung", "version": 1, "learners": [...],
/// ...}`, one record per line. It is the set of the permanent records, so the same record gives the
/// same bytes on every device.
public enum RecordFile {
  public static let format = "rung"
  public static let version = 1

  /// The arrays, in the order of writing; they are read in any order.
  enum Part: String, CaseIterable {
    case learners, roadmaps, actions, settings, facts, voids
  }

  /// The JSON Schema of the document, for editors and for other programs.
  public static var schema: [UInt8] { PackageResources.record_schema_json }
}

extension PermanentRecord {
  var part: RecordFile.Part {
    switch self {
    case .learner: .learners
    case .roadmap: .roadmaps
    case .action: .actions
    case .setting: .settings
    case .fact: .facts
    case .void: .voids
    }
  }
}
