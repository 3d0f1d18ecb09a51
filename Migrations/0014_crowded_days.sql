-- migrate:up
-- The days whose sessions come to more than the study of the day: they share time, or exceed 24 hours. Few days do, so
-- that a report of everything reads the kept sums and these days, and not each day of the years.
drop index study_shared;
create index study_crowded on study_day (learner_id, day) where shared > 0 or spent > 86400;

-- migrate:down
drop index study_crowded;
create index study_shared on study_day (learner_id, shared) where shared > 0;
