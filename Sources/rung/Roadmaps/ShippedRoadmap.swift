import SkillCore
import SkillExchange

/// The roadmaps embedded in the program; a newer Rung may ship a newer version.
enum ShippedRoadmap {
  static func find(_ slug: Slug) throws -> Roadmap? {
    if let example = RoadmapExample(rawValue: "\(slug)") {
      return try RoadmapFile.decode(example.bytes).roadmap
    }
    let standard = try DefaultRoadmap.load()
    return standard.slug == slug ? standard : nil
  }

  /// The shipped version, if it is newer than every stored one.
  static func newer(than own: RoadmapReference, _ desk: Desk, _ context: Context) throws -> Roadmap?
  {
    guard let shipped = try context.shippedRoadmap(own.slug) else { return nil }
    let stored = try desk.store.roadmaps().map(\.reference).filter { $0.slug == own.slug }
    return stored.allSatisfy { $0.version < shipped.version } ? shipped : nil
  }
}
