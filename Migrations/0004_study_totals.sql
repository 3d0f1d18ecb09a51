-- migrate:up
-- How long each skill was studied: the union of the live sessions, at most 12 hours in any one
-- UTC day. It follows from the facts; it is kept so that a verdict need not read every session.
create table study_total (
  learner_id integer not null references learner,
  skill_id integer not null references skill,
  seconds integer not null check (seconds >= 0),
  primary key (learner_id, skill_id)
) strict, without rowid;

insert into study_total
with
  part (n) as (values (0), (1)),
  -- A session of at most 24 hours touches two days at most. Division that rounds down.
  session as (
    select learner_id, skill_id, at, end_at,
      (at - ((at % 86400) + 86400) % 86400) / 86400 as first_day
    from fact where kind = 'session' and live
  ),
  piece as (
    select learner_id, skill_id, first_day + n as day,
      max(at, (first_day + n) * 86400) as start,
      min(end_at, (first_day + n + 1) * 86400) as stop
    from session, part where end_at > (first_day + n) * 86400
  ),
  reached as (
    select learner_id, skill_id, day, start, stop,
      max(stop) over (
        partition by learner_id, skill_id, day order by start, stop
        rows between unbounded preceding and 1 preceding) as before
    from piece
  ),
  studied as (
    select learner_id, skill_id, day,
      min(43200, sum(max(0, stop - max(start, coalesce(before, start))))) as seconds
    from reached group by learner_id, skill_id, day
  )
select learner_id, skill_id, sum(seconds) from studied group by learner_id, skill_id;

-- migrate:down
drop table study_total;
