-- What the roles of the services may do in the database, for its owner brazier or an administrator to run after every
-- migration:
--
--   psql -d brazier -v ON_ERROR_STOP=1 -1 -f rights.sql

-- No day of the record is made or dropped meanwhile (operations_keep).
select pg_advisory_xact_lock(4702111234474983746);

-- Nobody but the owner makes anything, so that no name stands for what a role has put in its way.
revoke temporary on database brazier from public;
revoke create on schema public from public;

-- The roles read and write the rows of what the owner makes, now and later, but for what follows.
grant usage on schema public to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
grant select, insert, update, delete on all tables in schema public
  to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
grant usage, select on all sequences in schema public
  to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
alter default privileges for role brazier in schema public grant select, insert, update, delete on tables
  to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
alter default privileges for role brazier in schema public grant usage, select on sequences
  to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;

-- What migrations write.
revoke insert, update, delete on flyway_schema_history
  from brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;

-- What operators set, by the API.
revoke insert, update, delete
  on quotas, quota_classes, volume_types, volume_type_extra_specs, volume_type_projects, default_volume_types, encryption,
    qos_specs, qos_spec_values, group_types, group_type_specs, log_level_orders
  from brazier_scheduler, brazier_volume, brazier_doctor;

-- What runs with the owner's rights.
revoke execute on function operations_keep from public, brazier_api, brazier_volume, brazier_doctor;
grant execute on function operations_keep to brazier_scheduler;
