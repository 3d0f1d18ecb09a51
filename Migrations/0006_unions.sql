-- migrate:up
-- A database is a set of permanent records: learners, actions, settings, facts, voids, roadmaps.
-- A merge, or an import of a whole record, is the union of two such sets. The action that carries
-- it is local, no part of the set; `arrived_by` names it on every action that it brought.
alter table action add column arrived_by integer references action;
alter table action add column carries integer not null default 0 check (carries in (0, 1));
create index action_own on action (id) where arrived_by is null;
create index action_arrived on action (arrived_by) where arrived_by is not null;

-- An action has effect while it is done and, if it came from elsewhere, while its carrier is done.
create view effective_action as
select id, at from action
where done
  and (arrived_by is null or (select done from action as carrier where id = action.arrived_by));

-- The actions of the set: carried out here, or brought by what stands.
create view present_action as
select id, uid, at, command, done, changed_at from action
where not carries
  and (arrived_by is null or (select done from action as carrier where id = action.arrived_by));

-- An action that recorded a fact which another one had recorded before: an import after its undo,
-- the same import on two devices. A fact counts while any of its actions has effect.
create table claim (
  fact_id integer not null references fact,
  action_id integer not null references action,
  primary key (fact_id, action_id)
) strict, without rowid;

create index claim_action on claim (action_id);

-- What a carrier changed of actions that were here before it: while it is done what they were,
-- while it is undone what it makes of them.
create table flip (
  carrier_id integer not null references action,
  action_id integer not null references action,
  done integer not null check (done in (0, 1)),
  changed_at integer not null,
  abandoned integer not null check (abandoned in (0, 1)),
  primary key (carrier_id, action_id)
) strict, without rowid;

create index void_fact on void (fact_id);
create index fact_replaces on fact (replaces) where replaces is not null;
create index fact_about on fact (about) where about is not null;
create index fact_timers on fact (learner_id, id) where kind = 'timer';

-- The facts that are no part of the set: what an undone carrier brought, and what was said of it
-- here since then: its corrections and the notes about it.
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
-- Without carriers, what came by one that was undone would count again.
update action set done = 0, abandoned = 1
where done and not (arrived_by is null
  or (select done from action as carrier where id = action.arrived_by));
drop view absent_fact;
drop index fact_timers;
drop index fact_about;
drop index fact_replaces;
drop index void_fact;
drop table flip;
drop table claim;
drop view present_action;
drop view effective_action;
drop index action_arrived;
drop index action_own;
alter table action drop column carries;
alter table action drop column arrived_by;
