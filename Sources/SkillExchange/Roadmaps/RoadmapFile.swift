import SkillCore

/// The roadmap as a file: JSON, with comments and trailing commas.
///
/// Reading is lenient about judgement (a star of 9, an unknown prerequisite): `Roadmap.faults()`
/// finds those, and `Decoded.position(of:)` says where they stand. It is strict about form.
public enum RoadmapFile {
  /// A roadmap and the place of everything that has a name in it.
  public struct Decoded: Sendable {
    public var roadmap: Roadmap
    var positions: [RoadmapSubject: FilePosition] = [:]

    /// Where its name stands; of one that is given twice, the later place. The file's beginning
    /// when the file does not name it.
    public func position(of subject: RoadmapSubject) -> FilePosition {
      positions[subject] ?? .start
    }

    /// `Roadmap.faults()` with their places, from the top of the file to its end.
    public func faults() -> [FileFault] {
      roadmap.faults().map { FileFault(at: position(of: $0.subject), $0.message) }
        .sorted { $0.position < $1.position }
    }

    /// `Roadmap.warnings()` with their places, from the top of the file to its end.
    public func warnings() -> [FileFault] {
      roadmap.warnings().map { FileFault(at: position(of: $0.subject), $0.message) }
        .sorted { $0.position < $1.position }
    }
  }

  /// Reads a roadmap; a fault names the first line and column where the form is wrong: not JSON,
  /// an unknown or missing key, a wrong type, a name that is not a slug.
  public static func decode(_ bytes: [UInt8]) throws(FileFault) -> Decoded {
    let (decoded, faults) = examine(bytes)
    guard let decoded else {
      throw faults.first ?? FileFault(at: .start, Text("no roadmap", zh: "没有路线图"))
    }
    return decoded
  }

  /// Reads a roadmap, or says everything that is wrong with the form, from the top of the file to its
  /// end. What is not JSON has one fault: nobody knows what follows it.
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

/// The roadmap that is loaded when the learner has chosen none.
public enum DefaultRoadmap {
  /// Decodes `Roadmaps/python-backend.json`, which is part of the program.
  public static func load() throws(FileFault) -> Roadmap {
    try RoadmapFile.decode(PackageResources.python_backend_json).roadmap
  }
}
