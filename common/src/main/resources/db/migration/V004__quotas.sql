-- Quotas in Cinder's tables, exact by construction: counters cannot go negative, and there is one row
-- per project and resource (D-7, Q-6, Q-7). Numbers are 64-bit (Q-22). Resource names are compared byte
-- by byte, so that the order of locks (V004_1) is the same under every locale.

create table quotas (
  project_id varchar(255) not null,
  resource   varchar(300) collate "C" not null,
  hard_limit bigint       not null check (hard_limit >= -1),
  created_at timestamptz  not null default now(),
  updated_at timestamptz,
  primary key (project_id, resource)
);

create table quota_classes (
  class_name varchar(255) not null,
  resource   varchar(300) collate "C" not null,
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
  resource   varchar(300) collate "C" not null,
  in_use     bigint       not null default 0 check (in_use >= 0),
  reserved   bigint       not null default 0 check (reserved >= 0),
  created_at timestamptz  not null default now(),
  updated_at timestamptz,
  -- No other index: an update of the counters then stays on its page (HOT).
  unique (project_id, resource)
) with (fillfactor = 50); -- room for updates in place: these are the hottest rows

-- One row per resource; the rows of one reservation share the uuid. A settled reservation's rows are
-- removed, not marked: marking would write each row a second time and keep four dead rows per volume
-- ever made. So the table holds what is pending, and is nearly always empty. usage_id is no foreign key
-- because its check costs a query per row, and only quota_forget_type removes usages, never live ones.
create table reservations (
  uuid       varchar(36)  not null,
  usage_id   bigint       not null,
  project_id varchar(255) not null,
  resource   varchar(300) collate "C" not null,
  delta      bigint       not null check (delta <> 0),
  expire     timestamptz  not null,
  created_at timestamptz  not null default now(),
  primary key (uuid, usage_id)
);
