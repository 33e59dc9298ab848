-- Log levels of running services: what operators ask for, which the services read every other second, and what the
-- levels of each service are. Both are of processes that run: a service that starts looks at no order from before.

create table log_level_orders (
  id         bigint generated always as identity primary key,
  -- Which services: empty for all.
  "binary"   varchar(255) not null,
  server     varchar(255) not null,
  -- Which loggers: empty for all.
  prefix     varchar(255) not null,
  level      varchar(16)  not null,
  created_at timestamptz  not null default now()
);

create table log_level_reports (
  host       varchar(255) not null,
  "binary"   varchar(255) not null,
  -- The loggers that have a level of their own, the root under an empty name.
  loggers    text[]       not null,
  levels     text[]       not null,
  updated_at timestamptz  not null default now(),
  primary key (host, "binary")
);
