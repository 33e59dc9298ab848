-- Our own: what backends report, and what is claimed on their pools. All capacities are GiB.

-- One sequence for all pools: a number is never used twice, so a claim that was computed on a report
-- cannot hit another one, not even that of a pool that went away and came back.
create sequence backend_report_sequence;

create table backend_pools (
  id                          bigint generated always as identity primary key,
  name                        varchar(300) not null unique, -- host@backend#pool
  backend                     varchar(255) not null,        -- host@backend
  total_capacity_gb           double precision not null,
  free_capacity_gb            double precision not null,
  provisioned_capacity_gb     double precision not null,
  seen_capacity_gb            bigint       not null check (seen_capacity_gb >= 0),
  reserved_percentage         integer      not null check (reserved_percentage between 0 and 100),
  max_over_subscription_ratio double precision not null,
  thin_provisioning           boolean      not null,
  capabilities                jsonb        not null,
  -- Sum of the sizes of all live volumes placed on the pool: the claims. Changed only by conditional
  -- statements in the transaction that places a volume or takes it away.
  allocated_capacity_gb       bigint       not null default 0 check (allocated_capacity_gb >= 0),
  report_sequence             bigint       not null default nextval('backend_report_sequence'),
  -- False once a report of the backend came without the pool. Such a pool takes no claim, and its row
  -- goes when nothing is claimed on it any more.
  present                     boolean      not null default true,
  reported_at                 timestamptz  not null default now(),
  created_at                  timestamptz  not null default now()
) with (fillfactor = 70);

create index backend_pools_backend on backend_pools (backend);
