-- migrate:up
-- Full-text search of notes. Every three characters in a row are a term, so Chinese words are found
-- without knowing where they begin. Two line ends follow each text: so every shorter word begins
-- some term, and note_term finds it. Only the index is kept here, the text is the fact's.
-- What is newer than the newest row here is not indexed yet: the next note recorded catches up.
create virtual table note_search using fts5 (note, content = '', tokenize = 'trigram');

create virtual table note_term using fts5vocab (note_search, instance);

create index fact_note on fact (id) where note is not null;

insert into note_search (rowid, note)
select id, note || char(10, 10) from fact where note is not null order by id;

-- migrate:down
drop index fact_note;
drop table note_term;
drop table note_search;
