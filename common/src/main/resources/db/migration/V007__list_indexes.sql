-- A list costs the same however many rows there are: indexes for the filters and sorts that clients use often, sums that
-- are kept for counts, and the metadata of a project in one place. docs/lists.md has what each costs.

-- Both ways: a page down reads the same index backwards. Filters by one value, too.
create index volumes_live_name on volumes (project_id, display_name nulls first, id) where not deleted;
create index volumes_live_any_name on volumes (display_name nulls first, id) where not deleted;
create index volumes_live_size on volumes (project_id, size, id) where not deleted;
create index volumes_live_status on volumes (project_id, status, id) where not deleted;

-- The project stands with the pair, so that a project's pairs stand together. Volumes' repositories do not write it.
alter table volume_metadata add column project_id varchar(255);
update volume_metadata m set project_id = v.project_id from volumes v where v.id = m.volume_id;
alter table volume_metadata alter column project_id set not null;
create index volume_metadata_pairs on volume_metadata (project_id, key, value, volume_id);

create function volume_metadata_project() returns trigger
  language plpgsql as $$
begin
  new.project_id := (select v.project_id from volumes v where v.id = new.volume_id);
  return new;
end $$;

create trigger volume_metadata_project before insert on volume_metadata
  for each row execute function volume_metadata_project();

-- How many live rows there are of a kind in a project, and how large together. A change goes to any row of the project
-- that nobody else has locked, or makes one: nobody waits, so nobody can wait in a circle, and there are never more rows
-- than transactions were at once. Readers add them up.
create table kept_totals (
  kind       varchar(36)  not null,
  project_id varchar(255) not null,
  hidden     boolean      not null,
  slot       bigint       generated always as identity,
  items      bigint       not null,
  gib        bigint       not null,
  primary key (kind, project_id, hidden, slot)
) with (fillfactor = 50);

create function keep_total(p_kind text, p_project text, p_hidden boolean, p_items bigint, p_gib bigint) returns void
  language plpgsql as $$
declare
  free_slot bigint;
begin
  select t.slot into free_slot from kept_totals t
   where t.kind = p_kind and t.project_id = p_project and t.hidden = p_hidden
   limit 1 for no key update skip locked;
  if found then
    update kept_totals t set items = t.items + p_items, gib = t.gib + p_gib
     where t.kind = p_kind and t.project_id = p_project and t.hidden = p_hidden and t.slot = free_slot;
  else
    insert into kept_totals (kind, project_id, hidden, items, gib)
    values (p_kind, p_project, p_hidden, p_items, p_gib);
  end if;
end $$;

create function volume_hidden(p_migration_status text) returns boolean
  language sql immutable parallel safe
  as $$ select coalesce($1 like 'target:%', false) $$;

-- For inserts and deletes, of many rows in one statement too.
create function volume_totals_rows() returns trigger
  language plpgsql as $$
declare
  line record;
  sign bigint := case tg_op when 'INSERT' then 1 else -1 end;
begin
  for line in
    select c.project_id, volume_hidden(c.migration_status) as hidden, count(*) as items, sum(c.size) as gib
      from changed c where not c.deleted group by 1, 2
  loop
    perform keep_total('volume', line.project_id, line.hidden, sign * line.items, sign * line.gib);
  end loop;
  return null;
end $$;

create trigger volume_totals_insert after insert on volumes
  referencing new table as changed for each statement execute function volume_totals_rows();
create trigger volume_totals_delete after delete on volumes
  referencing old table as changed for each statement execute function volume_totals_rows();

create function volume_totals_change() returns trigger
  language plpgsql as $$
begin
  if not old.deleted then
    perform keep_total('volume', old.project_id, volume_hidden(old.migration_status), -1, -old.size);
  end if;
  if not new.deleted then
    perform keep_total('volume', new.project_id, volume_hidden(new.migration_status), 1, new.size);
  end if;
  if old.project_id <> new.project_id then
    update volume_metadata set project_id = new.project_id where volume_id = new.id;
  end if;
  return null;
end $$;

create trigger volume_totals_change after update on volumes for each row
  when (old.deleted <> new.deleted or old.size <> new.size or old.project_id <> new.project_id
        or old.migration_status is distinct from new.migration_status)
  execute function volume_totals_change();

insert into kept_totals (kind, project_id, hidden, items, gib)
select 'volume', project_id, volume_hidden(migration_status), count(*), sum(size)
  from volumes where not deleted group by 1, 2, 3;
