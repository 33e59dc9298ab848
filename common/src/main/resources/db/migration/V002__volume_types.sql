create table volume_types (
  id           varchar(36)  primary key,
  name         varchar(255) not null,
  description  varchar(255),
  qos_specs_id varchar(36),
  is_public    boolean      not null default true,
  created_at   timestamptz  not null default now(),
  updated_at   timestamptz,
  deleted_at   timestamptz,
  deleted      boolean      not null default false
);

-- Two creates with one name have one winner (D-5).
create unique index volume_types_live_name on volume_types (name) where not deleted;

create table volume_type_extra_specs (
  volume_type_id varchar(36)  not null references volume_types (id),
  key            varchar(255) not null,
  value          varchar(255),
  created_at     timestamptz  not null default now(),
  updated_at     timestamptz,
  primary key (volume_type_id, key)
);

create table volume_type_projects (
  volume_type_id varchar(36)  not null references volume_types (id),
  project_id     varchar(255) not null,
  created_at     timestamptz  not null default now(),
  primary key (volume_type_id, project_id)
);

create index volume_type_projects_project on volume_type_projects (project_id);

-- There from installation on, as in Cinder; volumes made without a type have it.
insert into volume_types (id, name, description)
values ('00000000-0000-4000-8000-000000000000', '__DEFAULT__', 'Default Volume Type');
