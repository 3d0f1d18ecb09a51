import SkillCore
import ThinSQLite

/// How much of a roadmap is read.
public enum RoadmapScope: Sendable {
  case whole
  /// Only what a verdict in numbers needs: no stages, and items without labels, remarks, resources
  /// and prerequisites.
  case numbers
}

extension Store {
  /// A stored version.
  ///
  /// - Throws: `StoreError.unknownRoadmap`, `.damaged`.
  public func roadmap(
    _ reference: RoadmapReference, _ scope: RoadmapScope = .whole
  ) throws -> Roadmap {
    let head = try db.first(
      """
      select id, title_en, title_zh, remark_en, remark_zh from roadmap where slug = ? and version = ?
      """, reference.slug.description, reference.version
    ) { row in
      (row: try row.int64(0), title: try row.label(1), remark: try row.optionalLabel(3))
    }
    guard let head else {
      throw StoreError.unknownRoadmap(
        "\(reference)", known: try roadmaps().map { "\($0.reference)" })
    }
    return Roadmap(
      slug: reference.slug, version: reference.version, title: head.title, remark: head.remark,
      levels: try levels(of: head.row), capabilities: try capabilities(of: head.row),
      stages: scope == .whole ? try stages(of: head.row) : [],
      groups: try groups(of: head.row), items: try items(of: head.row, scope))
  }

  private func levels(of row: Int64) throws -> [Roadmap.Level] {
    try db.all(
      """
      select slug, label_en, label_zh, salary_en, salary_zh from level where roadmap_id = ?
      order by position
      """, row
    ) {
      Roadmap.Level(id: try $0.slug(0), label: try $0.label(1), salary: try $0.optionalLabel(3))
    }
  }

  private func capabilities(of row: Int64) throws -> [Roadmap.Capability] {
    try db.all(
      """
      select slug, level, label_en, label_zh, threshold, items_of from capability
      where roadmap_id = ? order by position
      """, row
    ) {
      Roadmap.Capability(
        id: try $0.slug(0), level: try $0.slug(1), label: try $0.label(2),
        threshold: try $0.int(4, in: 1...100), itemsOf: try $0.optionalSlug(5))
    }
  }

  private func stages(of row: Int64) throws -> [Roadmap.Stage] {
    try db.all(
      "select number, title_en, title_zh from stage where roadmap_id = ? order by number",
      row
    ) { Roadmap.Stage(number: try $0.int(0, in: Roadmap.numbers), title: try $0.label(1)) }
  }

  private func groups(of row: Int64) throws -> [Roadmap.Group] {
    try db.all(
      """
      select slug, label_en, label_zh, k, stars, weight, must_have, capability from skill_group
      where roadmap_id = ? order by position
      """, row
    ) {
      Roadmap.Group(
        id: try $0.slug(0), label: try $0.label(1), k: try $0.int(3, in: Roadmap.numbers),
        stars: try $0.int(4, in: 1...5), weight: try $0.int(5, in: Roadmap.weights),
        mustHave: try $0.bool(6), capability: try $0.slug(7))
    }
  }

  /// One item of a stored version, without its prerequisites and resources; nil if it has none with
  /// that slug.
  public func item(_ slug: Slug, of reference: RoadmapReference) throws -> Roadmap.Item? {
    let row = try db.first(
      "select id from roadmap where slug = ? and version = ?", reference.slug.description,
      reference.version
    ) { try $0.int64(0) }
    return try row.flatMap { try items(of: $0, .whole, only: slug).first }
  }

  /// - Parameter slug: nil is all.
  private func items(
    of row: Int64, _ scope: RoadmapScope, only slug: Slug? = nil
  ) throws -> [Roadmap.Item] {
    let only = SQLValue(slug?.description)
    let isWhole = scope == .whole
    let hasLists = isWhole && slug == nil
    let prerequisites = hasLists ? try prerequisites(of: row) : ListsByRow()
    let resources = hasLists ? try resources(of: row) : ListsByRow()
    let labels = isWhole ? "label_en, label_zh" : "'', ''"
    let remarks = isWhole ? "remark_en, remark_zh" : "null, null"
    let isAsked =
      slug == nil
      ? "?2 is null" : "item.skill_id = (select id from skill as one where one.slug = ?2)"
    let rows = try db.all(
      """
      select skill.slug, \(labels), stage, stars, weight, must_have, target, capability,
        skill_group, kind, habit_period, habit_needs_link, \(remarks), deprecated,
        (select slug from skill as successor where successor.id = replaced_by), skill.id, position
      from item join skill on skill.id = item.skill_id
      where roadmap_id = ?1 and \(isAsked)
      """, row, only
    ) { row in
      let id = try row.int64(17)
      let item = Roadmap.Item(
        slug: try row.slug(0), label: try row.label(1),
        stage: try row.optionalInt(3, in: Roadmap.numbers),
        stars: try row.int(4, in: 1...5), weight: try row.int(5, in: Roadmap.weights),
        mustHave: try row.bool(6), target: try row.int(7, in: Roadmap.numbers),
        capability: try row.slug(8), prerequisites: prerequisites[id],
        group: try row.optionalText(9).flatMap { Slug($0) }, kind: try row.itemKind(10),
        resources: resources[id], remark: try row.optionalLabel(13),
        deprecated: try row.bool(15), replacedBy: try row.optionalText(16).flatMap { Slug($0) })
      return (position: try row.int(18), item: item)
    }
    return inOrder(rows)
  }

  /// In the order of their positions. In a roadmap that was read whole each item stands where its
  /// position says; a sort here costs four times as much, in SQLite more.
  private func inOrder(_ rows: [(position: Int, item: Roadmap.Item)]) -> [Roadmap.Item] {
    var places = Array(repeating: -1, count: rows.count)
    for (place, row) in rows.enumerated() where places.indices.contains(row.position) {
      places[row.position] = place
    }
    if places.contains(-1) {
      places = rows.indices.sorted { (rows[$0].position, $0) < (rows[$1].position, $1) }
    }
    return places.map { rows[$0].item }
  }

  private func prerequisites(of row: Int64) throws -> ListsByRow<Roadmap.Prerequisite> {
    var found = ListsByRow<Roadmap.Prerequisite>()
    try db.forEach(
      """
      select skill_id, skill.slug, needs_group, at_least from prerequisite
        left join skill on skill.id = needs_skill_id
      where roadmap_id = ? order by skill_id, position
      """, row
    ) { row in
      let needed: Roadmap.Prerequisite =
        try row.isNull(1)
        ? .group(try row.slug(2), atLeast: try row.optionalInt(3, in: Roadmap.numbers))
        : .item(try row.slug(1))
      found.append(needed, to: try row.int64(0))
    }
    return found
  }

  private func resources(of row: Int64) throws -> ListsByRow<Roadmap.Resource> {
    var found = ListsByRow<Roadmap.Resource>()
    try db.forEach(
      """
      select skill_id, title_en, title_zh, url from resource where roadmap_id = ?
      order by skill_id, position
      """, row
    ) { row in
      let resource = Roadmap.Resource(title: try row.label(1), url: try row.optionalText(3))
      found.append(resource, to: try row.int64(0))
    }
    return found
  }
}

extension Row {
  func slug(_ column: Int) throws -> Slug {
    guard let slug = Slug(try text(column)) else { throw StoreError.damaged("slug", row: 0) }
    return slug
  }

  func optionalSlug(_ column: Int) throws -> Slug? {
    try isNull(column) ? nil : slug(column)
  }

  /// - Throws: `StoreError.damaged` for a number out of range.
  func int(_ column: Int, in range: ClosedRange<Int>) throws -> Int {
    let number = try int(column)
    guard range.contains(number) else { throw StoreError.damaged("roadmap", row: 0) }
    return number
  }

  func optionalInt(_ column: Int, in range: ClosedRange<Int>) throws -> Int? {
    try isNull(column) ? nil : int(column, in: range)
  }

  /// Two neighbouring columns: English, then Chinese.
  func label(_ column: Int) throws -> Text {
    Text(try text(column), zh: try text(column + 1))
  }

  func optionalLabel(_ column: Int) throws -> Text? {
    try isNull(column) ? nil : label(column)
  }

  /// Three neighbouring columns: kind, habit's period, whether it needs a link.
  fileprivate func itemKind(_ column: Int) throws -> Roadmap.Item.Kind {
    switch try text(column) {
    case "decision": return .decision
    case "resource": return .resource
    case "project": return .project
    case "habit":
      let period = try optionalText(column + 1).flatMap { Roadmap.Habit.Period(rawValue: $0) }
      guard let period else { throw StoreError.damaged("item", row: 0) }
      return .habit(Roadmap.Habit(period: period, needsLink: try bool(column + 2)))
    default: return .skill
    }
  }
}
