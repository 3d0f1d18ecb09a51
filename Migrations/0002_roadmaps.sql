-- migrate:up
-- A skill's slug is permanent and shared by all roadmaps. Facts point here, not to a roadmap.
create table skill (
  id integer primary key,
  slug text not null unique check (slug <> '')
) strict;

-- A version of a roadmap never changes; its hash is the SHA-256 of its canonical JSON.
create table roadmap (
  id integer primary key,
  slug text not null,
  version integer not null check (version >= 1),
  hash text not null unique check (length(hash) = 64),
  title_en text not null,
  title_zh text not null,
  remark_en text,
  remark_zh text,
  added_at integer not null,
  unique (slug, version),
  check ((remark_en is null) = (remark_zh is null))
) strict;

create table level (
  roadmap_id integer not null references roadmap,
  slug text not null,
  position integer not null,
  label_en text not null,
  label_zh text not null,
  salary_en text,
  salary_zh text,
  primary key (roadmap_id, slug),
  check ((salary_en is null) = (salary_zh is null))
) strict, without rowid;

create table capability (
  roadmap_id integer not null,
  slug text not null,
  position integer not null,
  level text not null,
  label_en text not null,
  label_zh text not null,
  threshold integer not null check (threshold between 1 and 100),
  primary key (roadmap_id, slug),
  foreign key (roadmap_id, level) references level (roadmap_id, slug)
) strict, without rowid;

create table stage (
  roadmap_id integer not null references roadmap,
  number integer not null check (number >= 1),
  title_en text not null,
  title_zh text not null,
  primary key (roadmap_id, number)
) strict, without rowid;

-- An any-of group: its value is the mean of its best k members.
create table skill_group (
  roadmap_id integer not null,
  slug text not null,
  position integer not null,
  label_en text not null,
  label_zh text not null,
  k integer not null check (k >= 1),
  stars integer not null check (stars between 1 and 5),
  weight integer not null check (weight >= 1),
  must_have integer not null check (must_have in (0, 1)),
  capability text not null,
  primary key (roadmap_id, slug),
  foreign key (roadmap_id, capability) references capability (roadmap_id, slug)
) strict, without rowid;

create table item (
  roadmap_id integer not null,
  skill_id integer not null references skill,
  position integer not null,
  label_en text not null,
  label_zh text not null,
  stage integer,
  stars integer not null check (stars between 1 and 5),
  weight integer not null check (weight >= 1),
  must_have integer not null check (must_have in (0, 1)),
  target integer not null check (target >= 1),
  capability text not null,
  skill_group text,
  kind text not null check (kind in ('skill', 'decision', 'resource', 'project', 'habit')),
  habit_period text check (habit_period in ('week', 'month')),
  habit_needs_link integer check (habit_needs_link in (0, 1)),
  remark_en text,
  remark_zh text,
  deprecated integer not null default 0 check (deprecated in (0, 1)),
  replaced_by integer references skill,
  primary key (roadmap_id, skill_id),
  foreign key (roadmap_id, stage) references stage (roadmap_id, number),
  foreign key (roadmap_id, capability) references capability (roadmap_id, slug),
  foreign key (roadmap_id, skill_group) references skill_group (roadmap_id, slug),
  check ((kind = 'habit') = (habit_period is not null)),
  check ((kind = 'habit') = (habit_needs_link is not null)),
  check ((remark_en is null) = (remark_zh is null))
) strict, without rowid;

-- Either another item or a group, of which at_least members (null: the group's own k).
create table prerequisite (
  roadmap_id integer not null,
  skill_id integer not null,
  position integer not null,
  needs_skill_id integer,
  needs_group text,
  at_least integer check (at_least >= 1),
  primary key (roadmap_id, skill_id, position),
  foreign key (roadmap_id, skill_id) references item (roadmap_id, skill_id),
  foreign key (roadmap_id, needs_skill_id) references item (roadmap_id, skill_id)
    deferrable initially deferred,
  foreign key (roadmap_id, needs_group) references skill_group (roadmap_id, slug),
  check ((needs_skill_id is null) <> (needs_group is null)),
  check (at_least is null or needs_group is not null)
) strict, without rowid;

create table resource (
  roadmap_id integer not null,
  skill_id integer not null,
  position integer not null,
  title_en text not null,
  title_zh text not null,
  url text,
  primary key (roadmap_id, skill_id, position),
  foreign key (roadmap_id, skill_id) references item (roadmap_id, skill_id)
) strict, without rowid;

-- migrate:down
drop table resource;
drop table prerequisite;
drop table item;
drop table skill_group;
drop table stage;
drop table capability;
drop table level;
drop table roadmap;
drop table skill;
