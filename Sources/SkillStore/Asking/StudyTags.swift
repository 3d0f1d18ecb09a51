import SkillCore
import ThinSQLite

extension Store {
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
