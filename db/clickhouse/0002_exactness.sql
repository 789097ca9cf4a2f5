-- What became of every message, and whether that adds up with what the gateways counted.
--
-- A message of the events topic, named by (_log, _partition, _offset), is either a row of `events` or a
-- row of `dispositions`. _log is the incarnation of the topic (from Kafka's topic id): a topic that was
-- deleted and created again counts its offsets from 0, so an offset alone names nothing.
-- _gateway and _request name the HTTP request that brought an event (header `request`; 0 without one): a
-- copy that we wrote twice ourselves carries the same two, a repeat by the client does not.

ALTER TABLE events
  ADD COLUMN IF NOT EXISTS _log UInt64 CODEC(ZSTD(1)) AFTER key_id,
  ADD COLUMN IF NOT EXISTS _gateway UInt32 CODEC(ZSTD(1)) AFTER _log,
  ADD COLUMN IF NOT EXISTS _request UInt32 CODEC(ZSTD(1)) AFTER _gateway;

-- The stored side of the ledger.
ALTER TABLE events ADD PROJECTION IF NOT EXISTS received_by_minute (
  SELECT project_id, toStartOfMinute(received_at), key_id, sdk_name, sdk_version, _gateway, count()
  GROUP BY project_id, toStartOfMinute(received_at), key_id, sdk_name, sdk_version, _gateway
);

-- Messages that were not stored. Written under the fence of the partition, before the commit, and never
-- decided anew. `replayed` is a copy that we wrote twice ourselves; only the others count in the ledger.
-- What could not be read of a broken message is empty or zero. of_* name the stored original.
CREATE TABLE IF NOT EXISTS dispositions (
  project_id UUID,
  id UUID,
  key_id UUID,
  sdk_name LowCardinality(String),
  sdk_version LowCardinality(String),
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  outcome Enum8('duplicate' = 1, 'replayed' = 2, 'filtered' = 3, 'quarantined' = 4),
  reason LowCardinality(String),
  detail String CODEC(ZSTD(1)),
  of_log UInt64 CODEC(ZSTD(1)),
  of_partition UInt16,
  of_offset UInt64,
  settled_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
  _log UInt64 CODEC(ZSTD(1)),
  _gateway UInt32 CODEC(ZSTD(1)),
  _request UInt32 CODEC(ZSTD(1)),
  _partition UInt16,
  _offset UInt64 CODEC(Delta, ZSTD(1)),

  INDEX event_id id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toMonday(received_at)
ORDER BY (_log, _partition, _offset)
TTL toDate(received_at) + 90
SETTINGS ttl_only_drop_parts = 1;

-- What the gateways counted, as it comes from pulseboard.ledger.v1: cumulative per line, so the highest
-- figure counts and a repeated message changes nothing. `outcome` is received, accepted, duplicate,
-- spooled, rate_limited, unavailable, or rejected with its code in `reason`.
CREATE TABLE IF NOT EXISTS ledger (
  project_id UUID,
  minute DateTime('UTC'),
  gateway UInt32,
  key_id UUID,
  sdk_name LowCardinality(String),
  sdk_version LowCardinality(String),
  outcome LowCardinality(String),
  reason LowCardinality(String),
  events SimpleAggregateFunction(max, UInt64)
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(minute)
ORDER BY (project_id, minute, gateway, key_id, sdk_name, sdk_version, outcome, reason)
TTL toDate(minute) + 90
SETTINGS ttl_only_drop_parts = 1;

-- One run of a gateway process. All counts of requests that came before reported_through are in `ledger`.
CREATE TABLE IF NOT EXISTS gateway_runs (
  gateway UInt32,
  started_at DateTime64(3, 'UTC'),
  reported_through DateTime64(3, 'UTC'),
  reported_at DateTime64(3, 'UTC'),
  ended Bool,
  spool_events UInt64,
  spool_bytes UInt64,
  spool_oldest_at Nullable(DateTime64(3, 'UTC'))
)
ENGINE = ReplacingMergeTree(reported_at)
ORDER BY gateway
TTL toDate(started_at) + 90;

-- Messages that were gone before they could be read. last_offset is what the log began with, less one;
-- for a topic that was made anew it is unknown and equals first_offset.
CREATE TABLE IF NOT EXISTS offset_gaps (
  topic LowCardinality(String),
  log UInt64,
  partition UInt16,
  first_offset UInt64,
  last_offset UInt64,
  kind Enum8('deleted_before_read' = 1, 'topic_recreated' = 2, 'offset_beyond_end' = 3),
  found_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (topic, log, partition, first_offset, last_offset, kind);
