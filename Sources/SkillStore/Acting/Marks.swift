import SkillCore
import ThinSQLite

extension Store {
  /// Records a check-in; false if the same is recorded for that local day already.
  public func checkIn(_ checkIn: Fact, of learner: Learner, _ command: Command) throws -> Bool {
    try act(command) { journal in
      let sameDay = try countedFacts(.checkin, on: checkIn.skill, of: learner)
        .filter { $0.fact.at.localDay == checkIn.at.localDay }
      if checkIn.note == nil, sameDay.contains(where: { $0.fact.kind == checkIn.kind }) {
        return false
      }
      try journal.add(checkIn, of: learner)
      return true
    }
  }

  /// Records a self-rating; false if the latest is the same.
  public func rate(_ rating: Fact, of learner: Learner, _ command: Command) throws -> Bool {
    try act(command) { journal in
      let latest = try countedFacts(.rating, on: rating.skill, of: learner).last
      if rating.note == nil, latest?.fact.kind == rating.kind { return false }
      // Of two in one second, the last one recorded counts.
      if let latest, latest.fact.at.instant == rating.at.instant {
        try journal.void(latest.row)
        try journal.add(rating, of: learner, replacing: latest.row)
      } else {
        try journal.add(rating, of: learner)
      }
      return true
    }
  }

  /// Excludes an item, or a whole group, from the score; false if it is already.
  public func markNotApplicable(_ mark: Fact, of learner: Learner, _ command: Command) throws
    -> Bool
  {
    try act(command) { journal in
      guard try countedFacts(.notApplicable, on: mark.skill, of: learner).isEmpty else {
        return false
      }
      // A group is not an item, so its name may be new.
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
