-- The rollups, ordered by time before everything that people filter by: a question about a day reads the rows
-- of that day and not one granule of every environment, release and name of all times. Before, the server
-- found the raw rows cheaper than a rollup for any range much shorter than the history.
--
-- Users are kept as states (uniqState), so that whole hours and the minutes at both ends of a range can be
-- asked of two rollups and merged. max(received_at) moves to the rollup by minute of receipt, where the newest
-- one is at the end.
--
-- Rollups are read in small steps: with 8192 rows the last step of a project in each part, which nothing can
-- leave out, was most of what a question read. Not smaller than 2048 for the two large ones: the server compares
-- the number of steps with that of the raw rows, and would take those.
--
-- A part of `events` holds the events of some days, but its last step of a project reaches into the next one:
-- `happened` says which parts have nothing of a time, so that a page of events opens one or two of them.
--
-- The old ones go and the new ones are made of the rows that are there, in the background: until that is
-- through, older parts are answered from their rows. They have new names, because a part that still holds the old
-- one of a name would be read as the new one.

ALTER TABLE events
  DROP PROJECTION IF EXISTS series_by_minute,
  DROP PROJECTION IF EXISTS series_by_hour,
  DROP PROJECTION IF EXISTS names_by_minute,
  DROP PROJECTION IF EXISTS received_by_minute
SETTINGS mutations_sync = 0;

ALTER TABLE events
  ADD PROJECTION IF NOT EXISTS minute_series (
    SELECT project_id, toStartOfMinute(timestamp), type, environment, release,
      count(), uniqState(nullIf(user_id, ''))
    GROUP BY project_id, toStartOfMinute(timestamp), type, environment, release
  ) WITH SETTINGS (index_granularity = 2048),
  ADD PROJECTION IF NOT EXISTS hour_series (
    SELECT project_id, toStartOfHour(timestamp), type, environment, release,
      count(), uniqState(nullIf(user_id, ''))
    GROUP BY project_id, toStartOfHour(timestamp), type, environment, release
  ) WITH SETTINGS (index_granularity = 1024),
  ADD PROJECTION IF NOT EXISTS minute_names (
    SELECT project_id, type, toStartOfMinute(timestamp), name, environment, release,
      count(), uniqState(nullIf(user_id, '')), max(timestamp), any(unit),
      quantilesTDigest(0.5, 0.75, 0.95, 0.99)(value)
    GROUP BY project_id, type, toStartOfMinute(timestamp), name, environment, release
  ) WITH SETTINGS (index_granularity = 2048),
  ADD PROJECTION IF NOT EXISTS minute_receipts (
    SELECT project_id, toStartOfMinute(received_at), key_id, sdk_name, sdk_version, _gateway,
      count(), max(received_at)
    GROUP BY project_id, toStartOfMinute(received_at), key_id, sdk_name, sdk_version, _gateway
  ) WITH SETTINGS (index_granularity = 1024);

ALTER TABLE events ADD INDEX IF NOT EXISTS happened timestamp TYPE minmax GRANULARITY 1;

ALTER TABLE events
  MATERIALIZE INDEX happened,
  MATERIALIZE PROJECTION minute_series,
  MATERIALIZE PROJECTION hour_series,
  MATERIALIZE PROJECTION minute_names,
  MATERIALIZE PROJECTION minute_receipts
SETTINGS mutations_sync = 0;
