-- QoS specs. That a type's are there is kept by their row: who gives a type some, and who removes them, locks it first.

create table qos_specs (
  id         varchar(36)  primary key,
  name       varchar(255) not null,
  consumer   varchar(255) not null,
  created_at timestamptz  not null default now(),
  updated_at timestamptz,
  deleted_at timestamptz,
  deleted    boolean      not null default false
);

create unique index qos_specs_live_name on qos_specs (name) where not deleted;

create table qos_spec_values (
  qos_specs_id varchar(36)  not null references qos_specs (id),
  key          varchar(255) not null,
  value        varchar(255),
  created_at   timestamptz  not null default now(),
  updated_at   timestamptz,
  primary key (qos_specs_id, key)
);

create index volume_types_live_qos_specs on volume_types (qos_specs_id) where not deleted;
