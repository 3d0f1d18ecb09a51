import SkillCore
import ThinSQLite

// A stored version is never changed; one whose `add` was undone makes way for another of its number.

extension Store {
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
    for slug in [item.slug, item.replacedBy].compactMap({ $0 }) { try append(skill: slug) }
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

  /// Removes a version whose `add` was undone. No fact points at a roadmap, and the step that is
  /// about to be recorded ends the chance to redo the old one.
  func discard(_ reference: RoadmapReference) throws {
    let partsOfIt = [
      "delete from resource ", "delete from prerequisite ", "delete from item ",
      "delete from skill_group ", "delete from stage ", "delete from capability ",
      "delete from level ",
    ]
    for parts in partsOfIt {
      try db.run(
        parts + "where roadmap_id = (select id from roadmap where slug = ?1 and version = ?2)",
        "\(reference.slug)", reference.version)
    }
    try db.run(
      "delete from roadmap where slug = ?1 and version = ?2", "\(reference.slug)",
      reference.version)
  }
}
