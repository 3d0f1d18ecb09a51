import SkillCore
import ThinSQLite

extension Store {
  /// The learner's facts that count and whose note or evidence contains all `words`, ignoring case,
  /// width and accents, the best first (`NoteRelevance`, then the newest). Without words: all notes
  /// and remarks, newest first.
  ///
  /// Words match inside longer ones: `循环` in 事件循环, `loop` in loops.
  public func notes(of learner: Learner, words: [String], skill: Slug?) throws -> [Fact] {
    let wanted = words.map(FoldedText.init(search:)).filter { !$0.isEmpty }
    guard words.contains(where: { !$0.isEmpty }) else {
      return try db.all(
        Store.factColumns + """
          where fact.id in (
            select id from fact indexed by fact_note
            where note is not null and live and learner_id = (select id from learner where uid = ?1)
              and (?2 is null or skill_id = (select id from skill where slug = ?2)))
          order by fact.at desc, fact.id desc
          """, learner.id.bytes, skill?.description
      ) { try fact(from: $0).fact }
    }
    guard !wanted.isEmpty else { return [] }
    let parts = wanted.flatMap(\.searchParts)
    let candidates =
      try unindexedNotes(of: learner, skill: skill)
      + (parts.isEmpty ? [] : indexedNotes(parts, of: learner, skill: skill))
      + foldedNotes(of: learner, skill: skill)
    var seen: Set<Int64> = []
    var found: [FoundNote] = []
    for stored in candidates where seen.insert(stored.row).inserted {
      if let note = FoundNote(stored, wanted) { found.append(note) }
    }
    return NoteRelevance(found).sorted().map(\.stored.fact)
  }

  /// Facts that the index of plain text does not cover: evidence, and notes with letters that
  /// folding changes (accents, marks, full width). Each letter begins a term of the index.
  private func foldedNotes(of learner: Learner, skill: Slug?) throws -> [StoredFact] {
    let terms = Array(
      repeating: "select doc from note_term where term >= ? and term < ?",
      count: Store.changedByFolding.count
    ).joined(separator: " union ")
    let ends = Store.changedByFolding.flatMap { range -> [SQLValue] in
      let next = Unicode.Scalar(range.upperBound.value + 1) ?? range.upperBound
      return [.text(String(range.lowerBound)), .text(String(next))]
    }
    let (owner, only) = (SQLValue.blob(learner.id.bytes), SQLValue(skill?.description))
    return try db.all(
      Store.factColumns + """
        where fact.id in (\(terms)
          union
          select id from fact indexed by fact_proof
          where kind <> 'session' and kind <> 'timer' and kind <> 'note' and live
            and learner_id = (select id from learner where uid = ?) and evidence is not null)
          and fact.live and +fact.learner_id = (select id from learner where uid = ?)
          and (? is null or skill.slug = ?)
        """, Listed(ends + [owner, owner, only, only])
    ) { try fact(from: $0) }
  }

  /// Latin letters with accents, combining marks, ligatures, letters and digits of full width; in lower
  /// case, as the index has them.
  private static let changedByFolding: [ClosedRange<Unicode.Scalar>] = [
    "\u{AA}"..."\u{36F}", "\u{1E00}"..."\u{1FFF}", "\u{2070}"..."\u{24FF}",
    "\u{FB00}"..."\u{FB06}", "\u{FF10}"..."\u{FF19}", "\u{FF41}"..."\u{FF9F}",
    "\u{1D400}"..."\u{1D7FF}",
  ]

  /// Streams the learner's notes and remarks that count, newest first.
  public func forEachNote(of learner: Learner, _ body: (Fact) throws -> Void) throws {
    try db.forEach(
      Store.factColumns + """
        where fact.note is not null and fact.live and learner.uid = ?
        order by fact.at desc, fact.id desc
        """, learner.id.bytes
    ) { try body(try fact(from: $0).fact) }
  }

  /// Notes not indexed yet: few, or none. (`+` selects by row instead of by learner.)
  private func unindexedNotes(of learner: Learner, skill: Slug?) throws -> [StoredFact] {
    try db.all(
      Store.factColumns + """
        where fact.note is not null
          and fact.id > coalesce((select max(rowid) from note_search), 0)
          and fact.live and +fact.learner_id = (select id from learner where uid = ?1)
          and (?2 is null or skill.slug = ?2)
        """, learner.id.bytes, skill?.description
    ) { try fact(from: $0) }
  }

  /// Not ranked by the index: for each word that would count all notes that have it. The index names the
  /// facts: joined, it would be asked for each fact of the learner.
  private func indexedNotes(
    _ words: [String], of learner: Learner, skill: Slug?
  ) throws -> [StoredFact] {
    let long = words.filter { $0.unicodeScalars.count >= 3 }
    if long.isEmpty {
      return try notes(withShort: words[0], of: learner, skill: skill)
    }
    let phrases = searched(long).map(quoted)
      .joined(separator: " AND ")
    return try db.all(
      Store.factColumns + """
        where fact.id in (select rowid from note_search where note_search match ?1)
          and fact.live and +fact.learner_id = (select id from learner where uid = ?2)
          and (?3 is null or skill.slug = ?3)
        """, phrases, learner.id.bytes, skill?.description
    ) { try fact(from: $0) }
  }

  /// A word of one or two characters is a prefix of trigrams.
  private func notes(
    withShort word: String, of learner: Learner, skill: Slug?
  ) throws -> [StoredFact] {
    try db.all(
      Store.factColumns + """
        where fact.id in (
            select doc from note_term where term >= ?1 and term < ?1 || char(1114111))
          and fact.live and +fact.learner_id = (select id from learner where uid = ?2)
          and (?3 is null or skill.slug = ?3)
        """, word, learner.id.bytes, skill?.description
    ) { try fact(from: $0) }
  }
}

/// The query for the index, which walks all places of each trigram: only the beginning of long
/// words, and only the first words. The caller filters by whole words.
private func searched(_ words: [String]) -> [String] {
  var left = 256
  var parts: [String] = []
  for word in words where left >= 3 {
    let part = word.unicodeScalars.prefix(min(64, left))
    left -= part.count
    if part.count >= 3 { parts.append(String(part)) }
  }
  return parts
}
