-- Work in the background. The queue itself is graphile-worker's, in its own schema, which the same
-- migration makes; it empties itself. What people may want to know afterwards is kept here.

-- The last run of each kind of task.
CREATE TABLE job_runs (
  task text PRIMARY KEY,
  runs bigint NOT NULL DEFAULT 1,
  started_at timestamptz NOT NULL DEFAULT now(),
  -- Null while it runs, and for ever when the process was killed in the middle.
  finished_at timestamptz,
  duration_ms bigint,
  error text
);

-- awaits: topic → partition → offset that must be passed before anything is deleted. attempts counts
-- failures. A job that has not changed for a while and is not queued any more is queued again.
ALTER TABLE data_jobs
  ADD COLUMN awaits jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX data_jobs_unfinished_idx ON data_jobs (updated_at) WHERE finished_at IS NULL;
