-- Work is a row: outbox, lease and recovery record in one (docs/workers.md).

create table workers (
  id             bigint generated always as identity primary key,
  resource_type  varchar(40)  not null,
  resource_id    varchar(36)  not null,
  status         varchar(255) not null,
  service_id     bigint       references services (id),
  race_preventer integer      not null default 0,
  operation      varchar(64)  not null,
  payload        jsonb        not null,
  topic          varchar(255) not null,
  attempt        integer      not null default 0 check (attempt >= 0),
  last_error     text,
  cast_at        timestamptz,
  cast_count     integer      not null default 0 check (cast_count >= 0),
  -- When the sweep looks at the row if nothing happens to it until then.
  due_at         timestamptz  not null default now(),
  lease_owner    varchar(300),
  lease_until    timestamptz,
  fence          bigint       not null default 0 check (fence >= 0),
  request_id     varchar(255) not null,
  user_id        varchar(255) not null,
  project_id     varchar(255) not null,
  traceparent    varchar(64),
  created_at     timestamptz  not null default now(),
  updated_at     timestamptz  not null default now(),
  unique (resource_type, resource_id),
  check ((lease_owner is null) = (lease_until is null))
) with (fillfactor = 70);

-- What the sweepers look for: by topic, the longest due first.
create index workers_topic_due on workers (topic, due_at);
