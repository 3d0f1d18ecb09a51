import SkillCore
import ThinSQLite

/// A stored roadmap version, without its items.
public struct StoredRoadmap: Sendable {
  public let reference: RoadmapReference
  public let title: Text
  public let addedAt: Instant
}

extension Store {
  /// All listed versions, by slug, newest first.
  public func roadmaps() throws -> [StoredRoadmap] {
    try db.all(
      """
      with added (key, listed) as materialized (
        -- The live word counts; without one, an undone `add` hides and an undone `remove` does not.
        select key, coalesce(max(case when live then value = '1' end), max(value = '1') = 0)
        from setting where key >= 'roadmap-added:' and key < 'roadmap-added;' group by key)
      select slug, version, title_en, title_zh, added_at
      from roadmap left join added on added.key = 'roadmap-added:' || slug || '@' || version
      where added.listed is not 0
      order by slug, version desc
      """
    ) { row in
      guard let slug = Slug(try row.text(0)) else { throw StoreError.damaged("roadmap", row: 0) }
      return StoredRoadmap(
        reference: RoadmapReference(slug: slug, version: try row.int(1, in: Roadmap.numbers)),
        title: try row.label(2), addedAt: Instant(seconds: try row.int64(4)))
    }
  }

  /// The version that the learner follows.
  public func roadmapReference(of learner: Learner) throws -> RoadmapReference? {
    try setting(.roadmap, of: learner).flatMap { RoadmapReference($0) }
  }

  /// The version that a name means: `slug@2`; for `slug` the one that the learner follows, else the
  /// newest.
  ///
  /// - Throws: `StoreError.unknownRoadmap`.
  public func roadmapReference(slug name: String, for learner: Learner) throws -> RoadmapReference {
    let known = try roadmaps().map(\.reference)
    if let exact = RoadmapReference(name) {
      guard known.contains(exact) else {
        throw StoreError.unknownRoadmap(name, known: known.map { "\($0)" })
      }
      return exact
    }
    let own = try roadmapReference(of: learner)
    if let own, own.slug.description == name { return own }
    guard let newest = known.first(where: { $0.slug.description == name }) else {
      let slugs = known.map(\.slug.description)
      throw StoreError.unknownRoadmap(name, known: Array(Set(slugs)).sorted())
    }
    return newest
  }
}
