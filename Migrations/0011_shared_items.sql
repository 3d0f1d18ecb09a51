-- migrate:up
-- A capability may count the items of another one, for points only: one pool of items is then a ladder of
-- several levels.
alter table capability add column items_of text;

-- migrate:down
-- An earlier version would judge such a capability as one without items: where there is one, there is no
-- way back.
create table no_way_back (n integer not null) strict;

create trigger no_way_back before insert on no_way_back
begin
  select raise(abort, 'a roadmap has a capability that counts the items of another: an earlier version cannot judge it');
end;

insert into no_way_back
select 1 from capability where items_of is not null limit 1;

drop table no_way_back;
alter table capability drop column items_of;
