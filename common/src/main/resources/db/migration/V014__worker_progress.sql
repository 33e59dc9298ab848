-- How far work is that takes long, in percent; null where nobody says.
alter table workers add column progress smallint check (progress between 0 and 100);
