-- migrate:up
-- SQLite makes the list of `kind in (...)` anew for each row that is written, which was half of writing a fact.
-- Written out, the same checks are comparisons. No row changes, only the text of the table does.
update sqlite_schema set sql = 'CREATE TABLE fact (
  id integer primary key,
  uid blob not null check (length(uid) = 16),
  action_id integer not null references action,
  learner_id integer not null references learner,
  kind text not null check (
    kind = ''session'' or kind = ''note'' or kind = ''checkin'' or kind = ''completion'' or kind = ''evidence''
    or kind = ''rating'' or kind = ''timer'' or kind = ''waiver'' or kind = ''not-applicable''
  ),
  skill_id integer references skill,
  at integer not null,
  at_offset integer not null check (at_offset between -93600 and 93600),
  zone text not null check (zone <> ''''),
  local_day integer not null,
  end_at integer,
  end_offset integer check (end_offset between -93600 and 93600),
  evidence text,
  rating integer check (rating between 1 and 5),
  note text,
  tags text check (tags <> ''''),
  about integer references fact,
  replaces integer references fact,
  live integer not null default 1 check (live in (0, 1)),
  length integer check (length between 1 and 86400),
  check (local_day * 86400 <= at + at_offset and at + at_offset < local_day * 86400 + 129600),
  check (skill_id is not null or kind = ''note''),
  check ((kind = ''session'') = (end_at is not null or length is not null)),
  check (end_at is null or length is null),
  check (length is null or (at = local_day * 86400 + 43200 and at_offset = 0)),
  check ((end_at is null) = (end_offset is null)),
  check (end_at > at and end_at <= at + 86400),
  check (kind <> ''evidence'' or evidence is not null),
  check (evidence is null or kind = ''evidence'' or kind = ''checkin''),
  check ((kind = ''rating'') = (rating is not null)),
  check (note is not null or kind <> ''note'' and kind <> ''waiver'' and kind <> ''not-applicable''),
  check (kind = ''note'' or about is null)
) strict'
where type = 'table' and name = 'fact';

-- migrate:down
update sqlite_schema set sql = 'CREATE TABLE fact (
  id integer primary key,
  uid blob not null check (length(uid) = 16),
  action_id integer not null references action,
  learner_id integer not null references learner,
  kind text not null check (
    kind in (
      ''session'', ''timer'', ''completion'', ''evidence'', ''note'', ''checkin'', ''rating'', ''waiver'',
      ''not-applicable''
    )
  ),
  skill_id integer references skill,
  at integer not null,
  at_offset integer not null check (at_offset between -93600 and 93600),
  zone text not null check (zone <> ''''),
  local_day integer not null,
  end_at integer,
  end_offset integer check (end_offset between -93600 and 93600),
  evidence text,
  rating integer check (rating between 1 and 5),
  note text,
  tags text check (tags <> ''''),
  about integer references fact,
  replaces integer references fact,
  live integer not null default 1 check (live in (0, 1)),
  length integer check (length between 1 and 86400),
  check (local_day * 86400 <= at + at_offset and at + at_offset < local_day * 86400 + 129600),
  check (skill_id is not null or kind = ''note''),
  check ((kind = ''session'') = (end_at is not null or length is not null)),
  check (end_at is null or length is null),
  check (length is null or (at = local_day * 86400 + 43200 and at_offset = 0)),
  check ((end_at is null) = (end_offset is null)),
  check (end_at > at and end_at <= at + 86400),
  check (kind <> ''evidence'' or evidence is not null),
  check (kind in (''evidence'', ''checkin'') or evidence is null),
  check ((kind = ''rating'') = (rating is not null)),
  check (kind not in (''note'', ''waiver'', ''not-applicable'') or note is not null),
  check (kind = ''note'' or about is null)
) strict'
where type = 'table' and name = 'fact';
