import SkillCore
import ThinSQLite

// Rows of a report: the lengths of their sessions, less what of them there is more than once. The lengths
// are kept, or read from the sessions of the days that are asked for; the surplus is looked for only on
// the days that have one.

extension Store {
  /// How long and how often the learner studied each skill on these local days: its own time, which it
  /// may share with other skills.
  ///
  /// - Parameter total: of these days, where it is known: if the lengths come to no more, none is looked
  ///   for that two sessions share.
  public func studySkills(
    of learner: Learner, from: LocalDay? = nil, to: LocalDay? = nil, total: StudyTime? = nil
  ) throws -> SkillSums {
    let sums = try skillLengths(of: learner, from, to)
    let lengths = sums.entries
    if let total, lengths.reduce(.zero, { $0 + $1.sum.time }) == total { return sums }
    let surplus = try surplus(of: learner, from, to, rows: lengths.count) { skill, _ in
      let place = lengths.place { $0.skill < skill }
      return place < lengths.count && lengths[place].skill == skill ? [place] : []
    }
    return zip(lengths, surplus).reduce(into: SkillSums()) { sums, row in
      sums.add(row.0.sum.without(row.1), on: row.0.skill)
    }
  }

  /// The same by tag: a session with several is in each of them, the empty tag is that of the others.
  public func studyTags(
    of learner: Learner, from: LocalDay? = nil, to: LocalDay? = nil
  ) throws -> [String: StudySum] {
    var sums =
      from == nil && to == nil
      ? try tagSums(of: learner) : try tagLengths(of: learner, from, to)
    let tags = sums.keys.sorted()
    let surplus = try surplus(of: learner, from, to, rows: tags.count) { _, text in
      rows(ofTags: text).compactMap { tag in
        let place = tags.place { $0 < tag }
        return place < tags.count && tags[place] == tag ? place : nil
      }
    }
    for (tag, seconds) in zip(tags, surplus) { sums[tag] = sums[tag]?.without(seconds) }
    return sums
  }

  /// The same by rows of several skills.
  ///
  /// - Parameter row: where a skill belongs, below `count`.
  public func studyRows(
    of learner: Learner, from: LocalDay? = nil, to: LocalDay? = nil, count: Int, row: (Slug) -> Int
  ) throws -> [StudySum] {
    var sums = Array(repeating: StudySum(), count: count)
    for length in try skillLengths(of: learner, from, to).entries {
      let place = row(length.skill)
      if sums.indices.contains(place) { sums[place].add(length.sum) }
    }
    let surplus = try surplus(of: learner, from, to, rows: count) { skill, _ in [row(skill)] }
    return zip(sums, surplus).map { $0.without($1) }
  }

  /// The lengths of the sessions of each skill, added up.
  private func skillLengths(
    of learner: Learner, _ from: LocalDay?, _ to: LocalDay?
  ) throws -> SkillSums {
    var sums = SkillSums()
    if from == nil, to == nil {
      try db.forEach(
        """
        select skill.slug, spent, sessions from study_total
          join skill on skill.id = skill_id join learner on learner.id = learner_id
        where learner.uid = ? and sessions > 0
        """, learner.id.bytes
      ) { row in
        let time = StudyTime(seconds: try row.int(1))
        sums.add(StudySum(time: time, sessions: try row.int(2)), on: try row.slug(0))
      }
    } else {
      try addLengths(of: learner, from, to, to: &sums)
    }
    return sums
  }

  private func addLengths(
    of learner: Learner, _ from: LocalDay?, _ to: LocalDay?, to sums: inout SkillSums
  ) throws {
    // A local day lies within 26 hours of the UTC day of the same number; the index is by instant.
    // A damaged file may hold lengths that no integer adds up to.
    try db.forEach(
      """
      select skill.slug, total(coalesce(length, end_at - at)), count(*),
        min(coalesce(length, end_at - at)), max(coalesce(length, end_at - at))
      from fact indexed by fact_at join skill on skill.id = skill_id
      where learner_id = (select id from learner where uid = ?1)
        and at between ?2 and ?3 and local_day between ?4 and ?5 and kind = 'session' and live
      group by skill_id
      """,
      learner.id.bytes,
      from.map { LocalDaySpan.earliest(on: $0.number) } ?? Int64.min,
      to.map { LocalDaySpan.latest(on: $0.number) } ?? Int64.max,
      from?.number ?? LocalDaySpan.first, to?.number ?? LocalDaySpan.last
    ) { row in
      for column in [3, 4] { _ = try SessionTime(at: 0, nil, row.int64(column)) }
      let time = StudyTime(seconds: Int(try row.double(1)))
      sums.add(StudySum(time: time, sessions: try row.int(2)), on: try row.slug(0))
    }
  }

  private func tagLengths(
    of learner: Learner, _ from: LocalDay?, _ to: LocalDay?
  ) throws -> [String: StudySum] {
    var sums: [String: StudySum] = [:]
    try db.forEach(
      """
      select at, end_at, length, tags from fact indexed by fact_at
      where learner_id = (select id from learner where uid = ?1)
        and at between ?2 and ?3 and local_day between ?4 and ?5 and kind = 'session' and live
      """,
      learner.id.bytes,
      from.map { LocalDaySpan.earliest(on: $0.number) } ?? Int64.min,
      to.map { LocalDaySpan.latest(on: $0.number) } ?? Int64.max,
      from?.number ?? LocalDaySpan.first, to?.number ?? LocalDaySpan.last
    ) { row in
      let length = StudyTime(seconds: try SessionTime(row, 0).length)
      for tag in rows(ofTags: try row.optionalText(3) ?? "") {
        sums[tag, default: StudySum()].add(StudySum(time: length, sessions: 1))
      }
    }
    return sums
  }

  /// Ascending, to be searched.
  func skillsByRow() throws -> SkillsByRow {
    SkillsByRow(
      entries: try db.all("select id, slug from skill order by id") {
        (row: try $0.int64(0), slug: Slug(try $0.text(1)))
      })
  }

  /// The learner's live facts of one kind, oldest first, on any skill; none for sessions, timers
  /// and notes, which this does not look through.
  public func marks(_ kind: FactKind, of learner: Learner) throws -> [Fact] {
    try countedFacts(kind, on: nil, of: learner).map(\.fact)
  }
}

/// Which skill a row of the table is.
struct SkillsByRow {
  fileprivate let entries: [(row: Int64, slug: Slug?)]

  func slug(of row: Int64) -> Slug? {
    let place = entries.place { $0.row < row }
    return place < entries.count && entries[place].row == row ? entries[place].slug : nil
  }
}

/// The tags of a session, or the empty one.
private func rows(ofTags text: String) -> [String] {
  let tags = separatedTags(text)
  return tags.isEmpty ? [""] : tags
}

extension StudySum {
  fileprivate func without(_ seconds: Int) -> StudySum {
    StudySum(time: max(.zero, time - StudyTime(seconds: seconds)), sessions: sessions)
  }
}
