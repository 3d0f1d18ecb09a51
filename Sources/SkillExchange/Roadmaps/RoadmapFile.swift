import SkillCore

/// The roadmap as a file: JSON, with comments and trailing commas.
///
/// Reading is strict about form but accepts semantic errors (9 stars, an unknown prerequisite):
/// `Roadmap.faults()` finds those, and `Decoded.position(of:)` their places.
public enum RoadmapFile {
  /// A roadmap with the positions of everything named in it.
  public struct Decoded: Sendable {
    public var roadmap: Roadmap
    var positions: [RoadmapSubject: FilePosition] = [:]

    /// The position of its name; for a duplicate, the later one; the file's start if the file does
    /// not name it.
    public func position(of subject: RoadmapSubject) -> FilePosition {
      positions[subject] ?? .start
    }

    /// `Roadmap.faults()` with their positions, in file order.
    public func faults() -> [FileFault] {
      roadmap.faults().map { FileFault(at: position(of: $0.subject), $0.message) }
        .sorted { $0.position < $1.position }
    }

    /// `Roadmap.warnings()` with their positions, in file order.
    public func warnings() -> [FileFault] {
      roadmap.warnings().map { FileFault(at: position(of: $0.subject), $0.message) }
        .sorted { $0.position < $1.position }
    }
  }

  /// Decodes a roadmap, or throws the first error of form: invalid JSON, an unknown or missing key,
  /// a wrong type, an invalid slug.
  public static func decode(_ bytes: [UInt8]) throws(FileFault) -> Decoded {
    let (decoded, faults) = examine(bytes)
    guard let decoded else {
      throw faults.first ?? FileFault(at: .start, Text("no roadmap", zh: "没有路线图"))
    }
    return decoded
  }

  /// Decodes a roadmap, or returns all errors of form, in file order. Invalid JSON gives one fault
  /// only.
  public static func examine(_ bytes: [UInt8]) -> (decoded: Decoded?, faults: [FileFault]) {
    var reader = RoadmapReader()
    do {
      let roadmap = reader.roadmap(try PositionedJSON.read(bytes, relaxed: true))
      let decoded = roadmap.map { Decoded(roadmap: $0, positions: reader.positions) }
      return (decoded, reader.faults.sorted { $0.position < $1.position })
    } catch {
      return (nil, [error])
    }
  }
}

/// The roadmap for a learner who has chosen none.
public enum DefaultRoadmap {
  /// Decodes `Roadmaps/python-backend.json`, which is part of the program.
  public static func load() throws(FileFault) -> Roadmap {
    try RoadmapFile.decode(PackageResources.python_backend_json).roadmap
  }
}
