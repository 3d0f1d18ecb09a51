-- Rung: what many learners recorded, and how each was judged, in one PostgreSQL database.
-- Load it with: psql --set ON_ERROR_STOP=1 --file THIS-FILE DATABASE
--
-- One transaction. Loading it again, or a newer one, changes only what is newer: rows are known by
-- ids that are the same on every machine. What a learner took back stays as a row that is not live,
-- without its words. PostgreSQL stores no NUL: where a text had one, ␀ (U+2400) stands.

begin;
set local standard_conforming_strings = on;
set local client_encoding = 'UTF8';
set local client_min_messages = warning;
set local datestyle = 'ISO, YMD';
-- Two loads at a time would both find the tables missing.
do $$ begin perform pg_advisory_xact_lock(7239111, 1); end $$;

create schema if not exists rung;

create table if not exists rung.learner (
  uid uuid primary key,
  name text not null,
  -- Deleted by its owner: what it did is kept, but no view shows it.
  hidden boolean not null,
  changed_at timestamptz not null
);

create table if not exists rung.fact (
  uid uuid primary key,
  learner uuid not null references rung.learner,
  kind text not null check (kind in (
    'session', 'completion', 'evidence', 'note', 'checkin', 'rating', 'waiver', 'not-applicable')),
  skill text,
  -- Of a session, its start. A length on a day has no clock: this is noon in UTC, for the order alone.
  at timestamptz not null,
  end_at timestamptz,
  -- Where the learner was: the day as it was lived, which no later journey changes.
  zone text not null,
  local_date date not null,
  evidence text,
  rating smallint,
  note text,
  tags text[] not null,
  -- The session that a note is about.
  about uuid,
  live boolean not null,
  changed_at timestamptz not null
);

-- Of a length on a day, its seconds; of a timed session the time from at to end_at says it.
alter table rung.fact add column if not exists length integer;

create index if not exists fact_learner on rung.fact (learner, kind, local_date) where live;

create table if not exists rung.capability (
  roadmap text not null,
  version integer not null,
  slug text not null,
  position integer not null,
  level text not null,
  en text not null,
  zh text not null,
  threshold integer not null,
  primary key (roadmap, version, slug)
);

create table if not exists rung.skill (
  roadmap text not null,
  version integer not null,
  slug text not null,
  position integer not null,
  stage integer,
  stars integer not null,
  capability text not null,
  en text not null,
  zh text not null,
  primary key (roadmap, version, slug)
);

-- The newest verdict on a learner: by day, then by the last change that it knew of.
create table if not exists rung.verdict (
  learner uuid not null references rung.learner,
  roadmap text not null,
  policy text not null check (policy in ('claimed', 'evidenced')),
  version integer not null,
  as_of date not null,
  known_until timestamptz not null,
  -- Null below the lowest level.
  level text,
  primary key (learner, roadmap, policy)
);

create table if not exists rung.capability_verdict (
  learner uuid not null,
  roadmap text not null,
  policy text not null,
  capability text not null,
  version integer not null,
  as_of date not null,
  known_until timestamptz not null,
  score integer not null,
  met boolean not null,
  -- Must-haves that are missing; @group for an any-of group.
  missing text[] not null,
  primary key (learner, roadmap, policy, capability),
  foreign key (learner, roadmap, policy) references rung.verdict
);

-- Learner by capability, a row each: `order by ... \crosstabview` in psql makes it a table.
create or replace view rung.level_matrix as
select
  learner.uid as learner_uid, learner.name as learner, verdict.roadmap, verdict.version,
  verdict.policy, verdict.as_of, verdict.level, capability.position, capability.slug as capability,
  capability.en, capability.zh, capability.level as capability_level, one.score,
  capability.threshold, one.met, one.missing
from rung.verdict
  join rung.learner on learner.uid = verdict.learner and not learner.hidden
  join rung.capability_verdict as one
    on one.learner = verdict.learner and one.roadmap = verdict.roadmap
    and one.policy = verdict.policy and one.version = verdict.version
    and one.as_of = verdict.as_of and one.known_until = verdict.known_until
  join rung.capability
    on capability.roadmap = verdict.roadmap and capability.version = verdict.version
    and capability.slug = one.capability;

-- Study time by learner and local day: a minute counts once, however many sessions share it, for the
-- day of the one that began first; 24 hours a day at most.
create or replace view rung.study_day as
select
  learner.uid as learner_uid, learner.name as learner, local_date as day, count(*) as sessions,
  least(86400, sum(coalesce(
    length, extract(epoch from greatest(end_at, reached) - greatest(at, reached)))))::bigint as seconds
from (
  select fact.*, coalesce(max(end_at) over (
    partition by learner order by at, uid rows between unbounded preceding and 1 preceding), at)
    as reached
  from rung.fact where live and kind = 'session') as session
  join rung.learner on learner.uid = session.learner and not learner.hidden
group by 1, 2, 3;

-- The same by skill and local week (from Monday): a skill's own time, which it may share with others,
-- so that the skills of a week can come to more than its days.
create or replace view rung.study_week as
select
  learner_uid, learner, skill, date_trunc('week', day::timestamp)::date as week,
  sum(sessions)::bigint as sessions, sum(seconds)::bigint as seconds
from (
  select
    learner.uid as learner_uid, learner.name as learner, skill, local_date as day,
    count(*) as sessions,
    least(86400, sum(coalesce(
      length, extract(epoch from greatest(end_at, reached) - greatest(at, reached))))) as seconds
  from (
    select fact.*, coalesce(max(end_at) over (
      partition by learner, skill order by at, uid rows between unbounded preceding and 1 preceding),
      at) as reached
    from rung.fact where live and kind = 'session') as session
    join rung.learner on learner.uid = session.learner and not learner.hidden
  group by 1, 2, 3, 4) as own
group by 1, 2, 3, 4;

