-- Figures by hour that outlive the events they were made of: what a chart of last year shows.
--
-- A row sums up what is known of one hour by type, name, environment and release. Days are sealed by a
-- nightly job: it builds a day anew beside the table and puts it in the place of the old one with REPLACE
-- PARTITION, so readers see the old day or the new one, and doing it twice changes nothing.
-- sealed_through: events that landed before are counted, later ones are not yet; one value a day.
CREATE TABLE IF NOT EXISTS sealed_hours (
  project_id UUID,
  hour DateTime('UTC'),
  type LowCardinality(String),
  name LowCardinality(String),
  environment LowCardinality(String),
  release LowCardinality(String),
  unit LowCardinality(String),
  events UInt64,
  users AggregateFunction(uniq, Nullable(String)),
  quantiles AggregateFunction(quantilesTDigest(0.5, 0.75, 0.95, 0.99), Nullable(Float64)),
  sealed_through DateTime64(3, 'UTC')
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(hour)
ORDER BY (project_id, hour, type, name, environment, release);
