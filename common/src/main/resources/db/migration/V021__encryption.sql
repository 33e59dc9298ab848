-- How volumes of a type are to be encrypted. There is no history: a row goes with what it says.

create table encryption (
  encryption_id    varchar(36)  primary key,
  volume_type_id   varchar(36)  not null unique references volume_types (id),
  provider         varchar(255) not null,
  control_location varchar(255) not null,
  cipher           varchar(255),
  key_size         integer      check (key_size >= 0),
  created_at       timestamptz  not null default now(),
  updated_at       timestamptz
);
