-- The type of a project's volumes that are made without one.

create table default_volume_types (
  project_id     varchar(255) primary key,
  volume_type_id varchar(36)  not null references volume_types (id),
  created_at     timestamptz  not null default now(),
  updated_at     timestamptz
);

create index default_volume_types_type on default_volume_types (volume_type_id);
