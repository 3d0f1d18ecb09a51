import SkillCore
import ThinSQLite

extension Store {
  /// The learner's facts that count and whose note or evidence contains all `words`, ignoring case,
  /// width and accents, the best first (bm25, then the newest). Without words: all notes and
  /// remarks, newest first.
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
    var seen: Set<FactID> = []
    let found =
      try unindexedNotes(of: learner, skill: skill)
      + (parts.isEmpty ? [] : indexedNotes(parts, of: learner, skill: skill))
      + foldedNotes(of: learner, skill: skill)
    return found.filter { fact in
      let texts = [fact.note, FactParts(fact).evidence].compactMap { $0 }
      guard seen.insert(fact.id).inserted else { return false }
      let folded = texts.map(FoldedText.init(search:))
      return wanted.allSatisfy { word in folded.contains { $0.contains(word) } }
    }
  }

  /// Facts that the index of plain text does not cover: evidence, and notes with letters that
  /// folding changes (accents, marks, full width).
  private func foldedNotes(of learner: Learner, skill: Slug?) throws -> [Fact] {
    try db.all(
      Store.factColumns + """
        where fact.id in (
          select id from fact indexed by fact_note
          where note is not null and live and learner_id = (select id from learner where uid = ?1)
            and note glob ?3
          union
          select id from fact indexed by fact_proof
          where kind <> 'session' and kind <> 'timer' and kind <> 'note' and live
            and learner_id = (select id from learner where uid = ?1) and evidence is not null)
          and (?2 is null or skill.slug = ?2)
        order by fact.at desc, fact.id desc
        """, learner.id.bytes, skill?.description, Store.changedByFolding
    ) { try fact(from: $0).fact }
  }

  /// Latin letters with accents, combining marks, ligatures, letters and digits of full width.
  private static let changedByFolding =
    "*[\u{AA}\u{B2}-\u{24F}\u{300}-\u{36F}\u{1E00}-\u{1EFF}\u{2070}-\u{24FF}\u{FB00}-\u{FB06}"
    + "\u{FF10}-\u{FF19}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}\u{FF66}-\u{FF9F}\u{1D400}-\u{1D7FF}]*"

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
  private func unindexedNotes(of learner: Learner, skill: Slug?) throws -> [Fact] {
    try db.all(
      Store.factColumns + """
        where fact.note is not null
          and fact.id > coalesce((select max(rowid) from note_search), 0)
          and fact.live and +fact.learner_id = (select id from learner where uid = ?1)
          and (?2 is null or skill.slug = ?2)
        order by fact.at desc, fact.id desc
        """, learner.id.bytes, skill?.description
    ) { try fact(from: $0).fact }
  }

  private func indexedNotes(_ words: [String], of learner: Learner, skill: Slug?) throws -> [Fact] {
    let long = words.filter { $0.unicodeScalars.count >= 3 }
    if long.isEmpty {
      return try notes(withShort: words[0], of: learner, skill: skill)
    }
    let phrases = searched(long).map(quoted)
      .joined(separator: " AND ")
    return try db.all(
      Store.factColumns + """
          join note_search on note_search.rowid = fact.id
        where note_search match ?1 and fact.live and learner.uid = ?2
          and (?3 is null or skill.slug = ?3)
        order by note_search.rank, fact.at desc, fact.id desc
        """, phrases, learner.id.bytes, skill?.description
    ) { try fact(from: $0).fact }
  }

  /// A word of one or two characters is a prefix of trigrams.
  private func notes(withShort word: String, of learner: Learner, skill: Slug?) throws -> [Fact] {
    try db.all(
      Store.factColumns + """
        where fact.id in (
            select doc from note_term where term >= ?1 and term < ?1 || char(1114111))
          and fact.live and +fact.learner_id = (select id from learner where uid = ?2)
          and (?3 is null or skill.slug = ?3)
        order by fact.at desc, fact.id desc
        """, word, learner.id.bytes, skill?.description
    ) { try fact(from: $0).fact }
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
