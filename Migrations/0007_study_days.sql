-- migrate:up
-- What the sessions of a local day, and of a skill, add up to as they are: shared time is in these
-- sums twice. They follow from the facts; they are kept so that a report need not read every session.
alter table study_total add column spent integer not null default 0 check (spent >= 0);
alter table study_total add column sessions integer not null default 0 check (sessions >= 0);

update study_total set
  spent = (
    select coalesce(sum(end_at - at), 0) from fact
    where fact.learner_id = study_total.learner_id and fact.skill_id = study_total.skill_id
      and kind = 'session' and live),
  sessions = (
    select count(*) from fact
    where fact.learner_id = study_total.learner_id and fact.skill_id = study_total.skill_id
      and kind = 'session' and live);

-- `shared`: the time of these sessions in which one that began before was going on.
create table study_day (
  learner_id integer not null references learner,
  day integer not null,
  spent integer not null check (spent > 0),
  sessions integer not null check (sessions > 0),
  shared integer not null check (shared between 0 and spent),
  primary key (learner_id, day)
) strict, without rowid;

insert into study_day
with
  session as (
    select learner_id, local_day, at, end_at,
      max(end_at) over (
        partition by learner_id order by at, id
        rows between unbounded preceding and 1 preceding) as reached
    from fact where kind = 'session' and live
  )
select learner_id, local_day, sum(end_at - at), count(*),
  sum(max(0, min(end_at, coalesce(reached, at)) - at))
from session group by learner_id, local_day;

create index fact_remark on fact (learner_id, skill_id, at) where kind = 'note' and live;

-- migrate:down
drop index fact_remark;
drop table study_day;
alter table study_total drop column sessions;
alter table study_total drop column spent;
