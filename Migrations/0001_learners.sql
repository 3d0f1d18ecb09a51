-- migrate:up
-- One command of the user is one action is one undo step. What an action recorded is live
-- while the action is done; undoing it deletes nothing. What was undone before another action
-- was recorded is abandoned: redo leads along the branch that was lived last.
create table action (
  id integer primary key,
  uid blob not null unique check (length(uid) = 16),
  at integer not null,
  command text not null,
  done integer not null default 1 check (done in (0, 1)),
  changed_at integer not null,
  abandoned integer not null default 0 check (abandoned in (0, 1)),
  check (not (done and abandoned))
) strict;

create table learner (
  id integer primary key,
  uid blob not null unique check (length(uid) = 16)
) strict;

-- A learner's name, chosen roadmap and the like; the database's own have no learner.
-- A row is never changed: a later one takes its place, and undo puts it back.
create table setting (
  id integer primary key,
  uid blob not null unique check (length(uid) = 16),
  action_id integer references action,
  learner_id integer references learner,
  key text not null,
  value text not null,
  at integer not null,
  live integer not null default 1 check (live in (0, 1))
) strict;

create unique index setting_live on setting (key, coalesce(learner_id, 0)) where live;
create unique index setting_name on setting (value) where key = 'name' and live;

-- migrate:down
drop table setting;
drop table learner;
drop table action;
