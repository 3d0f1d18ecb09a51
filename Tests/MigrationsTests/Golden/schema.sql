CREATE INDEX action_arrived on action(arrived_by)where arrived_by is not null;

CREATE INDEX action_own on action(id)where arrived_by is null;

CREATE INDEX claim_action on claim(action_id);

CREATE INDEX fact_about on fact(about)where about is not null;

CREATE INDEX fact_action on fact(action_id);

CREATE INDEX fact_at on fact(learner_id,at);

CREATE INDEX fact_note on fact(id)where note is not null;

CREATE INDEX fact_proof on fact(learner_id,skill_id)where kind<>'session' and kind<>'timer' and kind<>'note' and live;

CREATE INDEX fact_remark on fact(learner_id,skill_id,at)where kind='note' and live;

CREATE INDEX fact_replaces on fact(replaces)where replaces is not null;

CREATE INDEX fact_study on fact(learner_id,skill_id,at,end_at,length)where kind='session' and live;

CREATE UNIQUE INDEX fact_timer on fact(learner_id)where kind='timer' and live;

CREATE INDEX fact_timers on fact(learner_id,id)where kind='timer';

CREATE UNIQUE INDEX fact_uid on fact(substr(uid,15),uid);

CREATE UNIQUE INDEX setting_live on setting(key,coalesce(learner_id,0))where live;

CREATE UNIQUE INDEX setting_name on setting(value)where key='name' and live;

CREATE INDEX study_crowded on study_day(learner_id,day)where shared>0 or spent>86400;

CREATE INDEX void_fact on void(fact_id);

CREATE TABLE action(
  id integer primary key,
  uid blob not null unique check(length(uid)=16),
  at integer not null,
  command text not null,
  done integer not null default 1 check(done in(0,1)),
  changed_at integer not null,
  abandoned integer not null default 0 check(abandoned in(0,1)),
  arrived_by integer references action,
  carries integer not null default 0 check(carries in(0,1)),
  check(not(done and abandoned))
)strict;

CREATE TABLE capability(
  roadmap_id integer not null,
  slug text not null,
  position integer not null,
  level text not null,
  label_en text not null,
  label_zh text not null,
  threshold integer not null check(threshold between 1 and 100),
  items_of text,
  primary key(roadmap_id,slug),
  foreign key(roadmap_id,level)references level(roadmap_id,slug)
)strict,without rowid;

CREATE TABLE claim(
  fact_id integer not null references fact,
  action_id integer not null references action,
  primary key(fact_id,action_id)
)strict,without rowid;

CREATE TABLE fact(
  id integer primary key,
  uid blob not null check(length(uid)=16),
  action_id integer not null references action,
  learner_id integer not null references learner,
  kind text not null check(kind='session' or kind='note' or kind='checkin' or kind='completion' or kind='evidence' or kind='rating' or kind='timer' or kind='waiver' or kind='not-applicable'),
  skill_id integer references skill,
  at integer not null,
  at_offset integer not null check(at_offset between-93600 and 93600),
  zone text not null check(zone<>''),
  local_day integer not null,
  end_at integer,
  end_offset integer check(end_offset between-93600 and 93600),
  evidence text,
  rating integer check(rating between 1 and 5),
  note text,
  tags text check(tags<>''),
  about integer references fact,
  replaces integer references fact,
  live integer not null default 1 check(live in(0,1)),
  length integer check(length between 1 and 86400),
  check(local_day*86400<=at+at_offset and at+at_offset<local_day*86400+129600),
  check(skill_id is not null or kind='note'),
  check((kind='session')=(end_at is not null or length is not null)),
  check(end_at is null or length is null),
  check(length is null or(at=local_day*86400+43200 and at_offset=0)),
  check((end_at is null)=(end_offset is null)),
  check(end_at>at and end_at<=at+86400),
  check(kind<>'evidence' or evidence is not null),
  check(evidence is null or kind='evidence' or kind='checkin'),
  check((kind='rating')=(rating is not null)),
  check(note is not null or kind<>'note' and kind<>'waiver' and kind<>'not-applicable'),
  check(kind='note' or about is null)
)strict;

CREATE TABLE flip(
  carrier_id integer not null references action,
  action_id integer not null references action,
  done integer not null check(done in(0,1)),
  changed_at integer not null,
  abandoned integer not null check(abandoned in(0,1)),
  primary key(carrier_id,action_id)
)strict,without rowid;

CREATE TABLE item(
  roadmap_id integer not null,
  skill_id integer not null references skill,
  position integer not null,
  label_en text not null,
  label_zh text not null,
  stage integer,
  stars integer not null check(stars between 1 and 5),
  weight integer not null check(weight>=1),
  must_have integer not null check(must_have in(0,1)),
  target integer not null check(target>=1),
  capability text not null,
  skill_group text,
  kind text not null check(kind in('skill','decision','resource','project','habit')),
  habit_period text check(habit_period in('week','month')),
  habit_needs_link integer check(habit_needs_link in(0,1)),
  remark_en text,
  remark_zh text,
  deprecated integer not null default 0 check(deprecated in(0,1)),
  replaced_by integer references skill,
  primary key(roadmap_id,skill_id),
  foreign key(roadmap_id,stage)references stage(roadmap_id,number),
  foreign key(roadmap_id,capability)references capability(roadmap_id,slug),
  foreign key(roadmap_id,skill_group)references skill_group(roadmap_id,slug),
  check((kind='habit')=(habit_period is not null)),
  check((kind='habit')=(habit_needs_link is not null)),
  check((remark_en is null)=(remark_zh is null))
)strict,without rowid;

CREATE TABLE learner(
  id integer primary key,
  uid blob not null unique check(length(uid)=16)
)strict;

CREATE TABLE level(
  roadmap_id integer not null references roadmap,
  slug text not null,
  position integer not null,
  label_en text not null,
  label_zh text not null,
  salary_en text,
  salary_zh text,
  primary key(roadmap_id,slug),
  check((salary_en is null)=(salary_zh is null))
)strict,without rowid;

CREATE VIRTUAL TABLE note_search using fts5(note,content='',tokenize='trigram');

CREATE TABLE 'note_search_config'(
  k PRIMARY KEY,
  v
)WITHOUT ROWID;

CREATE TABLE 'note_search_data'(
  id INTEGER PRIMARY KEY,
  block BLOB
);

CREATE TABLE 'note_search_docsize'(
  id INTEGER PRIMARY KEY,
  sz BLOB
);

CREATE TABLE 'note_search_idx'(
  segid,
  term,
  pgno,
  PRIMARY KEY(segid,term)
)WITHOUT ROWID;

CREATE VIRTUAL TABLE note_term using fts5vocab(note_search,instance);

CREATE TABLE prerequisite(
  roadmap_id integer not null,
  skill_id integer not null,
  position integer not null,
  needs_skill_id integer,
  needs_group text,
  at_least integer check(at_least>=1),
  primary key(roadmap_id,skill_id,position),
  foreign key(roadmap_id,skill_id)references item(roadmap_id,skill_id),
  foreign key(roadmap_id,needs_skill_id)references item(roadmap_id,skill_id)deferrable initially deferred,
  foreign key(roadmap_id,needs_group)references skill_group(roadmap_id,slug),
  check((needs_skill_id is null)<>(needs_group is null)),
  check(at_least is null or needs_group is not null)
)strict,without rowid;

CREATE TABLE resource(
  roadmap_id integer not null,
  skill_id integer not null,
  position integer not null,
  title_en text not null,
  title_zh text not null,
  url text,
  primary key(roadmap_id,skill_id,position),
  foreign key(roadmap_id,skill_id)references item(roadmap_id,skill_id)
)strict,without rowid;

CREATE TABLE roadmap(
  id integer primary key,
  slug text not null,
  version integer not null check(version>=1),
  hash text not null unique check(length(hash)=64),
  title_en text not null,
  title_zh text not null,
  remark_en text,
  remark_zh text,
  added_at integer not null,
  unique(slug,version),
  check((remark_en is null)=(remark_zh is null))
)strict;

CREATE TABLE schema_migration(
  version integer primary key,
  name text not null,
  checksum text not null,
  applied_at text not null,
  tool text not null,
  down text not null
)strict;

CREATE TABLE setting(
  id integer primary key,
  uid blob not null unique check(length(uid)=16),
  action_id integer references action,
  learner_id integer references learner,
  key text not null,
  value text not null,
  at integer not null,
  live integer not null default 1 check(live in(0,1))
)strict;

CREATE TABLE skill(
  id integer primary key,
  slug text not null unique check(slug<>'')
)strict;

CREATE TABLE skill_group(
  roadmap_id integer not null,
  slug text not null,
  position integer not null,
  label_en text not null,
  label_zh text not null,
  k integer not null check(k>=1),
  stars integer not null check(stars between 1 and 5),
  weight integer not null check(weight>=1),
  must_have integer not null check(must_have in(0,1)),
  capability text not null,
  primary key(roadmap_id,slug),
  foreign key(roadmap_id,capability)references capability(roadmap_id,slug)
)strict,without rowid;

CREATE TABLE stage(
  roadmap_id integer not null references roadmap,
  number integer not null check(number>=1),
  title_en text not null,
  title_zh text not null,
  primary key(roadmap_id,number)
)strict,without rowid;

CREATE TABLE study_day(
  learner_id integer not null references learner,
  day integer not null,
  spent integer not null check(spent>0),
  sessions integer not null check(sessions>0),
  shared integer not null check(shared between 0 and spent),
  run integer not null default 1,
  longest integer not null default 1,
  longest_until integer not null default 0,
  primary key(learner_id,day)
)strict,without rowid;

CREATE TABLE study_tag(
  learner_id integer not null references learner,
  tags text not null,
  spent integer not null check(spent>0),
  sessions integer not null check(sessions>0),
  primary key(learner_id,tags)
)strict,without rowid;

CREATE TABLE study_total(
  learner_id integer not null references learner,
  skill_id integer not null references skill,
  seconds integer not null check(seconds>=0),
  spent integer not null default 0 check(spent>=0),
  sessions integer not null default 0 check(sessions>=0),
  primary key(learner_id,skill_id)
)strict,without rowid;

CREATE TABLE void(
  action_id integer not null references action,
  fact_id integer not null references fact,
  primary key(action_id,fact_id)
)strict,without rowid;

CREATE TRIGGER fact_is_never_changed before update of id,uid,action_id,learner_id,kind,skill_id,at,at_offset,zone,local_day,end_at,end_offset,evidence,rating,note,tags,about,replaces,length on fact begin select raise(abort,'facts are never changed: void one and add another');end;

CREATE TRIGGER fact_is_never_deleted before delete on fact begin select raise(abort,'facts are never deleted: void them');end;

CREATE VIEW absent_fact as with recursive absent(id)as(select fact.id from action as carrier join action on action.arrived_by=carrier.id join fact on fact.action_id=action.id where carrier.carries and not carrier.done and not exists(select 1 from claim join present_action on present_action.id=claim.action_id where fact_id=fact.id)union select later.id from absent join fact as later on later.replaces=absent.id union select note.id from absent join fact as note on note.about=absent.id)select id from absent;

CREATE VIEW effective_action as select id,at from action where done and(arrived_by is null or(select done from action as carrier where id=action.arrived_by));

CREATE VIEW present_action as select id,uid,at,command,done,changed_at from action where not carries and(arrived_by is null or(select done from action as carrier where id=action.arrived_by));
