-- Group types. Cinder's table of the projects that may use a private one has no API to fill it, so it is not here.

create table group_types (
  id          varchar(36)  primary key,
  name        varchar(255) not null,
  description varchar(255),
  is_public   boolean      not null default true,
  created_at  timestamptz  not null default now(),
  updated_at  timestamptz,
  deleted_at  timestamptz,
  deleted     boolean      not null default false
);

create unique index group_types_live_name on group_types (name) where not deleted;

create table group_type_specs (
  group_type_id varchar(36)  not null references group_types (id),
  key           varchar(255) not null,
  value         varchar(255),
  created_at    timestamptz  not null default now(),
  updated_at    timestamptz,
  primary key (group_type_id, key)
);

-- There from installation on, as in Cinder: what consistency groups became.
insert into group_types (id, name, description)
values ('00000000-0000-4000-8000-000000000001', 'default_cgsnapshot_type', 'Default group type for migrating cgsnapshot');
insert into group_type_specs (group_type_id, key, value)
values ('00000000-0000-4000-8000-000000000001', 'consistent_group_snapshot_enabled', '<is> True');
