-- migrate:up
-- A session is timed, with an end, or a length on a day whose clock nobody knows: `length`, in place of
-- the end. It stands at the noon of its day in UTC, in order among the others, and is in no zone's clock.
-- A fact counts on the day of the calendar or, of a morning, on the day before: who studies at night may
-- let the day begin later.
create table fact_kept as select * from fact;
drop view absent_fact;
drop table fact;

create table fact (
  id integer primary key,
  uid blob not null check (length(uid) = 16),
  action_id integer not null references action,
  learner_id integer not null references learner,
  kind text not null check (
    kind in (
      'session', 'timer', 'completion', 'evidence', 'note', 'checkin', 'rating', 'waiver',
      'not-applicable'
    )
  ),
  skill_id integer references skill,
  at integer not null,
  at_offset integer not null check (at_offset between -93600 and 93600),
  zone text not null check (zone <> ''),
  local_day integer not null,
  end_at integer,
  end_offset integer check (end_offset between -93600 and 93600),
  evidence text,
  rating integer check (rating between 1 and 5),
  note text,
  tags text check (tags <> ''),
  about integer references fact,
  replaces integer references fact,
  live integer not null default 1 check (live in (0, 1)),
  length integer check (length between 1 and 86400),
  check (local_day * 86400 <= at + at_offset and at + at_offset < local_day * 86400 + 129600),
  check (skill_id is not null or kind = 'note'),
  check ((kind = 'session') = (end_at is not null or length is not null)),
  check (end_at is null or length is null),
  check (length is null or (at = local_day * 86400 + 43200 and at_offset = 0)),
  check ((end_at is null) = (end_offset is null)),
  check (end_at > at and end_at <= at + 86400),
  check (kind <> 'evidence' or evidence is not null),
  check (kind in ('evidence', 'checkin') or evidence is null),
  check ((kind = 'rating') = (rating is not null)),
  check (kind not in ('note', 'waiver', 'not-applicable') or note is not null),
  check (kind = 'note' or about is null)
) strict;

insert into fact select *, null from fact_kept order by id;
drop table fact_kept;

create unique index fact_uid on fact (substr(uid, 15), uid);
create index fact_action on fact (action_id);
create index fact_at on fact (learner_id, at);
create index fact_study on fact (learner_id, skill_id, at, end_at, length)
  where kind = 'session' and live;
create unique index fact_timer on fact (learner_id) where kind = 'timer' and live;
create index fact_note on fact (id) where note is not null;
create index fact_replaces on fact (replaces) where replaces is not null;
create index fact_about on fact (about) where about is not null;
create index fact_timers on fact (learner_id, id) where kind = 'timer';
create index fact_remark on fact (learner_id, skill_id, at) where kind = 'note' and live;
create index fact_proof on fact (learner_id, skill_id)
  where kind <> 'session' and kind <> 'timer' and kind <> 'note' and live;

create trigger fact_is_never_deleted before delete on fact
begin
  select raise(abort, 'facts are never deleted: void them');
end;

create trigger fact_is_never_changed
before update of
  id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at, end_offset,
  evidence, rating, note, tags, about, replaces, length
on fact
begin
  select raise(abort, 'facts are never changed: void one and add another');
end;

create view absent_fact as
with recursive absent (id) as (
  select fact.id from action as carrier
    join action on action.arrived_by = carrier.id
    join fact on fact.action_id = action.id
  where carrier.carries and not carrier.done and not exists (
    select 1 from claim join present_action on present_action.id = claim.action_id
    where fact_id = fact.id)
  union
  select later.id from absent join fact as later on later.replaces = absent.id
  union
  select note.id from absent join fact as note on note.about = absent.id
)
select id from absent;

-- migrate:down
-- Earlier versions have no place for a length without a clock, nor for a night that counts on the evening
-- before. Nothing is given up for the way back: where there is one, there is no way back.
create table no_way_back (n integer not null) strict;

create trigger no_way_back before insert on no_way_back
begin
  select raise(abort, 'no way back: lengths on a day, or nights that count on the evening before, were recorded');
end;

insert into no_way_back
select 1 from fact
where length is not null or at + at_offset >= (local_day + 1) * 86400 limit 1;

drop table no_way_back;
create table fact_kept as select * from fact;
drop view absent_fact;
drop table fact;

create table fact (
  id integer primary key,
  uid blob not null check (length(uid) = 16),
  action_id integer not null references action,
  learner_id integer not null references learner,
  kind text not null check (
    kind in (
      'session', 'timer', 'completion', 'evidence', 'note', 'checkin', 'rating', 'waiver',
      'not-applicable'
    )
  ),
  skill_id integer references skill,
  at integer not null,
  at_offset integer not null check (at_offset between -93600 and 93600),
  zone text not null check (zone <> ''),
  local_day integer not null,
  end_at integer,
  end_offset integer check (end_offset between -93600 and 93600),
  evidence text,
  rating integer check (rating between 1 and 5),
  note text,
  tags text check (tags <> ''),
  about integer references fact,
  replaces integer references fact,
  live integer not null default 1 check (live in (0, 1)),
  check (local_day * 86400 <= at + at_offset and at + at_offset < (local_day + 1) * 86400),
  check (skill_id is not null or kind = 'note'),
  check ((kind = 'session') = (end_at is not null)),
  check ((end_at is null) = (end_offset is null)),
  check (end_at > at and end_at <= at + 86400),
  check (kind <> 'evidence' or evidence is not null),
  check (kind in ('evidence', 'checkin') or evidence is null),
  check ((kind = 'rating') = (rating is not null)),
  check (kind not in ('note', 'waiver', 'not-applicable') or note is not null),
  check (kind = 'note' or about is null)
) strict;

insert into fact
select id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at, end_offset,
  evidence, rating, note, tags, about, replaces, live
from fact_kept order by id;
drop table fact_kept;

create unique index fact_uid on fact (substr(uid, 15), uid);
create index fact_action on fact (action_id);
create index fact_at on fact (learner_id, at);
create index fact_study on fact (learner_id, skill_id, at, end_at) where kind = 'session' and live;
create unique index fact_timer on fact (learner_id) where kind = 'timer' and live;
create index fact_note on fact (id) where note is not null;
create index fact_replaces on fact (replaces) where replaces is not null;
create index fact_about on fact (about) where about is not null;
create index fact_timers on fact (learner_id, id) where kind = 'timer';
create index fact_remark on fact (learner_id, skill_id, at) where kind = 'note' and live;
create index fact_proof on fact (learner_id, skill_id)
  where kind <> 'session' and kind <> 'timer' and kind <> 'note' and live;

create trigger fact_is_never_deleted before delete on fact
begin
  select raise(abort, 'facts are never deleted: void them');
end;

create trigger fact_is_never_changed
before update of
  id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at, end_offset,
  evidence, rating, note, tags, about, replaces
on fact
begin
  select raise(abort, 'facts are never changed: void one and add another');
end;

create view absent_fact as
with recursive absent (id) as (
  select fact.id from action as carrier
    join action on action.arrived_by = carrier.id
    join fact on fact.action_id = action.id
  where carrier.carries and not carrier.done and not exists (
    select 1 from claim join present_action on present_action.id = claim.action_id
    where fact_id = fact.id)
  union
  select later.id from absent join fact as later on later.replaces = absent.id
  union
  select note.id from absent join fact as note on note.about = absent.id
)
select id from absent;
