-- Until when a row rests after a failure: a bell that is rung earlier does not begin the next attempt. due_at cannot tell,
-- since a row that was just cast has its next look ahead of it too.
alter table workers add column paused_until timestamptz;
