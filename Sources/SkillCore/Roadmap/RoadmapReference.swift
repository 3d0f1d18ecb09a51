/// Names a version of a roadmap: `python-backend@1`.
public struct RoadmapReference: Hashable, Sendable, CustomStringConvertible {
  public var slug: Slug
  public var version: Int

  public init(slug: Slug, version: Int) {
    self.slug = slug
    self.version = version
  }

  /// Reads `slug@version`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let slug = Slug(String(parts[0])), let version = Int(parts[1]),
      version >= 1
    else { return nil }
    self.init(slug: slug, version: version)
  }

  public var description: String { "\(slug)@\(version)" }
}

extension Roadmap {
  public var reference: RoadmapReference { RoadmapReference(slug: slug, version: version) }
}
