import SkillCore
import ThinSQLite

/// A stored roadmap version, without its items.
public struct StoredRoadmap: Sendable {
  public let reference: RoadmapReference
  public let title: Text
  public let addedAt: Instant
}

extension Store {
  /// Every version there is to choose, by slug, newest first.
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

  /// The version that a name means. `slug@2` is that one; of `slug` alone it is the learner's own,
  /// else the newest.
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

  /// Stores a version; false when the same content is there already.
  ///
  /// - Throws: `StoreError.roadmapVersionTaken` when that version is stored with another content.
  func insert(_ content: RoadmapContent, at now: Instant) throws -> Bool {
    let roadmap = content.roadmap
    if let taken = try contentHash(of: roadmap.reference) {
      guard taken == content.hash else { throw StoreError.roadmapVersionTaken(roadmap.reference) }
      return false
    }
    try db.run(
      """
      insert into roadmap (slug, version, hash, title_en, title_zh, remark_en, remark_zh, added_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      roadmap.slug.description, roadmap.version, content.hash,
      roadmap.title.en, roadmap.title.zh, roadmap.remark?.en,
      roadmap.remark?.zh, now.seconds)
    let row = db.lastInsertedRowID
    try insertFrame(of: roadmap, row)
    for (position, item) in roadmap.items.enumerated() {
      try insert(item, of: row, position: position)
    }
    for item in roadmap.items { try insertPrerequisites(of: item, row) }
    return true
  }

  private func insertFrame(of roadmap: Roadmap, _ row: Int64) throws {
    for (position, level) in roadmap.levels.enumerated() {
      try db.run(
        "insert into level values (?, ?, ?, ?, ?, ?, ?)", row,
        level.id.description, position, level.label.en,
        level.label.zh, level.salary?.en, level.salary?.zh)
    }
    for (position, capability) in roadmap.capabilities.enumerated() {
      try db.run(
        "insert into capability values (?, ?, ?, ?, ?, ?, ?, ?)", row,
        capability.id.description, position, capability.level.description,
        capability.label.en, capability.label.zh, capability.threshold,
        capability.itemsOf?.description)
    }
    for stage in roadmap.stages {
      try db.run(
        "insert into stage values (?, ?, ?, ?)", row, stage.number,
        stage.title.en, stage.title.zh)
    }
    for (position, group) in roadmap.groups.enumerated() {
      try db.run(
        "insert into skill_group values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row,
        group.id.description, position, group.label.en,
        group.label.zh, group.k, group.stars, group.weight,
        group.mustHave ? 1 : 0, group.capability.description)
    }
  }

  private func insert(_ item: Roadmap.Item, of row: Int64, position: Int) throws {
    var habit: Roadmap.Habit?
    if case .habit(let one) = item.kind { habit = one }
    for slug in [item.slug, item.replacedBy].compactMap({ $0 }) {
      try db.run("insert into skill (slug) values (?) on conflict do nothing", "\(slug)")
    }
    try db.run(
      """
      insert into item values (
        ?1, (select id from skill where slug = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
        ?14, ?15, ?16, ?17, ?18, (select id from skill where slug = ?19))
      """,
      row, item.slug.description, position, item.label.en,
      item.label.zh, item.stage, item.stars, item.weight,
      item.mustHave ? 1 : 0, item.target, item.capability.description,
      item.group?.description, item.kind.name, habit?.period.rawValue,
      habit.map { $0.needsLink ? 1 : 0 }, item.remark?.en,
      item.remark?.zh, item.deprecated ? 1 : 0,
      item.replacedBy?.description)
    for (position, resource) in item.resources.enumerated() {
      try db.run(
        """
        insert into resource
        values (?, (select id from skill where slug = ?), ?, ?, ?, ?)
        """,
        row, item.slug.description, position, resource.title.en,
        resource.title.zh, resource.url)
    }
  }

  private func insertPrerequisites(of item: Roadmap.Item, _ row: Int64) throws {
    for (position, prerequisite) in item.prerequisites.enumerated() {
      var (skill, group, atLeast): (Slug?, Slug?, Int?)
      switch prerequisite {
      case .item(let slug): skill = slug
      case .group(let slug, let count): (group, atLeast) = (slug, count)
      }
      try db.run(
        """
        insert into prerequisite values (
          ?1, (select id from skill where slug = ?2), ?3,
          (select id from skill where slug = ?4), ?5, ?6)
        """,
        row, item.slug.description, position,
        skill?.description, group?.description, atLeast)
    }
  }
}
