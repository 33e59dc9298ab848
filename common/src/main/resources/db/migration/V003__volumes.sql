create table volumes (
  id                  varchar(36)  primary key,
  _name_id            varchar(36),
  use_quota           boolean      not null default true,
  user_id             varchar(255) not null,
  project_id          varchar(255) not null,
  snapshot_id         varchar(36),
  cluster_name        varchar(255),
  host                varchar(255),
  size                integer      not null check (size >= 0),
  availability_zone   varchar(255),
  status              varchar(255) not null,
  attach_status       varchar(255) not null default 'detached',
  migration_status    varchar(255),
  previous_status     varchar(255),
  scheduled_at        timestamptz,
  launched_at         timestamptz,
  terminated_at       timestamptz,
  display_name        varchar(255),
  display_description varchar(255),
  provider_location   varchar(256),
  provider_auth       varchar(256),
  provider_geometry   varchar(255),
  provider_id         varchar(255),
  volume_type_id      varchar(36)  not null references volume_types (id),
  source_volid        varchar(36),
  encryption_key_id   varchar(36),
  consistencygroup_id varchar(36),
  group_id            varchar(36),
  bootable            boolean      not null default false,
  multiattach         boolean      not null default false,
  replication_status  varchar(255),
  service_uuid        varchar(36),
  shared_targets      boolean      default true,
  created_at          timestamptz  not null default now(),
  updated_at          timestamptz,
  deleted_at          timestamptz,
  deleted             boolean      not null default false
);

-- The page order of every list: newest first, by key (never by offset).
create index volumes_live_project on volumes (project_id, created_at, id) where not deleted;
create index volumes_live_created on volumes (created_at, id) where not deleted;
create index volumes_live_host on volumes (host) where not deleted;
create index volumes_live_type on volumes (volume_type_id) where not deleted;
create index volumes_live_unsettled on volumes (status)
  where not deleted and status not in ('available', 'in-use');

create table volume_metadata (
  volume_id  varchar(36)  not null references volumes (id),
  key        varchar(255) not null,
  value      varchar(255) not null,
  created_at timestamptz  not null default now(),
  updated_at timestamptz,
  primary key (volume_id, key)
);

create table volume_admin_metadata (
  volume_id  varchar(36)  not null references volumes (id),
  key        varchar(255) not null,
  value      varchar(255) not null,
  created_at timestamptz  not null default now(),
  updated_at timestamptz,
  primary key (volume_id, key)
);

create table volume_glance_metadata (
  volume_id   varchar(36)  not null references volumes (id),
  snapshot_id varchar(36),
  key         varchar(255) not null,
  value       text         not null,
  created_at  timestamptz  not null default now(),
  primary key (volume_id, key)
);

create table snapshots (
  id                  varchar(36)  primary key,
  use_quota           boolean      not null default true,
  user_id             varchar(255) not null,
  project_id          varchar(255) not null,
  volume_id           varchar(36)  not null references volumes (id),
  cgsnapshot_id       varchar(36),
  group_snapshot_id   varchar(36),
  status              varchar(255) not null,
  progress            varchar(255),
  volume_size         integer      not null check (volume_size >= 0),
  scheduled_at        timestamptz,
  display_name        varchar(255),
  display_description varchar(255),
  encryption_key_id   varchar(36),
  volume_type_id      varchar(36)  not null references volume_types (id),
  provider_location   varchar(255),
  provider_id         varchar(255),
  provider_auth       varchar(255),
  created_at          timestamptz  not null default now(),
  updated_at          timestamptz,
  deleted_at          timestamptz,
  deleted             boolean      not null default false
);

create index snapshots_live_volume on snapshots (volume_id) where not deleted;
create index snapshots_live_project on snapshots (project_id, created_at, id) where not deleted;

create table volume_attachment (
  id              varchar(36)  primary key,
  volume_id       varchar(36)  not null references volumes (id),
  instance_uuid   varchar(36),
  attached_host   varchar(255),
  mountpoint      varchar(255),
  attach_time     timestamptz,
  detach_time     timestamptz,
  attach_status   varchar(255) not null,
  attach_mode     varchar(36),
  connection_info jsonb,
  connector       jsonb,
  created_at      timestamptz  not null default now(),
  updated_at      timestamptz,
  deleted_at      timestamptz,
  deleted         boolean      not null default false
);

create index volume_attachment_live_volume on volume_attachment (volume_id) where not deleted;
