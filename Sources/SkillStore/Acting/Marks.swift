import SkillCore
import ThinSQLite

extension Store {
  /// Records that a habit was kept; false when the same was said of that local day already.
  public func checkIn(_ checkIn: Fact, of learner: Learner, _ command: Command) throws -> Bool {
    try act(command) { journal in
      let sameDay = try liveFacts(.checkin, on: checkIn.skill, of: learner)
        .filter { $0.fact.at.localDay == checkIn.at.localDay }
      if checkIn.note == nil, sameDay.contains(where: { $0.fact.kind == checkIn.kind }) {
        return false
      }
      try journal.add(checkIn, of: learner)
      return true
    }
  }

  /// Records the learner's own opinion; false when the latest says the same.
  public func rate(_ rating: Fact, of learner: Learner, _ command: Command) throws -> Bool {
    try act(command) { journal in
      let latest = try liveFacts(.rating, on: rating.skill, of: learner).last
      if rating.note == nil, latest?.fact.kind == rating.kind { return false }
      // Of two in one second, the one said last is the learner's opinion.
      if let latest, latest.fact.at.instant == rating.at.instant {
        try journal.void(latest.row)
        try journal.add(rating, of: learner, replacing: latest.row)
      } else {
        try journal.add(rating, of: learner)
      }
      return true
    }
  }

  /// Leaves an item, or a group as a whole, out of the score; false when it is already.
  public func markNotApplicable(_ mark: Fact, of learner: Learner, _ command: Command) throws
    -> Bool
  {
    try act(command) { journal in
      guard try liveFacts(.notApplicable, on: mark.skill, of: learner).isEmpty else { return false }
      // A group has no item of its own, so its name may be new.
      if let skill = mark.skill { try append(skill: skill) }
      try journal.add(mark, of: learner)
      return true
    }
  }

  /// Records a remark.
  public func addNote(_ note: Fact, of learner: Learner, _ command: Command) throws {
    try act(command) { try $0.add(note, of: learner) }
  }
}
