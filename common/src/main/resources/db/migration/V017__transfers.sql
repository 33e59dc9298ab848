-- Offers of a volume to whoever knows the key, until one takes it or the owner takes it back. The key itself is nowhere.
create table transfers (
  id                     varchar(36)  primary key,
  volume_id              varchar(36)  not null references volumes (id),
  display_name           varchar(255),
  salt                   varchar(255) not null,
  crypt_hash             varchar(255) not null,
  no_snapshots           boolean      not null default false,
  source_project_id      varchar(255) not null,
  destination_project_id varchar(255),
  accepted               boolean      not null default false,
  created_at             timestamptz  not null default now(),
  updated_at             timestamptz,
  deleted_at             timestamptz,
  deleted                boolean      not null default false
);

create unique index transfers_live_volume on transfers (volume_id) where not deleted;
create index transfers_live_project on transfers (source_project_id, created_at, id) where not deleted;
