-- What the roles of the services may do in the database, for its owner brazier or an administrator to run after every
-- migration:
--
--   psql -d brazier -v ON_ERROR_STOP=1 -1 -f rights.sql

-- No day of the record is made or dropped meanwhile (operations_keep).
select pg_advisory_xact_lock(4702111234474983746);

-- They read and write the rows of what the owner makes, now and later.
grant usage on schema public to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
grant select, insert, update, delete on all tables in schema public
  to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
grant usage, select on all sequences in schema public
  to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
alter default privileges for role brazier in schema public grant select, insert, update, delete on tables
  to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
alter default privileges for role brazier in schema public grant usage, select on sequences
  to brazier_api, brazier_scheduler, brazier_volume, brazier_doctor;
