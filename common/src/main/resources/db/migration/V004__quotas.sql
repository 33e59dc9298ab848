-- Quotas in Cinder's tables, exact by construction: counters cannot go negative, and there is one row
-- per project and resource (D-7, Q-6, Q-7). Numbers are 64-bit (Q-22).

create table quotas (
  project_id varchar(255) not null,
  resource   varchar(300) not null,
  hard_limit bigint       not null check (hard_limit >= -1),
  created_at timestamptz  not null default now(),
  updated_at timestamptz,
  primary key (project_id, resource)
);

create table quota_classes (
  class_name varchar(255) not null,
  resource   varchar(300) not null,
  hard_limit bigint       not null check (hard_limit >= -1),
  created_at timestamptz  not null default now(),
  updated_at timestamptz,
  primary key (class_name, resource)
);

insert into quota_classes (class_name, resource, hard_limit)
values ('default', 'volumes', 10),
       ('default', 'snapshots', 10),
       ('default', 'gigabytes', 1000),
       ('default', 'per_volume_gigabytes', -1),
       ('default', 'backups', 10),
       ('default', 'backup_gigabytes', 1000),
       ('default', 'groups', 10);

create table quota_usages (
  id         bigint generated always as identity primary key,
  project_id varchar(255) not null,
  resource   varchar(300) not null,
  in_use     bigint       not null default 0 check (in_use >= 0),
  reserved   bigint       not null default 0 check (reserved >= 0),
  created_at timestamptz  not null default now(),
  updated_at timestamptz,
  unique (project_id, resource)
) with (fillfactor = 50); -- room for updates in place: these are the hottest rows

create table reservations (
  id         bigint generated always as identity primary key,
  uuid       varchar(36)  not null,
  usage_id   bigint       not null references quota_usages (id),
  project_id varchar(255) not null,
  resource   varchar(300) not null,
  delta      bigint       not null,
  expire     timestamptz  not null,
  created_at timestamptz  not null default now(),
  deleted_at timestamptz,
  deleted    boolean      not null default false
);

create index reservations_live_uuid on reservations (uuid) where not deleted;
create index reservations_live_expire on reservations (expire) where not deleted;
