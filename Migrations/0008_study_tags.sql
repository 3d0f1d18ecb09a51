-- migrate:up
-- What the sessions with the same tags add up to, as they are; the key is the column as it stands,
-- '' for those without. It follows from the facts; it is kept so that a report by tag need not read
-- every session.
create table study_tag (
  learner_id integer not null references learner,
  tags text not null,
  spent integer not null check (spent > 0),
  sessions integer not null check (sessions > 0),
  primary key (learner_id, tags)
) strict, without rowid;

insert into study_tag
select learner_id, coalesce(tags, ''), sum(end_at - at), count(*)
from fact where kind = 'session' and live group by learner_id, tags;

-- Few days have sessions that share time; a report adds up only theirs.
create index study_shared on study_day (learner_id, shared) where shared > 0;

-- migrate:down
drop index study_shared;
drop table study_tag;
