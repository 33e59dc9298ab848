-- What snapshots need besides their rows: metadata, claims, indexes and kept sums (docs/lists.md).

create table snapshot_metadata (
  snapshot_id varchar(36)  not null references snapshots (id),
  key         varchar(255) not null,
  value       varchar(255) not null,
  created_at  timestamptz  not null default now(),
  updated_at  timestamptz,
  primary key (snapshot_id, key)
);
create index snapshot_metadata_pairs on snapshot_metadata (key, value, snapshot_id);

-- What is claimed for a snapshot on its volume's pool: its size, or nothing where there is none of it.
alter table snapshots add column claimed_gib integer not null default 0 check (claimed_gib >= 0);

create index snapshots_live_created on snapshots (created_at, id) where not deleted;
create index snapshots_live_name on snapshots (project_id, display_name nulls first, id) where not deleted;
create index snapshots_live_status on snapshots (project_id, status, id) where not deleted;

create function snapshot_totals_rows() returns trigger
  language plpgsql as $$
declare
  line record;
  sign bigint := case tg_op when 'INSERT' then 1 else -1 end;
begin
  for line in
    select c.project_id, count(*) as items, sum(c.volume_size) as gib
      from changed c where not c.deleted group by 1
  loop
    perform keep_total('snapshot', line.project_id, false, sign * line.items, sign * line.gib);
  end loop;
  return null;
end $$;

create trigger snapshot_totals_insert after insert on snapshots
  referencing new table as changed for each statement execute function snapshot_totals_rows();
create trigger snapshot_totals_delete after delete on snapshots
  referencing old table as changed for each statement execute function snapshot_totals_rows();

create function snapshot_totals_change() returns trigger
  language plpgsql as $$
begin
  if not old.deleted then
    perform keep_total('snapshot', old.project_id, false, -1, -old.volume_size);
  end if;
  if not new.deleted then
    perform keep_total('snapshot', new.project_id, false, 1, new.volume_size);
  end if;
  return null;
end $$;

create trigger snapshot_totals_change after update on snapshots for each row
  when (old.deleted <> new.deleted or old.volume_size <> new.volume_size or old.project_id <> new.project_id)
  execute function snapshot_totals_change();

insert into kept_totals (kind, project_id, hidden, items, gib)
select 'snapshot', project_id, false, count(*), sum(volume_size)
  from snapshots where not deleted group by 2;
