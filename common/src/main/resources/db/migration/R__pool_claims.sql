-- What is claimed on pools for every live row: the one place that says so. A pool's allocated_capacity_gb is the sum
-- over its claims; the doctor compares and recounts by it. A snapshot is where its volume is.

drop view if exists pool_claims;

create view pool_claims (pool, resource_type, resource_id, gib) as
select host, 'Volume', id, cast(claimed_gib as bigint) from volumes where not deleted and claimed_gib > 0
union all
select v.host, 'Snapshot', s.id, cast(s.claimed_gib as bigint)
  from snapshots s join volumes v on v.id = s.volume_id
 where not s.deleted and s.claimed_gib > 0;
