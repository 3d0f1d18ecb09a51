-- migrate:up
-- How a day with study stands: how many days in a row there are up to it, and how many days the longest run up to
-- it has, and when that ended; of equal ones the latest. So the last row of a learner is a streak's whole answer.
-- It follows from the days; a day that comes or goes changes those after it, as far as they stand otherwise then.
alter table study_day add column run integer not null default 1;
alter table study_day add column longest integer not null default 1;
alter table study_day add column longest_until integer not null default 0;

update study_day set run = stood.run, longest = best / 10000000, longest_until = best % 10000000 - 1000000
from (
  -- As one number, so that of equal runs the latest is the largest; no day is before the year 0.
  select learner_id, day, run,
    max(run * 10000000 + day + 1000000) over (partition by learner_id order by day) as best
  from (
    select learner_id, day, row_number() over (partition by learner_id, place order by day) as run
    from (
      -- The days of a run, less their places in the list of all days, are one number.
      select learner_id, day, day - row_number() over (partition by learner_id order by day) as place
      from study_day))
) as stood
where stood.learner_id = study_day.learner_id and stood.day = study_day.day;

-- migrate:down
alter table study_day drop column longest_until;
alter table study_day drop column longest;
alter table study_day drop column run;
