-- What was asked for stays when its worker goes: who asked, each turn that somebody took, and how it ended
-- (docs/workers.md). Both tables are only added to, by the statements that move the worker, and dropped a day
-- at a time. An operation has the id of its worker.

create table operations (
  id            bigint       not null,
  resource_type varchar(40)  not null,
  resource_id   varchar(36)  not null,
  operation     varchar(64)  not null,
  topic         varchar(255) not null,
  request_id    varchar(255) not null,
  user_id       varchar(255) not null,
  project_id    varchar(255) not null,
  -- The tasks of the request that accepted it, with the microseconds that each took.
  step_names    text[]       not null,
  step_micros   bigint[]     not null,
  at            timestamptz  not null default clock_timestamp()
) partition by range (at);

create index operations_id on operations (id);
create index operations_resource on operations (resource_id, at);
create index operations_request on operations (request_id);

create table operation_events (
  operation_id bigint       not null,
  -- taken, handed_on, failed (one attempt), released, recovered, ended
  kind         varchar(16)  not null,
  topic        varchar(255) not null,
  attempt      integer      not null,
  holder       varchar(300),
  -- Of an end: succeeded, failed, abandoned, withdrawn.
  outcome      varchar(16),
  -- Why it failed, or what was decided; for administrators.
  cause        text,
  step_names   text[],
  step_micros  bigint[],
  at           timestamptz  not null default clock_timestamp()
) partition by range (at);

create index operation_events_operation on operation_events (operation_id);

-- Takes what no day was made for in time, so that nothing is ever refused for want of one.
create table operations_rest partition of operations default;
create table operation_events_rest partition of operation_events default;

-- Makes the days to come and drops those that are past. A day of which there is something in the rest already
-- stays there. Called at every start and once a day by every scheduler; of several, one does it.
create function operations_keep(p_days integer) returns integer
  language plpgsql as $$
declare
  parent text;
  day date;
  old record;
  taken boolean;
  dropped integer := 0;
begin
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

select operations_keep(14);

-- The quota that work holds until it ends.
alter table workers add column reservations varchar(36);

-- A worker's payload is the arguments of its operation alone: type and version went with the messages.
update workers set payload = payload -> 'payload' where payload ? 'payload';

-- What is claimed for a volume on its pool: its size, and while it grows, and after it failed to and nobody knows
-- how far it came, the size that it was to have.
alter table volumes add column claimed_gib integer not null default 0 check (claimed_gib >= 0);
update volumes set claimed_gib = size where host is not null and not deleted;
