-- Events as they landed. One row an accepted event; `_partition` and `_offset` say which message it was.
--
-- timestamp is when it happened, corrected for a wrong device clock; device_time is what the device said.
-- Absent strings are empty, absent numbers and times are NULL.
--
-- ORDER BY: every question names a project and a time range; `id` makes pages by cursor stable.
-- PARTITION BY: the week in which rows expire, so that TTL drops whole parts and merges nothing away.
-- expires_on is stamped at landing from the project's retention, counted from the day of receipt.
-- Rollups are aggregate projections: they live in the part of their rows and commit with them. There is
-- no materialized view, and there must be none: it drifts from its source when a server is killed.

CREATE TABLE IF NOT EXISTS events (
  project_id UUID,
  id UUID,
  type LowCardinality(String),
  name LowCardinality(String),
  timestamp DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  device_time Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
  sent_at Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  landed_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
  expires_on Date,
  value Nullable(Float64),
  unit LowCardinality(String),
  level LowCardinality(String),
  release LowCardinality(String),
  environment LowCardinality(String),
  platform LowCardinality(String),
  app_version LowCardinality(String),
  os_name LowCardinality(String),
  os_version LowCardinality(String),
  device_id String,
  device_model LowCardinality(String),
  device_manufacturer LowCardinality(String),
  device_class LowCardinality(String),
  device_emulator Nullable(Bool),
  user_id String,
  session_id String,
  tags Map(LowCardinality(String), String),
  payload JSON(max_dynamic_paths = 128),
  error_type LowCardinality(String),
  error_message String CODEC(ZSTD(1)),
  error_stack String CODEC(ZSTD(1)),
  error_frames String CODEC(ZSTD(1)),
  error_handled Nullable(Bool),
  error_fingerprint Array(String),
  sdk_name LowCardinality(String),
  sdk_version LowCardinality(String),
  key_id UUID,
  _partition UInt16,
  _offset UInt64 CODEC(Delta, ZSTD(1)),

  INDEX landed_offset (_partition, _offset) TYPE minmax GRANULARITY 1,
  INDEX event_id id TYPE bloom_filter(0.01) GRANULARITY 1,

  -- Matched only by queries that group and filter by these very expressions.
  PROJECTION series_by_minute (
    SELECT project_id, type, environment, release, toStartOfMinute(timestamp),
      count(), uniq(nullIf(user_id, '')), max(received_at)
    GROUP BY project_id, type, environment, release, toStartOfMinute(timestamp)
  ),
  PROJECTION series_by_hour (
    SELECT project_id, type, environment, release, toStartOfHour(timestamp),
      count(), uniq(nullIf(user_id, '')), max(received_at)
    GROUP BY project_id, type, environment, release, toStartOfHour(timestamp)
  ),
  PROJECTION names_by_minute (
    SELECT project_id, type, name, environment, release, toStartOfMinute(timestamp),
      count(), uniq(nullIf(user_id, '')), max(timestamp), any(unit),
      quantilesTDigest(0.5, 0.75, 0.95, 0.99)(value)
    GROUP BY project_id, type, name, environment, release, toStartOfMinute(timestamp)
  )
)
ENGINE = MergeTree
PARTITION BY toMonday(expires_on)
PRIMARY KEY (project_id, timestamp)
ORDER BY (project_id, timestamp, id)
TTL expires_on
SETTINGS ttl_only_drop_parts = 1;

-- Who may insert the messages of a Kafka partition: the token of the highest epoch. See the landing
-- protocol in stream-processor/src/land.
CREATE TABLE IF NOT EXISTS fence (
  partition UInt16,
  epoch UInt64,
  token String,
  claimed_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY (partition, epoch);
