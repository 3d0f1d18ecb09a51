/// The rows of the sums that SkillStore/Derived keeps, a query for each table, in a fixed order. A table that is
/// missing here fails `StudyTotalsTests`.
public let keptSums = [
  // A skill whose sessions were all taken back may keep a row of nothing.
  "select 'total', * from study_total where seconds > 0 order by learner_id, skill_id",
  "select 'day', * from study_day order by learner_id, day",
  "select 'tags', * from study_tag order by learner_id, tags",
]
