-- Users and rights for a ClickHouse server of your own, run once by an administrator:
--   clickhouse-client --param_password=… --param_reader_password=… --queries-file users.sql
-- The database is pulseboard. The embedded server gets the same rights from its own file of users.

CREATE DATABASE IF NOT EXISTS pulseboard;

-- Migrations, landing: writes events, ends its own abandoned inserts (KILL QUERY), sees what runs, how far
-- a deletion is and which partitions are over.
CREATE USER IF NOT EXISTS pulseboard IDENTIFIED WITH sha256_password BY {password:String};
GRANT SELECT, INSERT, ALTER, CREATE TABLE, CREATE VIEW, DROP TABLE, DROP VIEW, TRUNCATE, OPTIMIZE
  ON pulseboard.* TO pulseboard;
GRANT CREATE DATABASE ON pulseboard.* TO pulseboard;
GRANT KILL QUERY ON *.* TO pulseboard;
GRANT SELECT ON system.processes TO pulseboard;
GRANT SELECT ON system.mutations TO pulseboard;
GRANT SELECT ON system.parts TO pulseboard;

-- Questions of the dashboard and the API: reads events, changes nothing. readonly = 2 lets the API set
-- limits on a question.
CREATE USER IF NOT EXISTS pulseboard_reader IDENTIFIED WITH sha256_password BY {reader_password:String}
  SETTINGS readonly = 2, max_execution_time = 30, max_memory_usage = 4000000000;
GRANT SELECT ON pulseboard.events TO pulseboard_reader;
GRANT SELECT ON pulseboard.dispositions TO pulseboard_reader;
GRANT SELECT ON pulseboard.ledger TO pulseboard_reader;
GRANT SELECT ON pulseboard.sealed_hours TO pulseboard_reader;
GRANT SELECT ON pulseboard.gateway_runs TO pulseboard_reader;
GRANT SELECT ON pulseboard.offset_gaps TO pulseboard_reader;
-- How large the tables are: without it the usage of a project shows no bytes on disk.
GRANT SELECT(database, table, active, rows, bytes_on_disk) ON system.parts TO pulseboard_reader;
