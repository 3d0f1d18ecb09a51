import SkillCore
import ThinSQLite

// Learners and skills are only identities: what they are called is a setting's, or a roadmap's, matter.

extension Store {
  /// Makes a learner's row, unless it is here.
  func append(learner id: LearnerID) throws {
    try db.run("insert into learner (uid) values (?) on conflict do nothing", id.bytes)
  }

  /// Makes a skill known, unless it is.
  func append(skill: Slug) throws {
    try db.run(
      "insert into skill (slug) values (?) on conflict do nothing", skill.description)
  }
}
