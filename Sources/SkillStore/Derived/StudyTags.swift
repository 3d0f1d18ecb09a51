import SkillCore
import ThinSQLite

// `study_tag` adds up the sessions of a learner that have the same tags, in the same order: the column
// as it stands, '' for those without. A report takes the texts apart, of which there are few.

extension Store {
  /// Makes a change to the live sessions that `spans` lists, and keeps the sums by tags right.
  func keepingTags<R>(of spans: [SessionSpan], _ change: () throws -> R) throws -> R {
    let starts = spans.map { SessionStart(learner: $0.learner, at: $0.time.at) }.distinct()
    let before = try tagCounts(from: starts)
    let result = try change()
    var differences = try tagCounts(from: starts)
    for old in before.entries { differences.add(StudyCount() - old.count, to: old.tags) }
    for new in differences.entries where new.count != StudyCount() {
      try add(new.count, to: new.tags)
    }
    return result
  }

  /// What the live sessions that began at these moments add up to.
  private func tagCounts(from starts: [SessionStart]) throws -> TagCounts {
    var counts = TagCounts()
    for start in starts {
      try db.forEach(
        """
        select at, end_at, length, tags from fact indexed by fact_at
        where learner_id = ? and at = ? and kind = 'session' and live
        """, start.learner, start.at
      ) { row in
        let tags = Array(try row.optionalText(3)?.utf8 ?? "".utf8)
        counts.add(
          StudyCount(spent: try SessionTime(row, 0).length, sessions: 1),
          to: LearnerTags(learner: start.learner, tags: tags))
      }
    }
    return counts
  }

  private func add(_ count: StudyCount, to place: LearnerTags) throws {
    let (learner, tags) = (SQLValue(place.learner), SQLValue.text(place.text))
    // The last of them: a row never holds nothing.
    if count.sessions < 0 {
      let gone = try db.run(
        "delete from study_tag where learner_id = ? and tags = ? and sessions = ?", learner, tags,
        -count.sessions)
      if gone > 0 { return }
    }
    let changed = try db.run(
      """
      update study_tag set spent = spent + ?3, sessions = sessions + ?4
      where learner_id = ?1 and tags = ?2
      """, learner, tags, count.spent, count.sessions)
    if changed == 0 { try insert(count, for: place) }
  }

  /// Puts a learner's sums by tags, as the column holds them, in the place of those that are kept.
  func setTags(_ counts: [[UInt8]: StudyCount], of learner: Int64) throws {
    try db.run("delete from study_tag where learner_id = ?", learner)
    for (tags, count) in counts {
      try insert(count, for: LearnerTags(learner: learner, tags: tags))
    }
  }

  private func insert(_ count: StudyCount, for place: LearnerTags) throws {
    try db.run(
      "insert into study_tag values (?, ?, ?, ?)", place.learner, place.text,
      count.spent, count.sessions)
  }

  /// What `study_tag` holds, from the sessions themselves; told in SQL, it checks what is kept.
  static let tagsFromSessions = """
    select learner_id, coalesce(tags, '') as tag_set, sum(coalesce(length, end_at - at)), count(*)
    from fact where kind = 'session' and live group by learner_id, tags
    """

  /// The tag of the learner's sessions that a typed one means: the same, else the only one that is
  /// compared alike (`Deep` is deep); else what was typed.
  public func tag(meaning typed: String, of learner: Learner) throws -> String {
    let known = try tagSums(of: learner).keys
    let wanted = FoldedText(name: typed)
    let alike = known.filter { FoldedText(name: $0) == wanted }
    return known.contains(typed) || alike.count != 1 ? typed : alike.first ?? typed
  }

  /// The sums of each tag; a session with several is in each of them, the empty tag is that of the
  /// others.
  func tagSums(of learner: Learner) throws -> [String: StudySum] {
    var sums: [String: StudySum] = [:]
    try db.forEach(
      """
      select tags, spent, sessions from study_tag
      where learner_id = (select id from learner where uid = ?)
      """, learner.id.bytes
    ) { row in
      let sum = StudySum(time: StudyTime(seconds: try row.int(1)), sessions: try row.int(2))
      let tags = separatedTags(try row.text(0))
      for tag in tags.isEmpty ? [""] : tags { sums[tag, default: StudySum()].add(sum) }
    }
    return sums
  }
}

/// A moment at which sessions of a learner began.
private struct SessionStart: Comparable {
  let learner: Int64
  let at: Int64

  static func < (left: SessionStart, right: SessionStart) -> Bool {
    (left.learner, left.at) < (right.learner, right.at)
  }
}

/// Sums by tags of a few sessions: a list, as there are as a rule one or two.
private struct TagCounts {
  private(set) var entries: [(tags: LearnerTags, count: StudyCount)] = []

  mutating func add(_ count: StudyCount, to tags: LearnerTags) {
    if let place = entries.firstIndex(where: { $0.tags == tags }) {
      entries[place].count += count
    } else {
      entries.append((tags, count))
    }
  }
}

/// A learner and the tags of a session as the column holds them. Byte for byte, as it is to the table:
/// to a String, texts that only look alike are one.
private struct LearnerTags: Equatable {
  let learner: Int64
  let tags: [UInt8]

  var text: String { String(decoding: tags, as: UTF8.self) }
}
