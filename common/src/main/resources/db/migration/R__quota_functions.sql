-- The quota engine's statements as they are today; V004_1 has their first form and tells of the order of the
-- locks. A function that changes stands here from then on.

-- Takes all amounts or none. An amount below zero is not limited. The kind per_volume_gigabytes is compared with
-- its limit and not counted.
--
-- With a uuid the amounts are reserved: quota_settle makes them usage or gives them back, and what is below zero
-- frees at the commit. Without one they are usage at once, which is for what is accepted and settled in one
-- transaction.
--
-- No row comes back when everything is taken. When a limit is in the way nothing is, and each resource comes back
-- with the numbers that the refusal is told with; one row that has a type id and no type name says that the volume
-- type does not exist.
create or replace function quota_reserve(
    p_uuid text, p_project text, p_kinds text[], p_types text[], p_amounts bigint[],
    p_fallbacks bigint[], p_class text, p_seconds bigint)
  returns table (kind text, type_id text, type_name text, requested bigint, hard_limit bigint,
                 in_use bigint, reserved bigint)
  language plpgsql as $$
#variable_conflict use_column
declare
  at_once boolean := p_uuid is null;
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
      -- The update is the lock: to lock first would write the row twice. A refusal takes it back.
      if at_once then
        update quota_usages u
           set in_use = u.in_use + line.amount, updated_at = now()
         where u.project_id = p_project and u.resource = line.resource
        returning u.id, u.in_use - line.amount, u.reserved into row_id, row_used, row_held;
      elsif line.amount > 0 then
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
    if not at_once then
      insert into reservations (uuid, usage_id, project_id, resource, delta, expire)
      select p_uuid, l.id, p_project, l.resource, l.amount,
             now() + make_interval(secs => p_seconds)
        from unnest(ids, resources, amounts) l (id, resource, amount)
       where l.id is not null;
    end if;
    return;
  end if;

  update quota_usages u
     set in_use = u.in_use - case when at_once then l.amount else 0 end,
         reserved = u.reserved - case when at_once then 0 else greatest(l.amount, 0) end
    from unnest(ids, amounts) l (id, amount)
   where u.id = l.id;
  return query
    select n.kind, n.type_id, n.type_name, n.amount, l.hard_limit, l.in_use, l.reserved
      from quota_lines(p_kinds, p_types, p_amounts, p_fallbacks) n
      join unnest(resources, limits, used, held) l (resource, hard_limit, in_use, reserved)
        on l.resource = n.resource;
end $$;
