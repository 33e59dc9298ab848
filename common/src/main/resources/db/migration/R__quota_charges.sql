-- What every live row is charged, by project and resource: the one place that says so (docs/quotas.md). A counter's
-- in_use is the sum over its charges; the doctor compares and recounts by it. Nothing is charged for what was reserved
-- and not settled: those are rows of reservations.
--
-- source says what is charged for: volume, snapshot (its number), snapshot_gigabytes (its size, which brazier.quota.
-- no-snapshot-gb-quota leaves out).

drop view if exists quota_charges;

create view quota_charges (project_id, resource, source, amount) as
with charged (project_id, volume_type_id, kind, source, amount) as (
  select project_id, volume_type_id, 'volumes', 'volume', 1 from volumes where use_quota and not deleted
  union all
  select project_id, volume_type_id, 'gigabytes', 'volume', size from volumes where use_quota and not deleted
  union all
  select project_id, volume_type_id, 'snapshots', 'snapshot', 1 from snapshots where use_quota and not deleted
  union all
  select project_id, volume_type_id, 'gigabytes', 'snapshot_gigabytes', volume_size
    from snapshots where use_quota and not deleted)
select c.project_id, (c.kind || part.of_type) collate "C", c.source, cast(c.amount as bigint)
  from charged c
  join volume_types t on t.id = c.volume_type_id
 cross join lateral (values (''), ('_' || t.name)) part (of_type);
