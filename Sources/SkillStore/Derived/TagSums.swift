import SkillCore
import ThinSQLite

// `study_tag` adds up the sessions of a learner that have the same tags, in the same order: the column
// as it stands, '' for those without. A report takes the texts apart, of which there are few.

extension Store {
  /// Makes a change to the live sessions that `spans` lists, and keeps the sums by tags right.
  func keepingTagSums<R>(of spans: [SessionSpan], _ change: () throws -> R) throws -> R {
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

  /// Puts a learner's sums by tags in the place of those that are kept.
  func setTagSums(_ tags: DerivedTagSums, of learner: Int64) throws {
    try db.run("delete from study_tag where learner_id = ?", learner)
    for (tags, count) in tags.sums {
      try insert(count, for: LearnerTags(learner: learner, tags: tags))
    }
  }

  /// How many of a learner's sums by tags are not what the sessions say.
  func wrongTagSums(of learner: Int64, _ derived: DerivedTagSums) throws -> Int {
    var (left, wrong) = (derived.sums, 0)
    try db.forEach("select tags, spent, sessions from study_tag where learner_id = ?", learner) {
      let kept = StudyCount(spent: try $0.int(1), sessions: try $0.int(2))
      if left.removeValue(forKey: Array(try $0.text(0).utf8)) != kept { wrong += 1 }
    }
    return wrong + left.count
  }

  private func insert(_ count: StudyCount, for place: LearnerTags) throws {
    try db.run(
      "insert into study_tag values (?, ?, ?, ?)", place.learner, place.text,
      count.spent, count.sessions)
  }

}

/// A learner's sums by tags, worked out from all sessions; by the bytes of the column.
struct DerivedTagSums {
  fileprivate private(set) var sums: [[UInt8]: StudyCount] = [:]

  mutating func add(_ length: Int, to tags: String) {
    sums[Array(tags.utf8), default: StudyCount()] += StudyCount(spent: length, sessions: 1)
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
