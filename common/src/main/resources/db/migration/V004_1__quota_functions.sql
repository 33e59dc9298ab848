-- The quota engine's statements. Each is one call, one round trip, for all resources of a request, and
-- belongs to the caller's transaction, which is READ COMMITTED. docs/quotas.md tells the story.
--
-- LOCK ORDER, the same in every function, so that no two callers wait for each other (Q-15):
--   1. rows of the resource itself (volume, snapshot), by the caller, before it calls us;
--   2. the names lock: shared by whoever counts, exclusive for renaming or forgetting a volume type, so
--      that within a counting transaction the name of a resource never changes (Q-4, Q-5);
--   3. rows of quota_usages by project, then resource name, bytewise;
--   4. rows of reservations, only ever those of usages already locked.
-- A transaction that calls for two projects takes them in the order of their ids.
-- Limits are read after step 3 by a statement of its own, whose snapshot is therefore newer than the
-- locks; quota_set_limits takes the same locks before it writes a limit (Q-24).

create function quota_names_lock() returns bigint
  language sql immutable parallel safe as $$ select 4702111234474983745 $$;

create function quota_type_resources(p_type_name text) returns text[]
  language sql immutable parallel safe
  as $$ select array['gigabytes_' || $1, 'snapshots_' || $1, 'volumes_' || $1] $$;

-- What a request asks for, by name and in the order of the locks. The arrays run in parallel, one
-- element per resource: its kind, the id of its volume type or null, the amount, the configured limit.
-- A type that is not there gives a null resource, and that comes first.
create function quota_lines(
    p_kinds text[], p_types text[], p_amounts bigint[], p_fallbacks bigint[])
  returns table (kind text, type_id text, type_name text, resource text, amount bigint,
                 fallback bigint)
  language sql stable as $$
  select l.kind, l.type_id, t.name,
         case when l.type_id is null then l.kind else l.kind || '_' || t.name end
           collate "C" as resource,
         l.amount, l.fallback
    from unnest(p_kinds, p_types, p_amounts, p_fallbacks) l (kind, type_id, amount, fallback)
    left join volume_types t on t.id = l.type_id and not t.deleted
   order by resource nulls first
$$;

-- Takes all amounts or none. An amount below zero frees at commit and is not limited. The kind
-- per_volume_gigabytes is compared with its limit and not counted.
--
-- No row comes back when everything is reserved. When a limit is in the way nothing is, and each
-- resource comes back with the numbers that the refusal is told with; one row that has a type id and no
-- type name says that the volume type does not exist.
create function quota_reserve(
    p_uuid text, p_project text, p_kinds text[], p_types text[], p_amounts bigint[],
    p_fallbacks bigint[], p_class text, p_seconds bigint)
  returns table (kind text, type_id text, type_name text, requested bigint, hard_limit bigint,
                 in_use bigint, reserved bigint)
  language plpgsql as $$
#variable_conflict use_column
declare
  line record;
  row_id bigint;
  row_used bigint;
  row_held bigint;
  resources text[] := '{}';
  amounts bigint[] := '{}';
  fallbacks bigint[] := '{}';
  ids bigint[] := '{}';
  used bigint[] := '{}';
  held bigint[] := '{}';
  limits bigint[];
  refused boolean;
begin
  perform pg_advisory_xact_lock_shared(quota_names_lock());

  for line in select * from quota_lines(p_kinds, p_types, p_amounts, p_fallbacks) loop
    if line.resource is null then
      return query select line.kind, line.type_id, null::text, line.amount, 0::bigint, 0::bigint,
                          0::bigint;
      return;
    end if;
    row_id := null;
    row_used := 0;
    row_held := 0;
    while row_id is null and line.kind <> 'per_volume_gigabytes' loop
      if line.amount > 0 then
        -- The update is the lock: to lock first would write the row twice. A refusal takes it back.
        update quota_usages u
           set reserved = u.reserved + line.amount, updated_at = now()
         where u.project_id = p_project and u.resource = line.resource
        returning u.id, u.in_use, u.reserved - line.amount into row_id, row_used, row_held;
      else
        select u.id, u.in_use, u.reserved into row_id, row_used, row_held
          from quota_usages u
         where u.project_id = p_project and u.resource = line.resource;
      end if;
      if row_id is null then
        -- Of two first users one inserts, the other waits here and goes round again (Q-6).
        insert into quota_usages (project_id, resource) values (p_project, line.resource)
        on conflict do nothing;
      end if;
    end loop;
    resources := resources || line.resource;
    amounts := amounts || line.amount;
    fallbacks := fallbacks || line.fallback;
    ids := ids || row_id;
    used := used || row_used;
    held := held || row_held;
  end loop;

  select array_agg(j.hard_limit order by j.position),
         bool_or(j.amount > 0 and j.hard_limit >= 0
                 and j.in_use + j.reserved + j.amount > j.hard_limit)
    into limits, refused
    from (select l.*, coalesce(q.hard_limit, c.hard_limit, l.fallback) as hard_limit
            from unnest(resources, amounts, fallbacks, used, held) with ordinality
                   l (resource, amount, fallback, in_use, reserved, position)
            left join quotas q on q.project_id = p_project and q.resource = l.resource
            left join quota_classes c on c.class_name = p_class and c.resource = l.resource) j;

  if not refused then
    insert into reservations (uuid, usage_id, project_id, resource, delta, expire)
    select p_uuid, l.id, p_project, l.resource, l.amount,
           now() + make_interval(secs => p_seconds)
      from unnest(ids, resources, amounts) l (id, resource, amount)
     where l.id is not null;
    return;
  end if;

  update quota_usages u
     set reserved = u.reserved - l.amount
    from unnest(ids, amounts) l (id, amount)
   where u.id = l.id and l.amount > 0;
  return query
    select n.kind, n.type_id, n.type_name, n.amount, l.hard_limit, l.in_use, l.reserved
      from quota_lines(p_kinds, p_types, p_amounts, p_fallbacks) n
      join unnest(resources, limits, used, held) l (resource, hard_limit, in_use, reserved)
        on l.resource = n.resource;
end $$;

-- Ends a reservation: its amounts become usage, or are given back. Returns how many resources it had; 0
-- says that it does not exist or is settled already. A counter that would fall below zero violates its
-- check: a double decrement is an error, never a clamp (Q-7).
create function quota_settle(p_uuid text, p_committed boolean) returns integer
  language plpgsql as $$
declare
  line record;
  settled integer := 0;
  removed integer;
begin
  perform pg_advisory_xact_lock_shared(quota_names_lock());
  for line in
    select r.usage_id, r.delta
      from reservations r
     where r.uuid = p_uuid
     order by r.project_id, r.resource
  loop
    settled := settled + 1;
    if p_committed or line.delta > 0 then
      update quota_usages u
         set in_use = u.in_use + case when p_committed then line.delta else 0 end,
             reserved = u.reserved - greatest(line.delta, 0),
             updated_at = now()
       where u.id = line.usage_id;
      if not found then
        raise exception 'reservation % has no usage %', p_uuid, line.usage_id;
      end if;
    end if;
  end loop;
  delete from reservations where uuid = p_uuid;
  get diagnostics removed = row_count;
  if removed <> settled then
    -- Somebody else settled it while we waited for the usages.
    raise exception 'reservation % was settled twice', p_uuid
      using errcode = 'serialization_failure';
  end if;
  return settled;
end $$;

-- The last net: gives back what nobody settled in time. Returns the number of reservations.
create function quota_expire() returns integer
  language plpgsql as $$
declare
  line record;
  found_ids text[] := '{}';
  removed integer;
begin
  perform pg_advisory_xact_lock_shared(quota_names_lock());
  for line in
    select r.uuid, r.usage_id, r.delta
      from reservations r
     where r.expire < now()
     order by r.project_id, r.resource
  loop
    found_ids := found_ids || line.uuid::text;
    update quota_usages u
       set reserved = u.reserved - line.delta, updated_at = now()
     where u.id = line.usage_id and line.delta > 0;
  end loop;
  delete from reservations where expire < now() and uuid = any (found_ids);
  get diagnostics removed = row_count;
  if removed <> cardinality(found_ids) then
    raise exception 'an expired reservation was settled at the same moment'
      using errcode = 'serialization_failure';
  end if;
  return (select count(distinct u) from unnest(found_ids) u);
end $$;

-- Which of the names are no resource: neither one of the fixed ones nor a live volume type's.
create function quota_unknown(p_fixed text[], p_resources text[]) returns text[]
  language sql stable as $$
  select coalesce(array_agg(r.resource order by r.resource), '{}')
    from unnest(p_resources) r (resource)
   where r.resource <> all (p_fixed)
     and not exists (select from volume_types t
                      where not t.deleted and r.resource = any (quota_type_resources(t.name)))
$$;

-- Writes a project's limits, all or none. A limit below what is used and reserved is refused, decided
-- under the lock of the usage, so that no reservation slips in between.
create function quota_set_limits(
    p_project text, p_fixed text[], p_resources text[], p_limits bigint[],
    out unknown text[], out below text[])
  language plpgsql as $$
declare
  line record;
  taken bigint;
begin
  below := '{}';
  perform pg_advisory_xact_lock_shared(quota_names_lock());
  unknown := quota_unknown(p_fixed, p_resources);
  if unknown <> '{}' then
    return;
  end if;
  for line in
    select l.resource collate "C" as resource, l.hard_limit
      from unnest(p_resources, p_limits) l (resource, hard_limit)
     where l.resource <> 'per_volume_gigabytes'
     order by 1
  loop
    -- Without a row there would be nothing to lock against a project's first reservation.
    insert into quota_usages (project_id, resource) values (p_project, line.resource)
    on conflict do nothing;
    select u.in_use + u.reserved into taken
      from quota_usages u
     where u.project_id = p_project and u.resource = line.resource
       for no key update;
    if line.hard_limit >= 0 and line.hard_limit < taken then
      below := below || line.resource;
    end if;
  end loop;
  if below = '{}' then
    insert into quotas (project_id, resource, hard_limit)
    select p_project, l.resource, l.hard_limit
      from unnest(p_resources, p_limits) l (resource, hard_limit)
     order by l.resource collate "C"
    on conflict (project_id, resource)
    do update set hard_limit = excluded.hard_limit, updated_at = now();
  end if;
end $$;

-- Writes a class's limits, all or none, and returns the names that are no resource. Usage is not looked
-- at, as in Cinder: a project over its new limit keeps what it has and gets no more.
create function quota_set_class_limits(
    p_class text, p_fixed text[], p_resources text[], p_limits bigint[])
  returns text[]
  language plpgsql as $$
declare
  unknown text[];
begin
  perform pg_advisory_xact_lock_shared(quota_names_lock());
  unknown := quota_unknown(p_fixed, p_resources);
  if unknown = '{}' then
    insert into quota_classes (class_name, resource, hard_limit)
    select p_class, l.resource, l.hard_limit
      from unnest(p_resources, p_limits) l (resource, hard_limit)
     order by l.resource collate "C"
    on conflict (class_name, resource)
    do update set hard_limit = excluded.hard_limit, updated_at = now();
  end if;
  return unknown;
end $$;

-- Takes a volume type's new name over, in the transaction that renames the type. It waits for every
-- transaction that counts, so nobody holds an old name across it (Q-4).
-- Returns how many usages it renamed.
create function quota_rename_type(p_old text, p_new text) returns integer
  language plpgsql as $$
declare
  old_names text[] := quota_type_resources(p_old);
  new_names text[] := quota_type_resources(p_new);
  renamed integer;
begin
  perform pg_advisory_xact_lock(quota_names_lock());
  update quotas set resource = new_names[array_position(old_names, resource::text)]
   where resource = any (old_names);
  update quota_classes set resource = new_names[array_position(old_names, resource::text)]
   where resource = any (old_names);
  update quota_usages set resource = new_names[array_position(old_names, resource::text)]
   where resource = any (old_names);
  get diagnostics renamed = row_count;
  update reservations set resource = new_names[array_position(old_names, resource::text)]
   where resource = any (old_names);
  return renamed;
end $$;

-- Removes a volume type's limits and empty usages, in the transaction that deletes the type. Returns
-- false, and removes nothing, while anything of the type is counted or reserved: so there is never a
-- decrement for a type that is gone (Q-5).
create function quota_forget_type(p_name text) returns boolean
  language plpgsql as $$
declare
  names text[] := quota_type_resources(p_name);
begin
  perform pg_advisory_xact_lock(quota_names_lock());
  if exists (select from quota_usages u
              where u.resource = any (names) and (u.in_use > 0 or u.reserved > 0))
     or exists (select from reservations r where r.resource = any (names)) then
    return false;
  end if;
  delete from quotas where resource = any (names);
  delete from quota_classes where resource = any (names);
  delete from quota_usages where resource = any (names);
  return true;
end $$;
