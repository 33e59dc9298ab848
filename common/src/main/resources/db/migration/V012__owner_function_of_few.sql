-- operations_keep runs with its owner's rights, so neither its tables nor its arguments are the caller's to choose. It
-- looked for tables in the order of V011's settings, where a caller's temporary ones come first, and who kept less than
-- a day lost what is under way. Its statements are V008's.

create or replace function operations_keep(p_days integer) returns integer
  language plpgsql security definer as $$
declare
  parent text;
  day date;
  old record;
  taken boolean;
  dropped integer := 0;
begin
  if coalesce(p_days, 0) < 1 then
    raise invalid_parameter_value using message = 'days must be 1 or more';
  end if;
  if not pg_try_advisory_xact_lock(4702111234474983746) then
    return 0;
  end if;
  -- A table is made and dropped under a lock that accepts nothing beside it; better later than for long.
  set local lock_timeout = '2s';
  foreach parent in array array['operations', 'operation_events'] loop
    for offset_days in 0..7 loop
      day := current_date + offset_days;
      execute format('select exists (select from %I where at >= %L and at < %L)', parent || '_rest', day, day + 1)
        into taken;
      if not taken then
        execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
                       parent || to_char(day, '"_"YYYYMMDD'), parent, day, day + 1);
      end if;
    end loop;
    for old in
      select c.relname as name
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = parent::regclass
         and c.relname ~ ('^' || parent || '_[0-9]{8}$')
         and to_date(right(c.relname, 8), 'YYYYMMDD') < current_date - p_days
    loop
      execute format('drop table %I', old.name);
      dropped := dropped + 1;
    end loop;
    execute format('delete from %I where at < current_date - %L::integer', parent || '_rest', p_days);
  end loop;
  return dropped;
end $$;

do $$
declare
  caller text;
begin
  -- The schema that is migrated. The system's comes before it unsaid, and is where no table would be made.
  execute format('alter function operations_keep(integer) set search_path = %I, pg_temp', current_schema());
  -- Services of the version before go on calling it, whatever their roles are: those that write the record.
  for caller in
    select distinct a.grantee::regrole::text
      from pg_class c, aclexplode(c.relacl) a
     where c.oid = 'operation_events'::regclass and a.privilege_type = 'INSERT' and a.grantee <> 0
  loop
    execute format('grant execute on function operations_keep(integer) to %s', caller);
  end loop;
  revoke execute on function operations_keep(integer) from public;
end $$;
