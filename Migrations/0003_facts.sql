-- migrate:up
-- What learners recorded: append-only. A correction voids a fact and adds another;
-- `live` says whether a fact counts: its action is done and no done action voids it.
-- Times are UTC seconds; offset, zone and local day were fixed when it was recorded.
-- A timer is a session that has not ended: stopping it voids it and adds the session.
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

-- People name a fact by the end of its id; the last two bytes lead to it.
create unique index fact_uid on fact (substr(uid, 15), uid);
create index fact_action on fact (action_id);
create index fact_at on fact (learner_id, at);
create index fact_study on fact (learner_id, skill_id, at, end_at) where kind = 'session' and live;
create index fact_proof on fact (learner_id, skill_id)
  where kind not in ('session', 'timer', 'note') and live;
create unique index fact_timer on fact (learner_id) where kind = 'timer' and live;

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

-- Which action took which fact back.
create table void (
  action_id integer not null references action,
  fact_id integer not null references fact,
  primary key (action_id, fact_id)
) strict, without rowid;

-- migrate:down
drop table void;
drop table fact;
