-- Who may reach a volume over the network: one row for each initiator, as long as it may. Exports are made from them.
create table volume_connections (
  id         varchar(36)  primary key,
  volume_id  varchar(36)  not null references volumes (id),
  initiator  varchar(255) not null,
  status     varchar(255) not null,
  secret     varchar(255),
  properties jsonb,
  error      text,
  created_at timestamptz  not null default now(),
  updated_at timestamptz
);

create unique index volume_connections_pair on volume_connections (volume_id, initiator);

-- Through which of them a server or host has the volume.
alter table volume_attachment add column initiator varchar(255);
