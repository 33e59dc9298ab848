-- Services, user messages. Names are Cinder's (cinder/db/models.py); every moment is the database's own
-- clock, with its zone, so that the services' clocks do not matter.

create table services (
  id                      bigint generated always as identity primary key,
  uuid                    varchar(36)  not null unique,
  host                    varchar(255) not null,
  "binary"                varchar(255) not null,
  topic                   varchar(255) not null,
  availability_zone       varchar(255) not null,
  report_count            bigint       not null default 0 check (report_count >= 0),
  disabled                boolean      not null default false,
  disabled_reason         varchar(255),
  backend_state           varchar(36),
  replication_status      varchar(36)  not null default 'not-capable',
  active_backend_id       varchar(255),
  frozen                  boolean      not null default false,
  cluster_name            varchar(255),
  modified_at             timestamptz,
  created_at              timestamptz  not null default now(),
  updated_at              timestamptz  not null default now(),
  deleted_at              timestamptz,
  deleted                 boolean      not null default false
);

-- Two first starts of one service must not make two rows (D-1).
create unique index services_live_host_binary on services (host, "binary") where not deleted;

create table messages (
  id            varchar(36)  primary key,
  project_id    varchar(255) not null,
  message_level varchar(255) not null,
  request_id    varchar(255) not null,
  resource_type varchar(36),
  resource_uuid varchar(255),
  event_id      varchar(255) not null,
  action_id     varchar(10)  not null,
  detail_id     varchar(10)  not null,
  -- Ours: the cause in words, for administrators ("per pool, why not").
  cause         text,
  expires_at    timestamptz  not null,
  created_at    timestamptz  not null default now(),
  updated_at    timestamptz,
  deleted_at    timestamptz,
  deleted       boolean      not null default false
);

create index messages_live_project on messages (project_id, created_at, id) where not deleted;
create index messages_expires_at on messages (expires_at);
